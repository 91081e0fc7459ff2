package fr.passerelle.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private final WorkingDays france = new WorkingDays(false);

    @Test
    void theElevenHolidaysOf2026() {
        List<LocalDate> holidays =
                LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(france::isHoliday)
                        .toList();
        assertThat(holidays)
                .map(LocalDate::toString)
                .containsExactly(
                        "2026-01-01",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-08",
                        "2026-05-14",
                        "2026-05-25",
                        "2026-07-14",
                        "2026-08-15",
                        "2026-11-01",
                        "2026-11-11",
                        "2026-12-25");
    }

    @Test
    void alsaceAndMoselleHaveTwoMore() {
        WorkingDays strasbourg = new WorkingDays(true);
        for (LocalDate day : List.of(LocalDate.of(2026, 4, 3), LocalDate.of(2025, 12, 26))) {
            assertThat(strasbourg.isHoliday(day)).isTrue();
            assertThat(france.isHoliday(day)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1954, 1954-04-18", "1981, 1981-04-19", "2000, 2000-04-23", "2008, 2008-03-23",
        "2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2027, 2027-03-28",
        "2038, 2038-04-25", "2049, 2049-04-18"
    })
    void easterFallsWhereTheCalendarSays(int year, LocalDate easter) {
        assertThat(WorkingDays.easter(year)).isEqualTo(easter);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:05:00, 3, 2026-03-06T00:00:00",
        "2026-03-06T23:59:59, 1, 2026-03-10T00:00:00",
        "2026-03-07T12:00:00, 1, 2026-03-10T00:00:00",
        "2026-04-02T10:00:00, 2, 2026-04-08T00:00:00",
        "2026-04-30T10:00:00, 3, 2026-05-07T00:00:00",
        "2026-05-07T10:00:00, 1, 2026-05-12T00:00:00",
        "2026-05-13T10:00:00, 2, 2026-05-19T00:00:00",
        "2026-05-22T10:00:00, 1, 2026-05-27T00:00:00"
    })
    void aDeadlineIsTheMidnightThatEndsItsDay(String from, int days, String deadline) {
        assertThat(france.endOfDay(Desk.paris(from), days)).isEqualTo(Desk.paris(deadline));
    }

    @Test
    void theClockChangeCostsNobodyAnHour() {
        assertThat(france.endOfDay(Desk.paris("2026-03-27T09:00:00"), 1))
                .isEqualTo("2026-03-30T22:00:00Z");
        assertThat(france.endOfDay(Desk.paris("2026-10-23T09:00:00"), 1))
                .isEqualTo("2026-10-26T23:00:00Z");
        assertThat(france.morning(Desk.paris("2026-03-27T09:00:00"), 1))
                .isEqualTo("2026-03-30T06:00:00Z");
    }

    @Test
    void aDeadlineIsToldAsItsLastDay() {
        assertThat(WorkingDays.lastDayBefore(Desk.paris("2026-03-06T00:00:00")))
                .isEqualTo("2026-03-05");
    }

    @Test
    void calendarDaysEndOnAWorkingMorning() {
        assertThat(france.morningAfterDays(Desk.paris("2026-03-27T09:00:00"), 10))
                .isEqualTo(Desk.paris("2026-04-07T08:00:00"));
    }
}
