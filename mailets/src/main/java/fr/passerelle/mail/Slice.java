package fr.passerelle.mail;

import java.util.Arrays;

/// A run of bytes inside a message as it was received: a place, never a copy. Signatures are
/// verified over slices (RFC 8551 §3.5: the bytes as received, not a part written anew).
public final class Slice {
    private final byte[] bytes;
    private final int offset;
    private final int length;

    public Slice(byte[] bytes, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, bytes.length);
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    /// The array this slice lies in, shared and never written; see [#offset] and [#length].
    public byte[] array() {
        return bytes;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /// The first offset behind the slice.
    public int end() {
        return offset + length;
    }

    /// The bytes as an array of their own; the shared array itself where the slice is all of it.
    public byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice that
                && Arrays.equals(bytes, offset, end(), that.bytes, that.offset, that.end());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < end(); i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /// Says the place only.
    @Override
    public String toString() {
        return length + " bytes at " + offset;
    }
}
