package fr.passerelle.mail;

import java.util.Arrays;

/// Base64 as it is found in mail (RFC 2045 §6.8): line ends and strangers are passed over,
/// padding may be missing, or stand in the middle where a program encoded piece by piece.
final class Base64 {
    private static final byte STRANGER = -1;
    private static final byte PADDING = -2;

    /// From here on, counting before is cheaper than copying behind.
    private static final int LARGE = 1024 * 1024;

    private static final byte[] SIX_BITS = new byte[256];

    static {
        Arrays.fill(SIX_BITS, STRANGER);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            SIX_BITS[alphabet.charAt(i)] = (byte) i;
        }
        SIX_BITS['='] = PADDING;
    }

    private Base64() {}

    static byte[] decode(Slice slice) {
        byte[] in = slice.array();
        int end = slice.end();
        byte[] out = new byte[room(slice)];
        int written = 0;
        int quantum = 0;
        int held = 0;
        int i = slice.offset();
        while (i < end) {
            if (held == 0) {
                // The common case: four letters in a row.
                while (i + 4 <= end) {
                    int four =
                            SIX_BITS[in[i] & 0xff] << 18
                                    | SIX_BITS[in[i + 1] & 0xff] << 12
                                    | SIX_BITS[in[i + 2] & 0xff] << 6
                                    | SIX_BITS[in[i + 3] & 0xff];
                    if (four < 0) {
                        break;
                    }
                    out[written] = (byte) (four >> 16);
                    out[written + 1] = (byte) (four >> 8);
                    out[written + 2] = (byte) four;
                    written += 3;
                    i += 4;
                }
                if (i >= end) {
                    break;
                }
            }
            int bits = SIX_BITS[in[i++] & 0xff];
            if (bits >= 0) {
                quantum = quantum << 6 | bits;
                if (++held == 4) {
                    out[written++] = (byte) (quantum >> 16);
                    out[written++] = (byte) (quantum >> 8);
                    out[written++] = (byte) quantum;
                    held = 0;
                    quantum = 0;
                }
            } else if (bits == PADDING) {
                written = rest(out, written, quantum, held);
                held = 0;
                quantum = 0;
            }
        }
        written = rest(out, written, quantum, held);
        return written == out.length ? out : Arrays.copyOf(out, written);
    }

    /// Enough for what comes out; exactly enough where it is large, so that it is not held twice.
    private static int room(Slice slice) {
        if (slice.length() < LARGE) {
            return slice.length() / 4 * 3 + 3;
        }
        long letters = 0;
        for (int i = slice.offset(); i < slice.end(); i++) {
            letters += SIX_BITS[slice.array()[i] & 0xff] >= 0 ? 1 : 0;
        }
        return (int) (letters * 3 / 4);
    }

    /// What an unfinished quantum of two or three letters says: one or two bytes.
    private static int rest(byte[] out, int written, int quantum, int held) {
        int at = written;
        if (held == 2) {
            out[at++] = (byte) (quantum >> 4);
        } else if (held == 3) {
            out[at++] = (byte) (quantum >> 10);
            out[at++] = (byte) (quantum >> 2);
        }
        return at;
    }
}
