package fr.passerelle.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
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
        try {
            Charset charset = Charset.forName(bare(name));
            if (charset.equals(StandardCharsets.ISO_8859_1)) {
                return Optional.of(WINDOWS_1252);
            }
            return Optional.of(
                    charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
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
