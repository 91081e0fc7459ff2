package fr.passerelle.opening;

import fr.passerelle.mail.Addresses;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import java.util.List;
import java.util.Optional;

/// Who wrote, by the header alone: the one address of the one From field (RFC 5322 §3.6.2).
/// Reply-To and Sender name nobody.
final class Author {
    private Author() {}

    /// Two From fields, two addresses, or a field that can be read two ways: nobody.
    static Optional<EmailAddress> find(Headers headers) {
        List<String> from = headers.all("From");
        return from.size() == 1 ? Addresses.read(from.getFirst()).single() : Optional.empty();
    }
}
