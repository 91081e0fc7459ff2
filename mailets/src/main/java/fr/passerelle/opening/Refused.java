package fr.passerelle.opening;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Refusal;
import java.util.Optional;

/// A message that cannot go on.
///
/// @param from the author, where the header could be read far enough to name exactly one
/// @param headers what could be read of the header, or [Headers#NONE]
public record Refused(Received received, Refusal why, Optional<EmailAddress> from, Headers headers)
        implements Opening {}
