package fr.passerelle.mailets;

import fr.passerelle.understanding.Understood;
import org.apache.mailet.Mail;

/// Matches what no person wrote: automatic answers, bounces, receipts. Nothing that matches may
/// be answered (RFC 3834 §2).
public final class IsAutomatic extends WholeMailMatcher {
    @Override
    boolean matches(Mail mail) {
        return Records.understood(mail).filter(IsAutomatic::byMachine).isPresent();
    }

    private static boolean byMachine(Understood understood) {
        return switch (understood) {
            case Understood.Automatic _,
                    Understood.Bounce _,
                    Understood.Receipt _,
                    Understood.NotIntegrated _ ->
                    true;
            case Understood.Intake _,
                    Understood.Supplement _,
                    Understood.Discharge _,
                    Understood.Reply _,
                    Understood.FollowUp _,
                    Understood.Command _,
                    Understood.Unclear _ ->
                    false;
        };
    }
}
