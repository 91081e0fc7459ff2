package fr.passerelle.opening;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.mime.Entity;
import fr.passerelle.opening.mime.MimeReader;
import fr.passerelle.opening.mime.Reading;
import fr.passerelle.opening.smime.Layer;
import fr.passerelle.opening.smime.Smime;
import java.util.List;

/// Opens messages with the readers of this package: MIME under limits, layers of protection off,
/// sender judged. Holds no state of its own; any number of threads may share one.
public final class MimeOpener implements Opener {
    private static final Verdict NOT_PRESENT = new Verdict.NotPresent();

    private final Vouching vouching;

    public MimeOpener(Trusting trusting) {
        this.vouching = new Vouching(trusting);
    }

    @Override
    public Opening open(Received received) {
        return switch (MimeReader.read(Slice.of(received.raw().bytes()))) {
            case Reading.Stopped(var why, var headers) -> refused(received, why, headers);
            case Reading.Message(var root) -> unwrap(received, root);
        };
    }

    /// Takes the layers off one by one. Who wrote is always told from the outer header, which is
    /// the one our own MX and the operators speak about.
    private Opening unwrap(Received received, Entity root) {
        Headers headers = root.headers();
        Entity letter = root;
        Verdict signature = NOT_PRESENT;
        for (int layer = 0; layer <= Limits.CMS_LAYERS; layer++) {
            switch (Smime.outermost(letter)) {
                case Layer.None() -> {
                    return letter(received, headers, letter, signature);
                }
                case Layer.Closed(var how) -> {
                    return refused(received, new Refusal.CannotDecrypt(how), headers);
                }
                case Layer.ClearSigned(var content, _) -> {
                    signature = new Verdict.CannotTell("no trust anchor is configured");
                    letter = content;
                }
                case Layer.OpaqueSigned(var content) -> {
                    signature = new Verdict.CannotTell("no trust anchor is configured");
                    switch (MimeReader.readPart(content)) {
                        case Reading.Message(var inside) -> letter = inside;
                        case Reading.Stopped(var why, _) -> {
                            return refused(received, why, headers);
                        }
                    }
                }
            }
        }
        return refused(received, new Refusal.TooDeep(Limits.CMS_LAYERS), headers);
    }

    private Opening letter(Received received, Headers headers, Entity letter, Verdict signature) {
        List<Part> parts = Leaves.of(letter);
        if (parts.stream().allMatch(MimeOpener::blank)
                && headers.first("Subject").orElse("").isEmpty()) {
            return refused(received, new Refusal.NothingToRead(), headers);
        }
        var author = Author.find(headers);
        return new Opened(
                received,
                headers,
                letter.type(),
                parts,
                author,
                vouching.verdict(received, headers, author),
                signature.equals(NOT_PRESENT) ? partlySigned(letter) : signature,
                partlyEnciphered(parts));
    }

    /// A list or a relay may put its own words around a signed letter; those words are nobody's.
    private static Verdict partlySigned(Entity entity) {
        if (entity.type().is("multipart", "signed")) {
            return new Verdict.Invalid("the message says it is signed and is not put together so");
        }
        return anySigned(entity)
                ? new Verdict.CannotTell("only a part of the message is signed")
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
                ? new Verdict.CannotTell("a part of the message is in S/MIME and stays closed")
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

    private static Refused refused(Received received, Refusal why, Headers headers) {
        return new Refused(received, why, Author.find(headers), headers);
    }
}
