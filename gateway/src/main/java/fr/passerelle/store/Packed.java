package fr.passerelle.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A byte format for rows: varints (LEB128) and counted bytes, nothing else. Smaller and faster
/// than any general format, and read only from rows whose seal was intact.
final class Packed {
    private Packed() {}

    static final class Writer {
        private final ByteArrayOutputStream out;

        Writer(int expected) {
            this.out = new ByteArrayOutputStream(expected);
        }

        Writer number(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
            return this;
        }

        Writer bytes(byte[] value) {
            return bytes(value, 0, value.length);
        }

        Writer bytes(byte[] value, int from, int to) {
            number(to - from);
            out.write(value, from, to - from);
            return this;
        }

        Writer text(String value) {
            return bytes(value.getBytes(StandardCharsets.UTF_8));
        }

        byte[] done() {
            return out.toByteArray();
        }
    }

    static final class Reader {
        private final byte[] in;
        private int at;

        Reader(byte[] in) {
            this.in = in;
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = in[at++];
                value |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }

        int size() {
            return Math.toIntExact(number());
        }

        byte[] bytes() {
            int length = size();
            at += length;
            return Arrays.copyOfRange(in, at - length, at);
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }
}
