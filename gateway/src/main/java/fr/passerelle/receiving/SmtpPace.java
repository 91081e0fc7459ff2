package fr.passerelle.receiving;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// How long the other side has taken for what it is doing now. Bytes that trickle in do not
/// lengthen it: a command has its time and a message has its time, from beginning to end. Used
/// by the connection's own event loop only.
final class SmtpPace {
    /// What time is counted for.
    enum Phase {
        COMMAND,
        SILENCE,
        MESSAGE,
        JOURNAL,
        HANDSHAKE,
        FAREWELL
    }

    /// How often the clock is looked at: so many times in the shortest of the limits.
    private static final int LOOKS = 4;

    private final SmtpLimits limits;
    private Phase phase = Phase.COMMAND;
    private long since = System.nanoTime();
    private long lastByte = since;

    SmtpPace(SmtpLimits limits) {
        this.limits = limits;
    }

    /// From here to the end of the next command.
    void commandStarts() {
        start(Phase.COMMAND);
    }

    void messageStarts() {
        start(Phase.MESSAGE);
        lastByte = since;
    }

    void messageGoesOn() {
        lastByte = System.nanoTime();
    }

    void journalWorks() {
        start(Phase.JOURNAL);
    }

    void handshakeStarts() {
        start(Phase.HANDSHAKE);
    }

    void farewell() {
        start(Phase.FAREWELL);
    }

    private void start(Phase next) {
        phase = next;
        since = System.nanoTime();
    }

    /// What has taken too long, where something has.
    Optional<Phase> overdue() {
        long now = System.nanoTime();
        Duration taken = Duration.ofNanos(now - since);
        return switch (phase) {
            case COMMAND, SILENCE -> beyond(taken, limits.command(), Phase.COMMAND);
            case MESSAGE ->
                    beyond(taken, limits.message(), Phase.MESSAGE)
                            .or(
                                    () ->
                                            beyond(
                                                    Duration.ofNanos(now - lastByte),
                                                    limits.command(),
                                                    Phase.SILENCE));
            case HANDSHAKE -> beyond(taken, limits.handshake(), Phase.HANDSHAKE);
            case FAREWELL -> beyond(taken, limits.farewell(), Phase.FAREWELL);
            case JOURNAL -> Optional.empty();
        };
    }

    private static Optional<Phase> beyond(Duration taken, Duration limit, Phase phase) {
        return taken.compareTo(limit) > 0 ? Optional.of(phase) : Optional.empty();
    }

    /// How long until the clock is looked at again.
    Duration nextLook() {
        Duration shortest =
                Collections.min(
                        List.of(
                                limits.command(),
                                limits.message(),
                                limits.handshake(),
                                limits.farewell()));
        return shortest.dividedBy(LOOKS);
    }
}
