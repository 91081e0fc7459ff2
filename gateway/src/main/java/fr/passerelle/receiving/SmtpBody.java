package fr.passerelle.receiving;

import fr.passerelle.mail.RawMessage;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// The bytes of one message while they come in: one array that grows and is handed to
/// [RawMessage] without another copy when the other side had declared its size (RFC 1870). Used
/// by the connection's own event loop only.
final class SmtpBody {
    /// What a declaration alone may reserve: SIZE= is a promise of the other side, not a fact.
    private static final int MOST_RESERVED_UNSEEN = 256 * 1024;

    private static final int LEAST = 16 * 1024;

    enum Failure {
        NONE,
        TOO_LARGE,
        NO_ROOM
    }

    private final ByteBudget budget;
    private final int limit;
    private byte[] bytes;
    private int reserved;
    private int length;
    private long seen;
    private Failure failure = Failure.NONE;

    /// @param trace our Received field, put in front
    /// @param declared what the other side said in SIZE=, 0 when it said nothing
    /// @param maxSize most bytes of the other side's message that are kept
    SmtpBody(ByteBudget budget, byte[] trace, long declared, long maxSize) {
        this.budget = budget;
        this.limit = (int) Math.min(maxSize, Integer.MAX_VALUE - 1024 * 1024) + trace.length;
        long wanted = Math.max(LEAST, Math.min(declared, MOST_RESERVED_UNSEEN));
        int capacity = (int) Math.min(wanted + trace.length, limit);
        if (budget.take(capacity, capacity)) {
            this.reserved = capacity;
            this.bytes = new byte[capacity];
            append(trace);
        } else {
            this.bytes = new byte[0];
            this.failure = Failure.NO_ROOM;
        }
    }

    /// Takes `count` bytes off the buffer; once the limit is passed they are counted and dropped.
    void append(ByteBuf in, int count) {
        seen += count;
        if (failure == Failure.NONE && makeRoom(count)) {
            in.readBytes(bytes, length, count);
            length += count;
        } else {
            in.skipBytes(count);
        }
    }

    void append(byte one) {
        seen++;
        if (failure == Failure.NONE && makeRoom(1)) {
            bytes[length++] = one;
        }
    }

    private void append(byte[] trace) {
        System.arraycopy(trace, 0, bytes, 0, trace.length);
        length = trace.length;
    }

    private boolean makeRoom(int count) {
        long needed = (long) length + count;
        if (needed <= bytes.length) {
            return true;
        }
        if (needed > limit) {
            return fail(Failure.TOO_LARGE);
        }
        int capacity = (int) Math.min(limit, Math.max(needed, bytes.length * 2L));
        if (!budget.take(capacity - reserved, capacity)) {
            return fail(Failure.NO_ROOM);
        }
        reserved = capacity;
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    private boolean fail(Failure why) {
        release();
        failure = why;
        return false;
    }

    /// Everything that came, kept or dropped: a flood beyond the limit is cut by it.
    long seen() {
        return seen;
    }

    int limit() {
        return limit;
    }

    Failure failure() {
        return failure;
    }

    /// Hands the bytes over, once; their room stays reserved until [#release], since the journal
    /// has them for so long.
    RawMessage toRawMessage() {
        byte[] all = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
        bytes = new byte[0];
        return new RawMessage(all);
    }

    /// Gives the room back; may be called again.
    void release() {
        budget.give(reserved);
        reserved = 0;
        bytes = new byte[0];
        length = 0;
    }
}
