package fr.passerelle.xml;

import fr.passerelle.mail.Charsets;
import fr.passerelle.mail.Slice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The characters of a document (XML 1.0 §4.3.3 and appendix F): by its byte order mark, else by
/// the encoding its declaration names, else UTF-8. What the network beside the message says
/// (charset of the Content-Type) is not asked: programs set it without looking.
final class Encoding {
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    /// A declaration with all its blanks is shorter.
    private static final int DECLARATION = 256;

    private Encoding() {}

    /// Empty where the bytes do not fit, or the encoding is one that no document of health care
    /// has.
    static Optional<String> decode(Slice bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0x00, '<')) {
            return strictly(bytes, 0, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, '<', 0x00)) {
            return strictly(bytes, 0, StandardCharsets.UTF_16LE);
        }
        return declared(bytes).flatMap(charset -> strictly(bytes, 0, charset));
    }

    private static Optional<Charset> declared(Slice bytes) {
        String start =
                new String(
                        bytes.array(),
                        bytes.offset(),
                        Math.min(bytes.length(), DECLARATION),
                        StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(start);
        if (!declaration.find()) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return switch (declaration.group(1).toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8", "US-ASCII", "ASCII" -> Optional.of(StandardCharsets.UTF_8);
            case "ISO-8859-1", "LATIN1", "WINDOWS-1252", "CP1252" ->
                    Optional.of(Charset.forName("windows-1252"));
            case "ISO-8859-15" -> Optional.of(Charset.forName("ISO-8859-15"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> strictly(Slice bytes, int behind, Charset charset) {
        Slice text = new Slice(bytes.array(), bytes.offset() + behind, bytes.length() - behind);
        return Charsets.strictly(text, charset);
    }

    private static boolean starts(Slice bytes, int... wanted) {
        if (bytes.length() < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes.array()[bytes.offset() + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
