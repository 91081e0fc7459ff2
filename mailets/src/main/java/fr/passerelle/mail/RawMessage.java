package fr.passerelle.mail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/// The bytes of one message exactly as they were received. A class and not a record: an array
/// has no value equality of its own. The array is shared, never copied; nobody may write into
/// it.
public final class RawMessage {
    private final byte[] bytes;

    public RawMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The message itself, not a copy.
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawMessage that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Says the size only: a body never reaches a log through this class.
    @Override
    public String toString() {
        return "message of " + bytes.length + " bytes";
    }
}
