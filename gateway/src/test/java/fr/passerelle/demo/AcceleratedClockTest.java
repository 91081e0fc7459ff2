package fr.passerelle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AcceleratedClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicLong nanos = new AtomicLong(7);

    private AcceleratedClock startingAt(String local) {
        return new AcceleratedClock(at(local), HOUR, nanos::get);
    }

    private void passSeconds(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(AcceleratedClock.ZONE).toInstant();
    }

    @Test
    void oneSecondOfWorkingTimeIsWhatWasAskedFor() {
        AcceleratedClock clock = startingAt("2026-03-02T08:00");

        passSeconds(3);

        assertThat(clock.instant()).isEqualTo(at("2026-03-02T11:00"));
    }

    @Test
    void nightsAndWeekendsPassSixTimesFaster() {
        AcceleratedClock night = startingAt("2026-03-02T20:00");
        AcceleratedClock saturday = startingAt("2026-03-07T08:00");

        passSeconds(1);

        assertThat(night.instant()).isEqualTo(at("2026-03-03T02:00"));
        assertThat(saturday.instant()).isEqualTo(at("2026-03-07T14:00"));
    }

    @Test
    void howOftenTheClockIsReadDoesNotChangeIt() {
        AcceleratedClock often = startingAt("2026-03-06T18:00");
        AcceleratedClock once = startingAt("2026-03-06T18:00");

        for (int i = 0; i < 20; i++) {
            passSeconds(1);
            often.instant();
        }

        assertThat(often.instant()).isEqualTo(once.instant());
        assertThat(once.instant()).isAfter(at("2026-03-09T07:00"));
    }

    @Test
    void aClockThatStandsIsRefused() {
        assertThatThrownBy(() -> new AcceleratedClock(Instant.EPOCH, Duration.ZERO, nanos::get))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
