package fr.passerelle.opening.smime;

/// What became of an envelope.
public sealed interface Unsealed {
    /// It is open.
    ///
    /// @param authenticated whether the cipher itself notices a change (GCM); where it does not
    ///     (CBC), whoever knows a word of the content can rewrite it, and the content may be
    ///     believed, and shown, only for the sake of a valid signature inside
    /// @param how the ciphers' names
    record Content(fr.passerelle.mail.Slice content, boolean authenticated, String how)
            implements Unsealed {}

    /// None of our keys is among its recipients, or its ciphers are none of ours.
    record NotForUs(String how) implements Unsealed {}

    /// A key of ours is among the recipients, and the content does not come out: damaged, or made
    /// to try us.
    record Damaged(boolean authenticated, String how) implements Unsealed {}
}
