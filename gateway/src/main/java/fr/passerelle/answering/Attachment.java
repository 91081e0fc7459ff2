package fr.passerelle.answering;

import fr.passerelle.mail.RawMessage;

/// A document that goes with a letter, as bytes.
///
/// @param fileName as the recipient will see it; it may identify the patient and is never logged
/// @param mediaType "application/pdf"
public record Attachment(String fileName, String mediaType, RawMessage content) {
    /// Says the type only.
    @Override
    public String toString() {
        return mediaType;
    }
}
