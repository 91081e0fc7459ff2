package fr.passerelle.conversations;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.config.Territory;
import fr.passerelle.mail.EmailAddress;
import java.util.Locale;

/// How mails are called in stories: `proposition-m01`, `ar-r01`, `alerte-coordo`. The number in
/// front is only their order, so that a folder reads from top to bottom.
final class Names {
    private Names() {}

    /// Without number and ending.
    static String bare(String file) {
        int dot = file.lastIndexOf('.');
        return file.substring(0, dot < 0 ? file.length() : dot).replaceFirst("^[0-9]{2}-", "");
    }

    /// By what it is and to whom; the coordinator needs no name.
    static String of(OutgoingMail mail, Territory territory, EmailAddress coordinator) {
        String kind =
                AsRead.open(mail.raw()).type().is("multipart", "report")
                        ? "mdn"
                        : mail.kind().templateName();
        return mail.recipient().equals(coordinator)
                ? kind
                : kind + "-" + who(mail.recipient(), territory).toLowerCase(Locale.ROOT);
    }

    private static String who(EmailAddress address, Territory territory) {
        return territory.doctors().stream()
                .filter(doctor -> doctor.address().equals(address))
                .map(Territory.Doctor::id)
                .findFirst()
                .or(
                        () ->
                                territory.professionals().stream()
                                        .filter(each -> each.address().equals(address))
                                        .map(Territory.Professional::id)
                                        .findFirst())
                .orElse(address.local());
    }
}
