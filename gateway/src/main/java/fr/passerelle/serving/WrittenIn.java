package fr.passerelle.serving;

import fr.passerelle.answering.Language;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.understanding.Understood;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The language somebody writes in, as far as it decides the language of our answer: by
/// Content-Language (RFC 3282), else by the labels of a request.
final class WrittenIn {
    /// So much of a text is enough to tell.
    private static final int MAX_TEXT = 10_000;

    /// Our own header stands in the first lines.
    private static final int MAX_HEADER = 4_000;

    private static final String OURS = "\r\nContent-Language: ";

    private WrittenIn() {}

    /// Empty where nothing tells.
    static Optional<Language> find(Understood understood) {
        Optional<String> declared = understood.opened().headers().first("Content-Language");
        return declared.isPresent() ? declared.flatMap(WrittenIn::named) : byLabels(understood);
    }

    /// Of a mail that we wrote.
    static Optional<Language> find(RawMessage ours) {
        String header =
                new String(
                        ours.bytes(),
                        0,
                        Math.min(ours.size(), MAX_HEADER),
                        StandardCharsets.ISO_8859_1);
        int at = header.indexOf(OURS);
        return at < 0 ? Optional.empty() : named(header.substring(at + OURS.length()));
    }

    private static Optional<Language> named(String tag) {
        String lower = tag.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(Language.values())
                .filter(language -> lower.startsWith(language.code()))
                .findFirst();
    }

    private static Optional<Language> byLabels(Understood understood) {
        return switch (understood) {
            case Understood.Intake _, Understood.Supplement _ ->
                    understood.opened().parts().stream()
                            .filter(part -> part.type().is("text", "plain"))
                            .findFirst()
                            .map(WrittenIn::byLabels);
            case Understood.Discharge _,
                    Understood.Reply _,
                    Understood.FollowUp _,
                    Understood.Command _,
                    Understood.Automatic _,
                    Understood.Bounce _,
                    Understood.Receipt _,
                    Understood.NotIntegrated _,
                    Understood.Unclear _ ->
                    Optional.empty();
        };
    }

    private static Language byLabels(Part part) {
        String whole = part.text();
        String text = whole.substring(0, Math.min(whole.length(), MAX_TEXT));
        int english = 0;
        int french = 0;
        for (Field field : Field.values()) {
            english += text.contains(field.english() + ":") ? 1 : 0;
            french += text.contains(field.french() + " :") ? 1 : 0;
        }
        return english > french ? Language.ENGLISH : Language.FRENCH;
    }
}
