package fr.passerelle.conversations;

import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Opening;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mail of ours as its reader sees it: the headers a mail program shows, in fixed order, the
/// text, the names of what is attached. Tokens become `*`, Message-IDs the name of the mail they
/// stand for.
final class AsRead {
    private static final List<String> SHOWN = List.of("From", "To", "Cc", "Date", "Subject");

    private AsRead() {}

    /// A mail of ours, taken apart by our own reader.
    static Opened open(RawMessage raw) {
        return switch (opening(raw)) {
            case Opened opened -> opened;
            case Refused(_, var why, _, _, _) ->
                    throw new AssertionError("a mail of ours cannot be read: " + why);
        };
    }

    /// The header of a message that need not be readable beyond it.
    static Headers headers(RawMessage raw) {
        return switch (opening(raw)) {
            case Opened opened -> opened.headers();
            case Refused(_, _, _, _, var headers) -> headers;
        };
    }

    private static Opening opening(RawMessage raw) {
        return new MimeOpener(Trusting.NOBODY)
                .open(new Received("m-0", Line.CLOSED, Envelope.UNKNOWN, Instant.EPOCH, raw));
    }

    /// @param names Message-ID to the name of the mail in the story
    /// @param tokens every token given out so far
    static String text(RawMessage raw, Map<String, String> names, List<String> tokens) {
        Opened mail = open(raw);
        List<String> lines = new ArrayList<>();
        for (String name : SHOWN) {
            mail.headers().text(name).ifPresent(value -> lines.add(name + ": " + value));
        }
        mail.headers()
                .first("In-Reply-To")
                .ifPresent(id -> lines.add("In-Reply-To: " + names.getOrDefault(id, id)));
        for (String name : List.of("Reply-To", "Auto-Submitted")) {
            mail.headers().text(name).ifPresent(value -> lines.add(name + ": " + value));
        }
        for (Part part : mail.parts()) {
            part.fileName()
                    .ifPresent(file -> lines.add("Attached: %s (%s)".formatted(file, part.type())));
        }
        lines.add("");
        lines.add(body(mail));
        forPrograms(mail, names).ifPresent(lines::add);
        String text = String.join("\n", lines);
        for (String token : tokens) {
            text = text.replace(token, "*");
        }
        return text.stripTrailing() + "\n";
    }

    /// What a receipt tells programs (RFC 8098 §3.1).
    private static Optional<String> forPrograms(Opened mail, Map<String, String> names) {
        return mail.parts().stream()
                .filter(part -> part.type().is("message", "disposition-notification"))
                .map(
                        part -> {
                            String fields = part.text().replace("\r\n", "\n").strip();
                            for (var name : names.entrySet()) {
                                fields = fields.replace(name.getKey(), name.getValue());
                            }
                            return "[" + part.type() + "]\n" + fields;
                        })
                .findFirst();
    }

    /// The text a person reads.
    static String body(Opened mail) {
        return mail.parts().stream()
                .filter(part -> part.type().is("text", "plain") && !part.attachment())
                .map(part -> part.text().replace("\r\n", "\n"))
                .findFirst()
                .orElse("");
    }
}
