package fr.passerelle.mail;

import java.util.Locale;
import java.util.Optional;

/// What a sender meant a part to be (Content-Disposition, RFC 2183), and the name they gave it.
///
/// @param word "attachment", "inline", another word, or empty where nothing was said
/// @param fileName the name alone: no folder, no control or direction-changing character, never
///     longer than a file system takes
public record Disposition(String word, Optional<String> fileName) {
    /// Reads the field, and the name parameter of the Content-Type where the field gives no name
    /// (RFC 2183 §2.3). Words encoded by RFC 2047 inside parameters are forbidden, and frequent:
    /// they are decoded.
    public static Disposition read(Headers headers, MediaType type) {
        Optional<Parameters> field = headers.first("Content-Disposition").map(Parameters::read);
        Optional<String> name =
                field.flatMap(parameters -> Optional.ofNullable(parameters.all().get("filename")))
                        .or(() -> type.parameter("name"))
                        .map(EncodedWords::decode)
                        .flatMap(Disposition::nameAlone);
        return new Disposition(
                field.map(parameters -> parameters.value().toLowerCase(Locale.ROOT)).orElse(""),
                name);
    }

    /// True where the part is a file and not text to be read in line: said so, or named, or of a
    /// kind nobody reads as text. The first text of a message is the letter itself unless its
    /// sender says "attachment": some programs give it a name.
    public boolean attachment(MediaType type, boolean first) {
        boolean text = type.type().equals("text");
        if (word.equals("attachment")) {
            return true;
        }
        if (text && first) {
            return false;
        }
        return fileName.isPresent() || (!text && !type.type().equals("message"));
    }

    private static Optional<String> nameAlone(String given) {
        int folder = Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\'));
        StringBuilder name = new StringBuilder();
        for (int i = folder + 1;
                i < given.length() && name.length() < Limits.FILE_NAME_CHARS;
                i++) {
            char c = given.charAt(i);
            int kind = Character.getType(c);
            if (kind == Character.CONTROL || kind == Character.FORMAT) {
                continue;
            }
            name.append(c);
        }
        String alone = name.toString().strip();
        return alone.isEmpty() ? Optional.empty() : Optional.of(alone);
    }
}
