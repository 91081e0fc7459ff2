package fr.passerelle.mail;

import java.util.Arrays;

/// Quoted-printable (RFC 2045 §6.7) and its sister in encoded words, "Q" (RFC 2047 §4.2). An
/// equals sign that begins nothing stays.
final class QuotedPrintable {
    /// From here on, counting before is cheaper than copying behind.
    private static final int LARGE = 1024 * 1024;

    private static final byte[] COUNT_ONLY = {};

    private QuotedPrintable() {}

    /// @param word true for "Q", where an underscore is a space
    static byte[] decode(Slice slice, boolean word) {
        int room = slice.length() < LARGE ? slice.length() : decode(slice, word, COUNT_ONLY);
        byte[] out = new byte[room];
        int written = decode(slice, word, out);
        return written == out.length ? out : Arrays.copyOf(out, written);
    }

    /// Decodes into an array and gives how many bytes there are; or only counts, and gives how
    /// much room it takes: blanks at the end of a line are written before they are known to be.
    private static int decode(Slice slice, boolean word, byte[] into) {
        byte[] in = slice.array();
        int end = slice.end();
        // While counting, everything is written to one place.
        boolean keep = into != COUNT_ONLY;
        byte[] out = keep ? into : new byte[1];
        int written = 0;
        int room = 0;
        // Blanks at the end of a line were added on the way (RFC 2045 §6.7 rule 3).
        int solid = 0;
        for (int i = slice.offset(); i < end; i++) {
            byte b = in[i];
            if (b == '=') {
                int high = i + 1 < end ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < end ? Character.digit(in[i + 2], 16) : -1;
                if (high >= 0 && low >= 0) {
                    out[keep ? written : 0] = (byte) (high << 4 | low);
                    written++;
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
                out[keep ? written : 0] = b;
                written++;
                solid = written;
            } else if (b == '\r' || b == '\n') {
                room = Math.max(room, written);
                written = solid;
                out[keep ? written : 0] = b;
                written++;
                solid = written;
            } else if (b == '_' && word) {
                out[keep ? written : 0] = ' ';
                written++;
                solid = written;
            } else {
                out[keep ? written : 0] = b;
                written++;
                if (b != ' ' && b != '\t') {
                    solid = written;
                }
            }
        }
        room = Math.max(room, written);
        return keep ? (word ? written : solid) : room;
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
