package fr.passerelle.mail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Bytes to text when the declared charset may be a lie.
public final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Charsets() {}

    /// The declared charset where the bytes fit it; else UTF-8 where they are well-formed; else
    /// windows-1252, in which any byte means something. A byte order mark is not text.
    public static String text(byte[] content, Optional<String> declared) {
        return text(content, declared.flatMap(Charsets::find).orElse(StandardCharsets.UTF_8));
    }

    /// The same for the beginning of a long text: no more than `most` characters of it are made.
    public static String beginning(byte[] content, Optional<String> declared, int most) {
        if (content.length <= most) {
            return text(content, declared);
        }
        Charset charset = declared.flatMap(Charsets::find).orElse(StandardCharsets.UTF_8);
        String text =
                beginning(content, charset, most)
                        .or(() -> beginning(content, StandardCharsets.UTF_8, most))
                        .orElseGet(
                                () ->
                                        new String(
                                                content,
                                                0,
                                                Math.min(content.length, most),
                                                WINDOWS_1252));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<String> beginning(byte[] content, Charset charset, int most) {
        CharBuffer text = CharBuffer.allocate(most);
        CoderResult ended =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content), text, true);
        return ended.isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    static String text(byte[] content, Charset declared) {
        Optional<String> read = strictly(Slice.of(content), declared);
        if (read.isEmpty() && !declared.equals(StandardCharsets.UTF_8)) {
            read = strictly(Slice.of(content), StandardCharsets.UTF_8);
        }
        String text = read.orElseGet(() -> new String(content, WINDOWS_1252));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// The charset by its name; ISO-8859-1 and US-ASCII give windows-1252 and UTF-8, their
    /// supersets, because that is what senders who declare them write.
    static Optional<Charset> find(String name) {
        return switch (bare(name).toLowerCase(Locale.ROOT)) {
            case "utf-8", "us-ascii", "ascii" -> Optional.of(StandardCharsets.UTF_8);
            case "iso-8859-1", "windows-1252" -> Optional.of(WINDOWS_1252);
            case String rarer -> Optional.ofNullable(Known.BY_NAME.get(rarer)).map(Charsets::meant);
        };
    }

    private static Charset meant(Charset declared) {
        if (declared.equals(StandardCharsets.ISO_8859_1)) {
            return WINDOWS_1252;
        }
        return declared.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : declared;
    }

    /// Every charset of this machine by each of its names, made when the first rare one is met.
    /// Not [Charset#forName]: it searches the class path for a name that nobody knows, a fifth of
    /// a millisecond each time, and a header may hold eight thousand of them.
    private static final class Known {
        static final Map<String, Charset> BY_NAME = byName();

        private static Map<String, Charset> byName() {
            Map<String, Charset> known = new HashMap<>();
            for (Charset charset : Charset.availableCharsets().values()) {
                known.put(charset.name().toLowerCase(Locale.ROOT), charset);
                for (String alias : charset.aliases()) {
                    known.putIfAbsent(alias.toLowerCase(Locale.ROOT), charset);
                }
            }
            return known;
        }
    }

    /// Without the quotes and blanks some programs leave around it.
    private static String bare(String name) {
        String bare = name.strip();
        boolean quoted = bare.length() > 1 && (bare.startsWith("'") || bare.startsWith("\""));
        return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
    }

    /// Empty where a single byte does not fit. A byte order mark stays.
    public static Optional<String> strictly(Slice content, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            // The fast way, which writes U+FFFD for what is malformed; only where one is found
            // must it be told from one that was sent.
            String text =
                    new String(
                            content.array(),
                            content.offset(),
                            content.length(),
                            StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0) {
                return Optional.of(text);
            }
        }
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(
                                    ByteBuffer.wrap(
                                            content.array(), content.offset(), content.length()))
                            .toString());
        } catch (CharacterCodingException doesNotFit) {
            return Optional.empty();
        }
    }
}
