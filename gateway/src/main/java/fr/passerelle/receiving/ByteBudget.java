package fr.passerelle.receiving;

import java.util.concurrent.atomic.AtomicLong;

/// Memory that all connections of a listener share for messages under way: many slow large
/// messages get "try again later", never an exhausted heap.
///
/// The last part of it is kept for small messages, so that a few large ones that never end do
/// not keep out every letter.
final class ByteBudget {
    /// A letter with a scan or two.
    static final int SMALL = 256 * 1024;

    /// One part in so many is for small messages alone.
    private static final int SMALL_SHARE = 4;

    /// Our Received field, put in front of a message.
    private static final int TRACE = 4 * 1024;

    private final long total;
    private final long forLarge;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long total) {
        this.total = total;
        this.forLarge = total - total / SMALL_SHARE;
    }

    /// The least total in which one message of this size finds room.
    static long totalForOneOf(long maxSize) {
        return (maxSize + TRACE) / (SMALL_SHARE - 1) * SMALL_SHARE + SMALL_SHARE;
    }

    /// @param more what is asked for
    /// @param message what the message will hold in all
    boolean take(long more, long message) {
        long limit = message > SMALL ? forLarge : total;
        if (taken.addAndGet(more) <= limit) {
            return true;
        }
        taken.addAndGet(-more);
        return false;
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    /// Bytes of messages under way, now.
    long taken() {
        return taken.get();
    }
}
