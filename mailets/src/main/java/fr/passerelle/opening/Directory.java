package fr.passerelle.opening;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.MailboxKind;
import java.util.Optional;

/// The mailboxes of those we know. Any number of threads may ask.
@FunctionalInterface
public interface Directory {
    /// Knows nobody.
    Directory EMPTY = _ -> Optional.empty();

    /// What kind of mailbox this is; empty where we do not know it.
    Optional<MailboxKind> find(EmailAddress address);
}
