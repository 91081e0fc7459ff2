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
    /// @param signature the CMS message it was in
    record OpaqueSigned(Slice content, SignedMessage signature) implements Layer {}

    /// Enciphered in a way a key can open (enveloped-data, RFC 8551 §3.3; authEnveloped-data,
    /// §3.4).
    ///
    /// @param how its name
    /// @param cms the whole CMS message
    record Enveloped(String how, Slice cms) implements Layer {}

    /// Wrapped in a way nobody here can undo; `how` names it.
    record Closed(String how) implements Layer {}
}
