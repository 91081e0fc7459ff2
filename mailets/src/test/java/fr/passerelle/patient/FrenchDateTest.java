package fr.passerelle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchDateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "14/02/1980",
                "14-02-1980",
                "14.2.1980",
                "14 02 1980",
                "14 / 02 / 1980",
                "le 14 février 1980",
                "14 FÉVR. 1980",
                "1980-02-14",
                "1980-02-14T00:00:00+01:00",
                "19800214",
                "19800214083000+0100",
                "14021980"
            })
    void oneDayIsWrittenInManyWays(String written) {
        assertThat(FrenchDate.read(written))
                .isEqualTo(new Checked.Valid<>(new FrenchDate.Day(LocalDate.of(1980, 2, 14))));
    }

    @Test
    void theFirstIsAnOrdinal() {
        assertThat(FrenchDate.read("1er août 1944").valid().flatMap(FrenchDate::day))
                .contains(LocalDate.of(1944, 8, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14/02/25", "14.2.25", "14 février 25"})
    void twoDigitsOfAYearAreTwoYears(String written) {
        Checked<FrenchDate> read = FrenchDate.read(written);
        assertThat(read.value())
                .contains(
                        new FrenchDate.TwoDigits(
                                LocalDate.of(1925, 2, 14), LocalDate.of(2025, 2, 14)));
        assertThat(read.doubts()).containsExactly(Doubt.DATE_TWO_DIGIT_YEAR);
    }

    @Test
    void onlyAnAgeAYearOrTheFutureDecidesBetweenThem() {
        LocalDate earlier = LocalDate.of(1925, 2, 14);
        LocalDate later = LocalDate.of(2025, 2, 14);
        FrenchDate.TwoDigits either = new FrenchDate.TwoDigits(earlier, later);

        assertThat(either.until(TODAY)).isEmpty();
        assertThat(either.until(LocalDate.of(2024, 12, 31))).contains(earlier);
        assertThat(either.in(1925)).contains(earlier);
        assertThat(either.in(1926)).isEmpty();
        assertThat(either.atAge(1, TODAY)).contains(later);
        assertThat(either.atAge(101, TODAY)).contains(earlier);
        assertThat(either.atAge(40, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1950, 1950, ",
        "00/00/1950, 1950, ",
        "00/07/1950, 1950, 7",
        "19500000, 1950, ",
        "07/1950, 1950, 7",
        "juillet 1950, 1950, 7",
        "1950-07, 1950, 7"
    })
    void whatIsNotKnownIsNotFilledIn(String written, int year, Integer month) {
        Checked<FrenchDate> read = FrenchDate.read(written);
        assertThat(read.value())
                .contains(new FrenchDate.Incomplete(year, Optional.ofNullable(month)));
        assertThat(read.doubts()).containsExactly(Doubt.DATE_INCOMPLETE);
    }

    @Test
    void aDayOfNoCalendarIsKeptAsItIs() {
        Checked<FrenchDate> read = FrenchDate.read("31/02/1950");
        assertThat(read.value()).contains(new FrenchDate.Lunar(1950, 2, 31));
        assertThat(read.doubts()).containsExactly(Doubt.DATE_NOT_IN_CALENDAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hier",
                "14/02",
                "14/02/1980 82",
                "14 brumaire 1980",
                "0000",
                "99999999",
                "14/02/980",
                "١٤/٠٢/١٩٨٠"
            })
    void whatIsNoDateIsNone(String written) {
        assertThat(FrenchDate.read(written)).isEqualTo(new Checked.NotOne<>(Doubt.DATE_SHAPE));
    }

    @Test
    void aLongTextIsNoDate() {
        assertThat(FrenchDate.read("1".repeat(100_000)).value()).isEmpty();
    }
}
