package fr.passerelle.deciding;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Set;

/// The working calendar of metropolitan France: Monday to Friday without the public holidays of
/// art. L.3133-1 of the Code du travail, in Europe/Paris.
///
/// "J+3" of an offer made on Monday is the whole of Thursday: the deadline is the midnight that
/// ends it. What is due on a day (a reminder, a question) is due at eight in the morning, when
/// practices open.
///
/// @param alsaceMoselle also Good Friday and 26 December (art. L.3134-13)
public record WorkingDays(boolean alsaceMoselle) {
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final MonthDay BOXING_DAY = MonthDay.of(12, 26);
    private static final Set<MonthDay> FIXED =
            Set.of(
                    MonthDay.of(1, 1),
                    MonthDay.of(5, 1),
                    MonthDay.of(5, 8),
                    MonthDay.of(7, 14),
                    MonthDay.of(8, 15),
                    MonthDay.of(11, 1),
                    MonthDay.of(11, 11),
                    MonthDay.of(12, 25));

    public boolean isHoliday(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        if (FIXED.contains(date)) {
            return true;
        }
        LocalDate easter = easter(day.getYear());
        return day.equals(easter.plusDays(1))
                || day.equals(easter.plusDays(39))
                || day.equals(easter.plusDays(50))
                || (alsaceMoselle && (day.equals(easter.minusDays(2)) || date.equals(BOXING_DAY)));
    }

    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isHoliday(day);
    }

    /// The n-th working day after this day; day 0 is the day itself, whatever it is.
    public LocalDate plus(LocalDate day, int workingDays) {
        LocalDate reached = day;
        for (int left = workingDays; left > 0; ) {
            reached = reached.plusDays(1);
            if (isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    /// This day if it is a working day, else the next one that is.
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate reached = day;
        while (!isWorkingDay(reached)) {
            reached = reached.plusDays(1);
        }
        return reached;
    }

    /// The midnight that ends the n-th working day after this instant.
    public Instant endOfDay(Instant from, int workingDays) {
        return plus(dayOf(from), workingDays).plusDays(1).atStartOfDay(PARIS).toInstant();
    }

    /// Eight in the morning of the n-th working day after this instant.
    public Instant morning(Instant from, int workingDays) {
        return morningOf(plus(dayOf(from), workingDays));
    }

    /// Eight in the morning, `days` calendar days later or on the first working day after that.
    public Instant morningAfterDays(Instant from, int days) {
        return morningOf(onOrAfter(dayOf(from).plusDays(days)));
    }

    /// Eight in the morning of this day.
    public static Instant morningOf(LocalDate day) {
        return day.atTime(OPENING).atZone(PARIS).toInstant();
    }

    /// The day in France.
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(PARIS).toLocalDate();
    }

    /// The last day on which an answer still comes in time.
    public static LocalDate lastDayBefore(Instant deadline) {
        return dayOf(deadline.minusNanos(1));
    }

    /// Easter Sunday of the Gregorian calendar (Oudin's computation).
    static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int moonShift = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        int moon = moonShift - moonShift / 28 * (1 - 29 / (moonShift + 1) * ((21 - golden) / 11));
        int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
        int offset = moon - weekday;
        int month = 3 + (offset + 40) / 44;
        return LocalDate.of(year, month, offset + 28 - 31 * (month / 4));
    }
}
