package fr.passerelle.mailets;

import fr.passerelle.mail.Verdict;
import org.apache.mailet.Mail;

/// Matches messages whose author can be believed ([Opened#sender] is Valid).
public final class SenderIsTrusted extends WholeMailMatcher {
    @Override
    boolean matches(Mail mail) {
        return Records.opened(mail).filter(o -> o.sender() instanceof Verdict.Valid).isPresent();
    }
}
