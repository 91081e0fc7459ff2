package fr.passerelle.understanding.pdf;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A stream of a PDF as it lies in the file, before a PDF library is asked (ISO 32000-1 §7.3.8).
final class Packed {
    /// How far before a stream its dictionary is looked for.
    private static final int DICTIONARY = 1024;

    private static final int PIECE = 16 * 1024;

    /// An end of the data in base 85 (§7.4.3).
    private static final int END = '~';

    private final byte[] file;
    private final int keyword;
    private final int begin;

    private Packed(byte[] file, int keyword) {
        this.file = file;
        this.keyword = keyword;
        int data = keyword + "stream".length();
        data += data < file.length && file[data] == '\r' ? 1 : 0;
        data += data < file.length && file[data] == '\n' ? 1 : 0;
        this.begin = data;
    }

    /// Whether a stream begins with the word that stands here.
    static boolean isAt(byte[] file, int i) {
        return file[i] == 's' && at(file, i, "stream") && (i == 0 || file[i - 1] != 'd');
    }

    /// @param keyword where the word `stream` begins
    static Packed of(byte[] file, int keyword) {
        return new Packed(file, keyword);
    }

    /// Where its data begin.
    int begin() {
        return begin;
    }

    /// Where the file goes on behind the stream, whose own length may lie; -1 where no stream
    /// ends any more.
    int end() {
        for (int i = begin; i < file.length; i++) {
            if (file[i] == 'e' && at(file, i, "endstream")) {
                return i + "endstream".length();
            }
        }
        return -1;
    }

    /// Whether its dictionary names one of these, near before it.
    boolean names(String... words) {
        for (int i = keyword; i > Math.max(0, keyword - DICTIONARY); i--) {
            boolean another = file[i] == 's' && i < keyword && at(file, i, "stream");
            if (another || (file[i] == 'o' && at(file, i, "obj"))) {
                return false;
            }
            for (String word : words) {
                if (file[i] == word.charAt(0) && at(file, i, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// What it unpacks to by deflate (§7.4.4), also where it is written in base 85; counted up to
    /// `most`, 0 where it is not deflated.
    ///
    /// @param consumed its first element is set to how many bytes were taken
    long unpacked(long most, int[] consumed) {
        boolean in85 = names("ASCII85Decode", "/A85");
        Inflater inflater = new Inflater();
        byte[] packed = new byte[PIECE];
        byte[] unpacked = new byte[PIECE];
        int at = begin;
        long size = 0;
        try {
            while (!inflater.finished() && size < most) {
                if (inflater.needsInput()) {
                    int before = at;
                    int bytes;
                    if (in85) {
                        int[] next = {at};
                        bytes = base85(next, packed);
                        at = next[0];
                    } else {
                        bytes = Math.min(PIECE, file.length - at);
                        System.arraycopy(file, at, packed, 0, bytes);
                        at += bytes;
                    }
                    if (bytes == 0 && at == before) {
                        break;
                    }
                    inflater.setInput(packed, 0, bytes);
                }
                int read = inflater.inflate(unpacked);
                if (read == 0 && !inflater.needsInput()) {
                    break;
                }
                size += read;
            }
        } catch (DataFormatException notDeflated) {
            return size;
        } finally {
            consumed[0] = in85 ? at - begin : (int) inflater.getBytesRead();
            inflater.end();
        }
        return size;
    }

    /// Five digits make four bytes; fills what is given as far as whole groups go.
    ///
    /// @param at where the digits go on; set to where they stopped
    /// @return how many bytes; 0 at their end
    private int base85(int[] at, byte[] into) {
        int filled = 0;
        long group = 0;
        int digits = 0;
        int i = at[0];
        while (i < file.length && filled + 8 <= into.length) {
            int c = file[i] & 0xFF;
            if (c == END) {
                break;
            }
            i++;
            if (c == 'z' && digits == 0) {
                filled = put(0, 4, into, filled);
            } else if (c >= '!' && c <= 'u') {
                group = group * 85 + (c - '!');
                if (++digits == 5) {
                    filled = put(group, 4, into, filled);
                    group = 0;
                    digits = 0;
                }
            } else if (c > ' ') {
                break;
            }
        }
        if (digits > 1) {
            int rest = digits - 1;
            for (; digits < 5; digits++) {
                group = group * 85 + 84;
            }
            filled = put(group, rest, into, filled);
        }
        at[0] = i;
        return filled;
    }

    private static int put(long group, int bytes, byte[] into, int from) {
        for (int i = 0; i < bytes; i++) {
            into[from + i] = (byte) (group >> (24 - 8 * i));
        }
        return from + bytes;
    }

    static boolean at(byte[] file, int from, String word) {
        if (from + word.length() > file.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (file[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
