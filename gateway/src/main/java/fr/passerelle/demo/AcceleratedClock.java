package fr.passerelle.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.LongSupplier;

/// A clock that runs fast: one real second is so much time by day, and more by night and at
/// weekends, when nothing happens. Never goes back. Safe for many threads.
final class AcceleratedClock implements InstantSource {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 30);

    /// How much faster still while everybody is at home.
    private static final int AT_REST = 6;

    private final Duration perSecond;
    private final LongSupplier nanos;
    private long realNanos;
    private Instant now;

    /// @param perSecond of working time that one real second takes
    /// @param nanos real time, [System#nanoTime] outside tests
    AcceleratedClock(Instant start, Duration perSecond, LongSupplier nanos) {
        if (perSecond.isNegative() || perSecond.isZero()) {
            throw new IllegalArgumentException("a clock must run");
        }
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.now = start;
        this.realNanos = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        long real = nanos.getAsLong();
        double left = (real - realNanos) / 1e9;
        realNanos = real;
        while (left > 0) {
            ZonedDateTime here = now.atZone(ZONE);
            Instant edge = nextEdge(here).toInstant();
            double speed = perSecond.toMillis() / 1e3 * (isWorking(here) ? 1 : AT_REST);
            double toEdge = Duration.between(now, edge).toMillis() / 1e3;
            if (left * speed < toEdge) {
                now = now.plusNanos((long) (left * speed * 1e9));
                left = 0;
            } else {
                now = edge;
                left -= toEdge / speed;
            }
        }
        return now;
    }

    private static boolean isWorking(ZonedDateTime at) {
        DayOfWeek day = at.getDayOfWeek();
        LocalTime time = at.toLocalTime();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !time.isBefore(MORNING)
                && time.isBefore(EVENING);
    }

    /// When the speed may change next.
    private static ZonedDateTime nextEdge(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        if (time.isBefore(MORNING)) {
            return at.with(MORNING);
        }
        return time.isBefore(EVENING) ? at.with(EVENING) : at.plusDays(1).with(MORNING);
    }
}
