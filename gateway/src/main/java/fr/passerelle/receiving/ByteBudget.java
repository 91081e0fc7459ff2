package fr.passerelle.receiving;

import java.util.concurrent.atomic.AtomicLong;

/// Memory that all connections of a listener share for messages under way: many slow large
/// messages get "try again later", never an exhausted heap.
final class ByteBudget {
    private final AtomicLong left;

    ByteBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(long bytes) {
        left.addAndGet(bytes);
    }
}
