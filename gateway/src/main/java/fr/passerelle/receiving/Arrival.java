package fr.passerelle.receiving;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import java.time.Instant;
import java.util.Optional;

/// A message at a door, before the journal has it.
///
/// @param origin where the same message would be found again if the door offered it twice
public record Arrival(
        Door door, Optional<Origin> origin, Envelope envelope, Instant at, RawMessage raw) {
    /// A message's place in a mailbox (RFC 9051 §2.3.1.1): UID under UIDVALIDITY.
    public record Origin(String mailbox, long uidValidity, long uid) {}
}
