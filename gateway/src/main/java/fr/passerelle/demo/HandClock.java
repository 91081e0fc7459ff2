package fr.passerelle.demo;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that jumps from one thing that happens to the next.
final class HandClock implements InstantSource {
    private volatile Instant now;

    HandClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Never back.
    void jump(Instant to) {
        if (to.isAfter(now)) {
            now = to;
        }
    }
}
