package fr.passerelle.opening;

import fr.passerelle.mail.Received;

/// The two endings of the step: the message is open, or it is refused for a reason its sender
/// can be told.
public sealed interface Opening permits Opened, Refused {
    /// What was opened.
    Received received();
}
