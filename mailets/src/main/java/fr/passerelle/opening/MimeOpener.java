package fr.passerelle.opening;

import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.mime.Entity;
import fr.passerelle.opening.mime.MimeReader;
import fr.passerelle.opening.mime.Reading;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.smime.Smime;
import java.util.List;
import java.util.Optional;

/// Opens messages with the readers of this package: MIME under limits, layers of protection off,
/// sender judged. Any number of threads may share one.
public final class MimeOpener implements Opener {
    private static final Verdict NOT_PRESENT = new Verdict.NotPresent();

    private final Trusting trusting;
    private final Vouching vouching;
    private final Optional<SecureMail> secure;

    /// Without keys and anchors: what is enciphered is refused, of what is signed nothing can be
    /// told.
    public MimeOpener(Trusting trusting) {
        this(trusting, Optional.empty());
    }

    public MimeOpener(Trusting trusting, SecureMail secure) {
        this(trusting, Optional.of(secure));
    }

    private MimeOpener(Trusting trusting, Optional<SecureMail> secure) {
        this.trusting = trusting;
        this.vouching = new Vouching(trusting);
        this.secure = secure;
    }

    @Override
    public Opening open(Received received) {
        return switch (MimeReader.read(Slice.of(received.raw().bytes()))) {
            case Reading.Stopped(var why, var headers) -> refused(received, why, headers);
            case Reading.Message(var root) -> unwrap(received, root);
        };
    }

    /// Takes the layers of protection off. Who wrote is always told from the outer header, which
    /// is the one our own MX and the operators speak about.
    private Opening unwrap(Received received, Entity root) {
        return switch (new Unwrapping(secure, root, received.at()).run()) {
            case Unwrapping.Result.Stopped(var why) -> refused(received, why, root.headers());
            case Unwrapping.Result.Letter unwrapped -> letter(received, unwrapped);
        };
    }

    private Opening letter(Received received, Unwrapping.Result.Letter unwrapped) {
        Headers headers = unwrapped.headers();
        Entity letter = unwrapped.entity();
        List<Part> parts = Leaves.of(letter);
        if (parts.stream().allMatch(MimeOpener::blank)
                && headers.first("Subject").orElse("").isEmpty()) {
            return refused(received, new Refusal.NothingToRead(), headers);
        }
        return switch (Packages.of(parts)) {
            case Packages.Unsafe(var why) -> refused(received, why, headers);
            case Packages.Found(var packages) -> opened(received, unwrapped, parts, packages);
        };
    }

    private Opened opened(
            Received received,
            Unwrapping.Result.Letter unwrapped,
            List<Part> parts,
            List<XdmPackage> packages) {
        Headers headers = unwrapped.headers();
        Entity letter = unwrapped.entity();
        var author = Author.find(headers);
        return new Opened(
                received,
                headers,
                letter.type(),
                parts,
                packages,
                author,
                AuthorClass.of(author, trusting),
                sender(vouching.verdict(received, headers, author), unwrapped.header()),
                unwrapped.signature().equals(NOT_PRESENT)
                        ? partlySigned(letter)
                        : unwrapped.signature(),
                unwrapped.encryption().equals(NOT_PRESENT)
                        ? partlyEnciphered(parts)
                        : unwrapped.encryption(),
                unwrapped.header(),
                unwrapped.signature() instanceof Verdict.Valid
                        ? unwrapped.signedMessage()
                        : Optional.empty());
    }

    /// In doubt about a sender, nobody is told anything: whoever wrote the outer header of a
    /// letter that names other people inside has only found that letter.
    private static Verdict sender(Verdict vouched, Verdict header) {
        return vouched instanceof Verdict.Valid && header instanceof Verdict.Invalid(var why)
                ? new Verdict.CannotTell(why)
                : vouched;
    }

    /// A list or a relay may put its own words around a signed letter; those words are nobody's.
    private static Verdict partlySigned(Entity entity) {
        if (entity.type().is("multipart", "signed")) {
            return new Verdict.Invalid(
                    new Sentence(
                            "the message says it is signed and is not put together so",
                            "le message se dit signé et n’est pas construit ainsi"));
        }
        return anySigned(entity)
                ? new Verdict.CannotTell(
                        new Sentence(
                                "only a part of the message is signed",
                                "une partie du message seulement est signée"))
                : NOT_PRESENT;
    }

    private static boolean anySigned(Entity entity) {
        return entity.multipart()
                && entity.children().stream()
                        .anyMatch(
                                child ->
                                        child.type().is("multipart", "signed") || anySigned(child));
    }

    private static Verdict partlyEnciphered(List<Part> parts) {
        return parts.stream().anyMatch(part -> Smime.isCms(part.type()))
                ? new Verdict.CannotTell(
                        new Sentence(
                                "a part of the message is in S/MIME and stays closed",
                                "une partie du message, en S/MIME, reste fermée"))
                : NOT_PRESENT;
    }

    private static boolean blank(Part part) {
        Slice body = part.asReceived();
        for (int i = body.offset(); i < body.end(); i++) {
            if (body.array()[i] > ' ' || body.array()[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private Refused refused(Received received, Refusal why, Headers headers) {
        var author = Author.find(headers);
        return new Refused(
                received, why, author, vouching.verdict(received, headers, author), headers);
    }
}
