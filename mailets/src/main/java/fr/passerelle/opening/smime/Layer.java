package fr.passerelle.opening.smime;

import fr.passerelle.mail.Slice;
import fr.passerelle.opening.mime.Entity;

/// The outermost protection of an entity.
public sealed interface Layer {
    /// No protection: this is the letter.
    record None() implements Layer {}

    /// Signed in the clear (multipart/signed, RFC 1847 §2.1).
    ///
    /// @param content what the signature covers, its bytes as received in [Entity#whole]
    /// @param signature the part that holds the signature
    record ClearSigned(Entity content, Entity signature) implements Layer {}

    /// Signed in one piece (signed-data, RFC 8551 §3.5.2).
    ///
    /// @param content the signed MIME entity, out of its CMS wrapping
    record OpaqueSigned(Slice content) implements Layer {}

    /// Enciphered, or wrapped in a way nobody here can undo; `how` names it.
    record Closed(String how) implements Layer {}
}
