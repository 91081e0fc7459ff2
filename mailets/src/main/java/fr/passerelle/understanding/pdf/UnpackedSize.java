package fr.passerelle.understanding.pdf;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks for streams in a PDF that unpack to more than we want to hold (ISO 32000-1 §7.4.4),
/// before a PDF library unpacks them. Only streams that are long enough to be dangerous are
/// unpacked, into a small buffer.
final class UnpackedSize {
    /// Deflate packs 1032 to 1 at best: shorter streams stay below 64 MiB.
    private static final int DANGEROUS = 60_000;

    private static final byte[] BEGIN = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final byte[] TWICE = {'D', 'e', 'c', 'o', 'd', 'e', '/', 'F', 'l'};

    private UnpackedSize() {}

    static boolean exceeds(byte[] pdf, long limit) {
        long unpacked = 0;
        for (int i = 0; i < pdf.length; i++) {
            if (pdf[i] == 'D' && isPackedTwice(pdf, i)) {
                return true;
            }
            if (pdf[i] != 's' || !at(pdf, i, BEGIN) || (i > 2 && pdf[i - 1] == 'd')) {
                continue;
            }
            int start = i + BEGIN.length;
            start += start < pdf.length && pdf[start] == '\r' ? 1 : 0;
            start += start < pdf.length && pdf[start] == '\n' ? 1 : 0;
            boolean deflated = start + 2 < pdf.length && (pdf[start] & 0x0F) == 8;
            if (deflated && pdf.length - start > DANGEROUS) {
                int[] consumed = new int[1];
                unpacked += unpack(pdf, start, limit - unpacked, consumed);
                if (unpacked >= limit) {
                    return true;
                }
                i = start + consumed[0];
            }
        }
        return false;
    }

    /// Deflate inside deflate has no honest use and no bound.
    private static boolean isPackedTwice(byte[] pdf, int at) {
        int n = 0;
        for (int i = at; i < pdf.length && i < at + 24 && n < TWICE.length; i++) {
            if (pdf[i] == ' ' || pdf[i] == '\n' || pdf[i] == '\r' || pdf[i] == '\t') {
                continue;
            }
            if (pdf[i] != TWICE[n++]) {
                return false;
            }
        }
        return n == TWICE.length;
    }

    private static long unpack(byte[] pdf, int from, long limit, int[] consumed) {
        Inflater inflater = new Inflater();
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        try {
            inflater.setInput(pdf, from, pdf.length - from);
            while (!inflater.finished() && size < limit) {
                int read = inflater.inflate(buffer);
                if (read == 0) {
                    break;
                }
                size += read;
            }
        } catch (DataFormatException notDeflated) {
            return size;
        } finally {
            consumed[0] = (int) inflater.getBytesRead();
            inflater.end();
        }
        return size;
    }

    private static boolean at(byte[] pdf, int from, byte[] wanted) {
        if (from + wanted.length > pdf.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (pdf[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
