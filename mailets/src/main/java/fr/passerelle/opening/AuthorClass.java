package fr.passerelle.opening;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.MailboxKind;
import java.util.Optional;

/// Which world the address in From belongs to. Says nothing about whether that address really
/// wrote: that is [Opened#sender].
public sealed interface AuthorClass {
    /// A mailbox of the directory.
    record Known(MailboxKind kind) implements AuthorClass {}

    /// Of a domain of the closed network, and in no directory of ours.
    record Listed() implements AuthorClass {}

    /// Of the network's patient side.
    record Patient() implements AuthorClass {}

    /// Of the wide world.
    ///
    /// @param resembled the domain of the network that a reader could take this one for
    record Outside(Optional<String> resembled) implements AuthorClass {}

    /// From names no author, or several (RFC 5322 §3.6.2).
    record Nobody() implements AuthorClass {}

    /// One word for headers, matchers and JSON. A listed mailbox that no directory knows is
    /// called a professional's: operators give mailboxes to nobody else.
    default String word() {
        return switch (this) {
            case Known(var kind) ->
                    switch (kind) {
                        case PERSONAL, PRACTICE -> "professional";
                        case ORGANISATIONAL, APPLICATION -> "organisation";
                    };
            case Listed() -> "professional";
            case Patient() -> "patient";
            case Outside _ -> "outside";
            case Nobody() -> "nobody";
        };
    }

    /// The patient side is asked first: no list of professionals can make one of a patient.
    static AuthorClass of(Optional<EmailAddress> author, Trusting trusting) {
        if (author.isEmpty()) {
            return new Nobody();
        }
        String domain = author.get().domain();
        if (trusting.patientDomains().contains(domain)) {
            return new Patient();
        }
        if (!trusting.network().lists(domain)) {
            return new Outside(trusting.network().resembled(domain));
        }
        return trusting.directory()
                .find(author.get().mailbox())
                .<AuthorClass>map(Known::new)
                .orElseGet(Listed::new);
    }
}
