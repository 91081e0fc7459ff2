package fr.passerelle.opening.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The lines of a message and the delimiters among them (RFC 2046 §5.1.1). A line ends with
/// CRLF, LF or CR, in any mixture.
final class Lines {
    /// No delimiter of ours.
    static final int NONE = -1;

    private final byte[] bytes;
    private final int end;
    private final List<byte[]> boundaries = new ArrayList<>();

    Lines(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /// A delimiter line, or the end of the data.
    ///
    /// @param level which of the open multiparts it belongs to, [#NONE] at the end of the data
    /// @param closing true for the last delimiter of its multipart
    /// @param before where the content before it ends: the line end in front of a delimiter
    ///     belongs to the delimiter
    /// @param next where the line after it begins
    record Delimiter(int level, boolean closing, int before, int next) {}

    /// A multipart begins; gives its level.
    int open(String boundary) {
        boundaries.add(boundary.getBytes(StandardCharsets.UTF_8));
        return boundaries.size() - 1;
    }

    /// The innermost multipart is over.
    void close() {
        boundaries.removeLast();
    }

    boolean anyOpen() {
        return !boundaries.isEmpty();
    }

    int end() {
        return end;
    }

    /// The next delimiter of any open multipart, from the beginning of a line on. The content
    /// before it never ends in front of `from`.
    Delimiter find(int from) {
        if (boundaries.isEmpty()) {
            return new Delimiter(NONE, true, end, end);
        }
        int line = from;
        while (line < end) {
            Delimiter delimiter = at(line, from);
            if (delimiter.level() != NONE) {
                return delimiter;
            }
            line = next(line);
        }
        return new Delimiter(NONE, true, end, end);
    }

    /// The delimiter on this line; level [#NONE] where it is none.
    Delimiter at(int line, int contentFrom) {
        if (line + 1 < end && bytes[line] == '-' && bytes[line + 1] == '-') {
            for (int level = boundaries.size() - 1; level >= 0; level--) {
                byte[] boundary = boundaries.get(level);
                int after = line + 2 + boundary.length;
                if (after <= end
                        && Arrays.equals(boundary, 0, boundary.length, bytes, line + 2, after)) {
                    int tail = tail(after);
                    if (tail != NO_DELIMITER) {
                        int before = Math.max(contentFrom, withoutLineEnd(line, contentFrom));
                        return new Delimiter(level, tail == CLOSING, before, next(after));
                    }
                }
            }
        }
        return new Delimiter(NONE, false, line, line);
    }

    /// Where the line after this one begins.
    int next(int from) {
        int i = from;
        while (i < end) {
            byte b = bytes[i++];
            if (b == '\n') {
                return i;
            }
            if (b == '\r') {
                return i < end && bytes[i] == '\n' ? i + 1 : i;
            }
        }
        return end;
    }

    /// The same offset, with the one line end in front of it taken off.
    int withoutLineEnd(int line, int from) {
        if (line > from && bytes[line - 1] == '\n') {
            return line - 1 > from && bytes[line - 2] == '\r' ? line - 2 : line - 1;
        }
        return line > from && bytes[line - 1] == '\r' ? line - 1 : line;
    }

    private static final int NO_DELIMITER = 0;
    private static final int OPENING = 1;
    private static final int CLOSING = 2;

    /// What follows the boundary on its line: nothing, or a blank and whatever stands behind it,
    /// or two hyphens. Anything else means that another boundary merely begins like this one.
    private int tail(int from) {
        int i = from;
        boolean closing = false;
        if (i + 1 < end && bytes[i] == '-' && bytes[i + 1] == '-') {
            closing = true;
            i += 2;
        } else if (longDash(i)) {
            // QUIRK: word processors turn two hyphens into one long dash
            // (test-mailboxes/messages/legacy/003-long-dash-in-closing-delimiter.eml).
            closing = true;
            i += 3;
        }
        boolean over = i == end || (bytes[i] >= 0 && bytes[i] <= ' ');
        if (!over) {
            return NO_DELIMITER;
        }
        return closing ? CLOSING : OPENING;
    }

    /// U+2013 or U+2014 in UTF-8.
    private boolean longDash(int i) {
        return i + 2 < end
                && bytes[i] == (byte) 0xe2
                && bytes[i + 1] == (byte) 0x80
                && (bytes[i + 2] == (byte) 0x93 || bytes[i + 2] == (byte) 0x94);
    }
}
