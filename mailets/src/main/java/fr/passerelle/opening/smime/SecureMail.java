package fr.passerelle.opening.smime;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.mime.Entity;
import fr.passerelle.opening.trust.Trust;
import java.time.Instant;
import java.util.Optional;

/// What opening needs to take part in secure mail: our keys, and whom we believe. Safe for any
/// number of threads.
public final class SecureMail {
    private final Keyring keys;
    private final SignatureCheck signatures;

    public SecureMail(Keyring keys, Trust trust) {
        this.keys = keys;
        this.signatures = new SignatureCheck(trust);
    }

    /// Opens an envelope with one of our keys. Never throws for anything its bytes hold.
    public Unsealed unseal(Layer.Enveloped envelope) {
        return keys.isEmpty()
                ? new Unsealed.NotForUs(envelope.how())
                : Unsealing.unseal(envelope.cms().toBytes(), keys);
    }

    /// What a signature in the clear says of its content, exactly as received.
    ///
    /// @param author who must have signed it
    /// @param at when the message came
    public Signature verify(Layer.ClearSigned signed, Optional<EmailAddress> author, Instant at) {
        Entity signature = signed.signature();
        if (signature.type().is("application", "pgp-signature")) {
            return new Signature(
                    new Verdict.CannotTell(
                            new Sentence(
                                    "signed with OpenPGP (RFC 3156)",
                                    "signé avec OpenPGP (RFC 3156)")));
        }
        byte[] cms = signature.encoding().decode(signature.body());
        return SignedMessage.find(cms)
                .map(
                        message ->
                                new Signature(
                                        detached(message, signed.content().whole(), author, at),
                                        Optional.of(message)))
                .orElseGet(
                        () ->
                                new Signature(
                                        new Verdict.Invalid(
                                                new Sentence(
                                                        "the signature is damaged",
                                                        "la signature est endommagée"))));
    }

    /// A signature that brings a content of its own says nothing about the one beside it.
    private Verdict detached(
            SignedMessage message, Slice content, Optional<EmailAddress> author, Instant at) {
        return message.content().isPresent()
                ? new Verdict.Invalid(
                        new Sentence(
                                "the signature is over something else",
                                "la signature porte sur autre chose"))
                : signatures.check(message, content, author, at);
    }

    /// What a signature says of the content it travels with.
    public Signature verify(Layer.OpaqueSigned signed, Optional<EmailAddress> author, Instant at) {
        return new Signature(
                signatures.check(signed.signature(), signed.content(), author, at),
                Optional.of(signed.signature()));
    }
}
