package fr.passerelle.mail;

import java.util.Arrays;

/// Quoted-printable (RFC 2045 §6.7) and its sister in encoded words, "Q" (RFC 2047 §4.2). An
/// equals sign that begins nothing stays.
final class QuotedPrintable {
    private QuotedPrintable() {}

    /// @param word true for "Q", where an underscore is a space
    static byte[] decode(Slice slice, boolean word) {
        byte[] in = slice.array();
        int end = slice.end();
        byte[] out = new byte[slice.length()];
        int written = 0;
        // Blanks at the end of a line were added on the way (RFC 2045 §6.7 rule 3).
        int solid = 0;
        for (int i = slice.offset(); i < end; i++) {
            byte b = in[i];
            if (b == '=') {
                int high = i + 1 < end ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < end ? Character.digit(in[i + 2], 16) : -1;
                if (high >= 0 && low >= 0) {
                    out[written++] = (byte) (high << 4 | low);
                    i += 2;
                    solid = written;
                    continue;
                }
                int lineEnd = word ? -1 : softBreak(in, i + 1, end);
                if (lineEnd >= 0) {
                    i = lineEnd - 1;
                    solid = written;
                    continue;
                }
                out[written++] = b;
                solid = written;
            } else if (b == '\r' || b == '\n') {
                written = solid;
                out[written++] = b;
                solid = written;
            } else if (b == '_' && word) {
                out[written++] = ' ';
                solid = written;
            } else {
                out[written++] = b;
                if (b != ' ' && b != '\t') {
                    solid = written;
                }
            }
        }
        if (!word) {
            written = solid;
        }
        return written == out.length ? out : Arrays.copyOf(out, written);
    }

    /// The offset behind the line end when nothing but blanks stands before it, or -1.
    private static int softBreak(byte[] in, int from, int end) {
        int i = from;
        while (i < end && (in[i] == ' ' || in[i] == '\t')) {
            i++;
        }
        if (i == end) {
            return end;
        }
        if (in[i] == '\n') {
            return i + 1;
        }
        if (in[i] == '\r') {
            return i + 1 < end && in[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return -1;
    }
}
