package fr.passerelle.opening.mime;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Refusal;

/// What the reader made of the bytes.
public sealed interface Reading {
    /// The whole message.
    record Message(Entity root) implements Reading {}

    /// These bytes are no message, or cost more than one may.
    ///
    /// @param headers the header of the message as far as it was read
    record Stopped(Refusal why, Headers headers) implements Reading {}
}
