package fr.passerelle.opening;

import fr.passerelle.mail.Received;

/// Opens messages.
public interface Opener {
    /// Never throws for anything the message holds: what cannot be opened is [Refused].
    Opening open(Received received);
}
