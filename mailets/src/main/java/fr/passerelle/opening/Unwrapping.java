package fr.passerelle.opening;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.mime.Entity;
import fr.passerelle.opening.mime.MimeReader;
import fr.passerelle.opening.mime.Reading;
import fr.passerelle.opening.smime.Layer;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.smime.Signature;
import fr.passerelle.opening.smime.SignedMessage;
import fr.passerelle.opening.smime.Smime;
import fr.passerelle.opening.smime.Unsealed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the layers of protection off one message, one by one, in whatever order they were put
/// on (RFC 8551 §3.6, RFC 2634 §1.1).
///
/// A cipher that does not notice changes (CBC) leaves a debt that only a valid signature directly
/// inside pays. Until then nothing of the content leaves this class, and every other ending is
/// the same one refusal.
final class Unwrapping {
    private static final Verdict NOT_PRESENT = new Verdict.NotPresent();

    private final Optional<SecureMail> secure;
    private final Headers outer;
    private final Optional<EmailAddress> author;
    private final Instant at;
    private final List<Sentence> ciphers = new ArrayList<>();
    private Headers headers;
    private Entity letter;
    private Verdict signature = NOT_PRESENT;
    private Verdict header = NOT_PRESENT;
    private Optional<SignedMessage> signedMessage = Optional.empty();
    private boolean owesSignature;
    private boolean enveloped;

    /// Who wrote is always told from the outer header, which is the one our own MX and the
    /// operators speak about.
    Unwrapping(Optional<SecureMail> secure, Entity root, Instant at) {
        this.secure = secure;
        this.outer = root.headers();
        this.author = Author.find(outer);
        this.at = at;
        this.headers = outer;
        this.letter = root;
    }

    /// What is left when nothing more can be taken off.
    sealed interface Result {
        /// @param header what the protected header says of the outer one
        /// @param signedMessage what the innermost signature came in, where it is valid
        record Letter(
                Headers headers,
                Entity entity,
                Verdict signature,
                Verdict encryption,
                Verdict header,
                Optional<SignedMessage> signedMessage)
                implements Result {}

        record Stopped(Refusal why) implements Result {}
    }

    Result run() {
        for (int layer = 0; layer <= Limits.CMS_LAYERS; layer++) {
            Optional<Refusal> stopped;
            switch (Smime.outermost(letter)) {
                case Layer.None() -> {
                    return owesSignature
                            ? new Result.Stopped(new Refusal.Unauthenticated())
                            : new Result.Letter(
                                    headers,
                                    letter,
                                    signature,
                                    encryption(),
                                    header,
                                    signedMessage);
                }
                case Layer.Closed(var how) -> stopped = Optional.of(new Refusal.CannotDecrypt(how));
                case Layer.ClearSigned signed -> {
                    stopped = signed(secure.map(s -> s.verify(signed, author, at)));
                    letter = signed.content();
                }
                case Layer.OpaqueSigned signed -> {
                    stopped = signed(secure.map(s -> s.verify(signed, author, at)));
                    stopped = stopped.or(() -> read(signed.content()));
                }
                case Layer.Enveloped sealed -> stopped = unseal(sealed);
            }
            if (stopped.isPresent()) {
                return new Result.Stopped(
                        owesSignature ? new Refusal.Unauthenticated() : stopped.get());
            }
            wrapped();
        }
        return new Result.Stopped(
                owesSignature
                        ? new Refusal.Unauthenticated()
                        : new Refusal.TooDeep(Limits.CMS_LAYERS));
    }

    /// @param found empty where no secure mail is configured
    private Optional<Refusal> signed(Optional<Signature> found) {
        Verdict verdict =
                found.map(Signature::verdict)
                        .orElseGet(
                                () ->
                                        new Verdict.CannotTell(
                                                new Sentence(
                                                        "no trust anchor is configured",
                                                        "aucune autorité de confiance n’est configurée")));
        signature = both(signature, verdict);
        signedMessage =
                verdict instanceof Verdict.Valid
                        ? found.flatMap(Signature::message)
                        : Optional.empty();
        if (owesSignature) {
            if (!(verdict instanceof Verdict.Valid)) {
                return Optional.of(new Refusal.Unauthenticated());
            }
            owesSignature = false;
            ciphers.add(
                    new Sentence(
                            "the signature inside vouches for it",
                            "la signature à l’intérieur en répond"));
        }
        return Optional.empty();
    }

    private Optional<Refusal> unseal(Layer.Enveloped sealed) {
        if (secure.isEmpty()) {
            return Optional.of(new Refusal.CannotDecrypt(sealed.how()));
        }
        return switch (secure.get().unseal(sealed)) {
            case Unsealed.NotForUs(var how) -> Optional.of(new Refusal.CannotDecrypt(how));
            case Unsealed.Damaged(var authenticated, var how) ->
                    Optional.of(
                            authenticated
                                    ? new Refusal.CannotDecrypt(how)
                                    : new Refusal.Unauthenticated());
            case Unsealed.Content(var content, var authenticated, var how) -> {
                enveloped = true;
                ciphers.add(Sentence.inBoth(how));
                owesSignature |= !authenticated;
                if (signature instanceof Verdict.Valid(var what)) {
                    signature =
                            new Verdict.Valid(
                                    what.and(
                                            new Sentence(
                                                    "around the envelope, not on the letter",
                                                    "autour de l’enveloppe et non sur la lettre")));
                }
                yield read(content);
            }
        };
    }

    private Optional<Refusal> read(Slice content) {
        return switch (MimeReader.readPart(content)) {
            case Reading.Message(var inside) -> {
                letter = inside;
                yield Optional.empty();
            }
            case Reading.Stopped(var why, _) -> Optional.of(why);
        };
    }

    /// A whole message under protection is the letter itself when its author is that of the
    /// message around it (RFC 8551 §3.1, ANSI/DS 2019-01-100, KIM); any other is one that was
    /// forwarded, and stays closed. Newer programs put the letter's fields into the header of the
    /// entity that is protected (RFC 9788).
    private void wrapped() {
        if (secure.isEmpty() || author.isEmpty()) {
            return;
        }
        if (letter.holdsMessage()) {
            Entity inside = letter.children().getFirst();
            if (Author.find(inside.headers()).equals(author)) {
                protectedBy(inside.headers());
                letter = inside;
            }
        } else if (ProtectedHeader.in(letter.type())) {
            protectedBy(letter.headers());
        }
    }

    /// The fields that belong to the letter are those that were protected; the outer ones may be
    /// a placeholder. Fields that stand between a cipher that notices nothing and the signature
    /// inside were not: they are passed over.
    private void protectedBy(Headers inner) {
        if (owesSignature) {
            return;
        }
        headers = ProtectedHeader.fields(headers, inner);
        Verdict found = ProtectedHeader.compare(outer, inner);
        header = header instanceof Verdict.Invalid ? header : found;
    }

    private Verdict encryption() {
        return enveloped
                ? new Verdict.Valid(ciphers.stream().reduce(Sentence::and).orElseThrow())
                : NOT_PRESENT;
    }

    /// Of two signatures the worse; of two that hold the inner one, which is nearer the letter.
    private static Verdict both(Verdict outer, Verdict inner) {
        return switch (outer) {
            case Verdict.NotPresent _, Verdict.Valid _ -> inner;
            case Verdict.Invalid _ -> outer;
            case Verdict.CannotTell _ -> inner instanceof Verdict.Invalid ? inner : outer;
        };
    }
}
