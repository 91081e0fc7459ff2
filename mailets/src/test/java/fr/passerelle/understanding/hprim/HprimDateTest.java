package fr.passerelle.understanding.hprim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HprimDateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    @Test
    void fourDigitsAreTaken() {
        assertThat(HprimDate.find("14/05/1944", DAY))
                .isEqualTo(new HprimDate(Optional.of(LocalDate.of(1944, 5, 14)), true));
    }

    @Test
    void twoDigitsAreTakenWhereTheOtherCenturyIsStillToCome() {
        assertThat(HprimDate.find("14/05/44", DAY))
                .isEqualTo(new HprimDate(Optional.of(LocalDate.of(1944, 5, 14)), false));
    }

    @Test
    void twoDigitsThatMayBeAChildOrACentenarianAreNobodys() {
        assertThat(HprimDate.find("14/05/25", DAY))
                .isEqualTo(new HprimDate(Optional.empty(), false));
    }

    @Test
    void noCalendarKnowsTheThirtyFirstOfFebruary() {
        assertThat(HprimDate.isDate("31/02/1944")).isTrue();
        assertThat(HprimDate.find("31/02/1944", DAY).date()).isEmpty();
    }
}
