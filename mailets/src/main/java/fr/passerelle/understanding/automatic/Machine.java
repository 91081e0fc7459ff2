package fr.passerelle.understanding.automatic;

import fr.passerelle.mail.IntegrationError;
import java.time.LocalDate;
import java.util.Optional;

/// What a machine had to say. `because` says what gave the machine away.
public sealed interface Machine {
    String because();

    /// A mail of ours could not be delivered.
    record Failed(boolean permanent, String status, BounceReason reason, String because)
            implements Machine {}

    /// A mail of ours was displayed, deleted, delivered, delayed: nothing to decide on.
    record Notified(String disposition, String because) implements Machine {}

    /// A mail of ours arrived, and the recipient's software did not integrate it.
    record NotIntegrated(IntegrationError error, String because) implements Machine {}

    /// An answer written by a machine in somebody's place.
    ///
    /// @param backOn the first day its owner is back, where it says so
    record Replied(Optional<LocalDate> backOn, String because) implements Machine {}

    /// A mail that a program sent of its own accord (RFC 3834 auto-generated, no-reply senders).
    /// Hospitals send letters this way.
    record Generated(String because) implements Machine {}
}
