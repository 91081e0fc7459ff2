package fr.passerelle.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Takes base64 out of a message and puts it back, byte for byte. Attachments are three
/// quarters of a message, and base64 hides from a compressor what they are. Knows nothing of
/// MIME on purpose: a run of base64 lines is folded wherever it stands, so a malformed message
/// is folded as well as a good one and can never be changed by it.
final class Folding {
    /// Fewer decoded bytes than this are not worth a segment of their own.
    private static final int WORTH_FOLDING = 256;

    /// RFC 2045 §6.8 asks for at most 76; some programs write one line of many thousands.
    private static final int MIN_LINE = 60;

    private static final boolean[] ALPHABET = new boolean[256];

    static {
        for (byte c :
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                        .getBytes(StandardCharsets.US_ASCII)) {
            ALPHABET[c] = true;
        }
    }

    private Folding() {}

    /// A piece of a message: bytes as they stand, or a run of base64 lines by its content.
    sealed interface Segment {
        /// Bytes as they stand, a range of the message.
        record Literal(int from, int to) implements Segment {}

        /// A run of base64: its decoded bytes and how its lines were cut.
        record Run(Bytes decoded, int lineLength, boolean crlf) implements Segment {}
    }

    /// The segments of a message, in order; written one after the other by [#unfold] they give
    /// the same bytes.
    static List<Segment> fold(byte[] raw) {
        List<Segment> segments = new ArrayList<>();
        int literalFrom = 0;
        int at = 0;
        while (at < raw.length) {
            int end = contentEnd(raw, at);
            if (end - at < MIN_LINE || (end - at) % 4 != 0 || !allBase64(raw, at, end)) {
                at = nextLine(raw, end);
                continue;
            }
            int runEnd = runEnd(raw, at, end);
            Segment.Run run = foldRun(raw, at, end - at, runEnd);
            if (run != null) {
                if (literalFrom < at) {
                    segments.add(new Segment.Literal(literalFrom, at));
                }
                segments.add(run);
                literalFrom = runEnd;
            }
            at = runEnd;
        }
        if (literalFrom < raw.length) {
            segments.add(new Segment.Literal(literalFrom, raw.length));
        }
        return segments;
    }

    /// Writes the lines of a run as they were.
    static void unfold(Segment.Run run, ByteArrayOutputStream to) {
        byte[] text = Base64.getEncoder().encode(run.decoded().array());
        for (int at = 0; at < text.length; at += run.lineLength()) {
            to.write(text, at, Math.min(run.lineLength(), text.length - at));
            if (run.crlf()) {
                to.write('\r');
            }
            to.write('\n');
        }
    }

    /// The run's lines from `at` (whose first line is `length` long) to `runEnd`, or null where
    /// folding would not give the same bytes back (padding bits set, mixed line ends).
    private static Segment.@org.jspecify.annotations.Nullable Run foldRun(
            byte[] raw, int at, int length, int runEnd) {
        boolean crlf = at + length < raw.length && raw[at + length] == '\r';
        byte[] text = new byte[runEnd - at];
        int n = 0;
        for (int line = at; line < runEnd; ) {
            int end = contentEnd(raw, line);
            System.arraycopy(raw, line, text, n, end - line);
            n += end - line;
            line = nextLine(raw, end);
        }
        if (n / 4 * 3 < WORTH_FOLDING) {
            return null;
        }
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(n == text.length ? text : Arrays.copyOf(text, n));
        } catch (IllegalArgumentException notCanonical) {
            return null;
        }
        Segment.Run run = new Segment.Run(Bytes.of(decoded), length, crlf);
        ByteArrayOutputStream again = new ByteArrayOutputStream(runEnd - at);
        unfold(run, again);
        return Arrays.equals(again.toByteArray(), 0, again.size(), raw, at, runEnd) ? run : null;
    }

    /// Where the run that starts with the line `from`..`firstEnd` ends: after the last line of
    /// the same length, or after one shorter line that closes it.
    private static int runEnd(byte[] raw, int from, int firstEnd) {
        int length = firstEnd - from;
        int at = nextLine(raw, firstEnd);
        while (at < raw.length) {
            int end = contentEnd(raw, at);
            int here = end - at;
            if (here == 0 || here > length || here % 4 != 0 || end == raw.length) {
                return at;
            }
            if (here < length || raw[end - 1] == '=') {
                return base64End(raw, at, end) ? nextLine(raw, end) : at;
            }
            if (!allBase64(raw, at, end)) {
                return at;
            }
            at = nextLine(raw, end);
        }
        return at;
    }

    private static boolean base64End(byte[] raw, int from, int to) {
        int end = to;
        while (end > from && to - end < 2 && raw[end - 1] == '=') {
            end--;
        }
        return allBase64(raw, from, end);
    }

    private static boolean allBase64(byte[] raw, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!ALPHABET[raw[i] & 0xff]) {
                return false;
            }
        }
        return true;
    }

    /// Where the line's own characters end: at its CR LF, its LF, or the end of the message.
    private static int contentEnd(byte[] raw, int from) {
        int at = from;
        while (at < raw.length && raw[at] != '\n') {
            at++;
        }
        return at < raw.length && at > from && raw[at - 1] == '\r' ? at - 1 : at;
    }

    private static int nextLine(byte[] raw, int contentEnd) {
        int at = contentEnd;
        if (at < raw.length && raw[at] == '\r') {
            at++;
        }
        return at < raw.length && raw[at] == '\n' ? at + 1 : at;
    }
}
