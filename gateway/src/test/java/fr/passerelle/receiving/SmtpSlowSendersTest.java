package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Slowloris and its relatives: a byte now and then holds a place, but not for ever.
class SmtpSlowSendersTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofMinutes(5);

    private static SmtpTarget target(Duration command, Duration message) {
        return SmtpTarget.with(SmtpTarget.limits(100, 100, command, message));
    }

    /// A byte every 20 ms, until an answer comes.
    private static String trickle(SmtpPeer peer) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            peer.send("x");
                            return peer.hasHeard();
                        });
        return peer.reply();
    }

    @Test
    void aCommandThatTricklesInHasItsTimeAndNoMore() {
        try (SmtpTarget target = target(SHORT, LONG)) {
            try (SmtpPeer peer = target.peer()) {
                assertThat(trickle(peer)).isEqualTo("421 4.4.2 No command in time");
            }
            target.keptAndServes(0);
        }
    }

    @Test
    void whoSaysNothingIsTold() {
        try (SmtpTarget target = target(SHORT, LONG)) {
            try (SmtpPeer peer = target.peer()) {
                assertThat(peer.reply()).isEqualTo("421 4.4.2 No command in time");
                assertThat(peer.reply()).isEqualTo("closed");
            }
            target.keptAndServes(0);
        }
    }

    @Test
    void aMessageThatTricklesInHasItsTimeAndNoMore() {
        try (SmtpTarget target = target(LONG, SHORT)) {
            try (SmtpPeer peer = target.peerInData()) {
                assertThat(trickle(peer)).isEqualTo("421 4.4.2 Message not complete in time");
            }
            target.keptAndServes(0);
        }
    }

    @Test
    void aMessageThatStopsIsGivenUp() {
        try (SmtpTarget target = target(SHORT, LONG)) {
            try (SmtpPeer peer = target.peerInData()) {
                peer.send("x".repeat(100_000));
                assertThat(peer.reply()).isEqualTo("421 4.4.2 No byte of the message in time");
            }
            target.keptAndServes(0);
        }
    }

    @Test
    void theTimeOfTheJournalIsNotCounted() {
        try (SmtpTarget target = target(SHORT, SHORT)) {
            CountDownLatch gate = target.journal.waiting();
            try (SmtpPeer waiting = target.peerInData()) {
                waiting.send("x\r\n.\r\n");
                Awaitility.await().until(() -> target.journal.asked() == 1);
                try (SmtpPeer other = target.peer()) {
                    assertThat(other.reply()).isEqualTo("421 4.4.2 No command in time");
                }
                gate.countDown();
                assertThat(waiting.reply()).isEqualTo("250 2.0.0 Kept");
            }
            target.keptAndServes(1);
        }
    }
}
