package fr.passerelle.opening;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Verdict;
import java.util.Optional;

/// A message that cannot go on.
///
/// @param from the author, where the header could be read far enough to name exactly one
/// @param sender whether `from` can be believed, as far as the outer header and the door tell
/// @param headers what could be read of the header, or [Headers#NONE]
public record Refused(
        Received received,
        Refusal why,
        Optional<EmailAddress> from,
        Verdict sender,
        Headers headers)
        implements Opening {}
