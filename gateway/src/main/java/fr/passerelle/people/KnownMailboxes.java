package fr.passerelle.people;

import fr.passerelle.config.Territory;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.MailboxKind;
import fr.passerelle.opening.Directory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The mailboxes of the territory file: what opening means by "known".
public final class KnownMailboxes implements Directory {
    private final Map<EmailAddress, MailboxKind> kinds = new HashMap<>();

    public KnownMailboxes(Territory territory) {
        territory
                .doctors()
                .forEach(doctor -> kinds.put(doctor.address().mailbox(), MailboxKind.PERSONAL));
        territory
                .professionals()
                .forEach(each -> kinds.put(each.address().mailbox(), kind(each.kind())));
    }

    /// The file tells what somebody works for and not what their mailbox is: a hospital, a town
    /// or a coordination desk writes from one that several people read.
    private static MailboxKind kind(String worksFor) {
        return switch (worksFor) {
            case "ps", "social" -> MailboxKind.PERSONAL;
            default -> MailboxKind.ORGANISATIONAL;
        };
    }

    @Override
    public Optional<MailboxKind> find(EmailAddress address) {
        return Optional.ofNullable(kinds.get(address.mailbox()));
    }
}
