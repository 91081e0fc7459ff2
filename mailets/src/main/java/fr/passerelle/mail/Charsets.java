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
    /// windows-1252, in which any byte means something.
    public static String text(byte[] content, Optional<String> declared) {
        Optional<Charset> charset = declared.flatMap(Charsets::find);
        if (charset.isPresent()) {
            Optional<String> read = strictly(content, charset.get());
            if (read.isPresent()) {
                return read.get();
            }
        }
        return strictly(content, StandardCharsets.UTF_8)
                .orElseGet(() -> new String(content, WINDOWS_1252));
    }

    /// The charset by its name; ISO-8859-1 and US-ASCII give windows-1252 and UTF-8, their
    /// supersets, because that is what senders who declare them write.
    static Optional<Charset> find(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            if (charset.equals(StandardCharsets.ISO_8859_1)) {
                return Optional.of(WINDOWS_1252);
            }
            return Optional.of(
                    charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException doesNotFit) {
            return Optional.empty();
        }
    }
}
