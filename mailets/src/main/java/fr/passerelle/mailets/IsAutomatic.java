package fr.passerelle.mailets;

import fr.passerelle.understanding.Understood;
import org.apache.mailet.Mail;

/// Matches what no person wrote: automatic answers, bounces, receipts. Nothing that matches may
/// be answered (RFC 3834 §2).
public final class IsAutomatic extends WholeMailMatcher {
    @Override
    boolean matches(Mail mail) {
        return Records.understood(mail).filter(Understood::byMachine).isPresent();
    }
}
