package fr.passerelle.answering;

import fr.passerelle.mail.RawMessage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/// A finished mail of ours in two: what its header says of the letter, and the MIME entity that
/// is signed (RFC 8551 §3.1: the Content- fields and the body).
///
/// @param header without its Content- fields and without the empty line
record SplitMail(RawMessage header, RawMessage body) {
    private static final String CONTENT = "content-";

    /// RFC 5322 §2.1.1; longer ones are cut on the way, and a signature with them.
    private static final int MAX_LINE = 998;

    /// Empty where the bytes would be rewritten on the way: RFC 8551 §3.1.3 asks for seven bits,
    /// §3.1.1 for lines ended by CRLF.
    static Optional<SplitMail> find(byte[] raw) {
        ByteArrayOutputStream header = new ByteArrayOutputStream(2048);
        ByteArrayOutputStream entity = new ByteArrayOutputStream(raw.length);
        boolean inContent = false;
        boolean inHeader = true;
        int line = 0;
        while (line < raw.length) {
            int end = endOfLine(raw, line);
            if (end < 0) {
                return Optional.empty();
            }
            if (end == line && inHeader) {
                inHeader = false;
                inContent = true;
            } else if (inHeader && raw[line] != ' ' && raw[line] != '\t') {
                inContent = startsWithContent(raw, line);
            }
            (inContent ? entity : header).write(raw, line, end + 2 - line);
            line = end + 2;
        }
        return inHeader
                ? Optional.empty()
                : Optional.of(
                        new SplitMail(
                                new RawMessage(header.toByteArray()),
                                new RawMessage(entity.toByteArray())));
    }

    /// The end of a line that arrives as it is written; negative where it would not.
    private static int endOfLine(byte[] raw, int from) {
        for (int i = from; i + 1 < raw.length && i - from <= MAX_LINE; i++) {
            if (raw[i] == '\r') {
                return raw[i + 1] == '\n' ? i : -1;
            }
            if (raw[i] <= 0 || raw[i] == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean startsWithContent(byte[] raw, int line) {
        for (int i = 0; i < CONTENT.length(); i++) {
            if (line + i >= raw.length
                    || Character.toLowerCase((char) raw[line + i]) != CONTENT.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The entity that is signed; not a copy.
    byte[] entity() {
        return body.bytes();
    }

    /// The same header in front of another entity.
    RawMessage around(byte[] entity) {
        byte[] front = header.bytes();
        byte[] whole = Arrays.copyOf(front, front.length + entity.length);
        System.arraycopy(entity, 0, whole, front.length, entity.length);
        return new RawMessage(whole);
    }
}
