package fr.passerelle.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DtmTest {
    @Test
    void aTimeIsAsPreciseAsItWasWritten() {
        assertThat(Dtm.find("20260227103000").orElseThrow().day())
                .contains(LocalDate.of(2026, 2, 27));
        assertThat(Dtm.find("20260227").orElseThrow().day()).contains(LocalDate.of(2026, 2, 27));
        assertThat(Dtm.find("202602").orElseThrow().day()).isEmpty();
        assertThat(Dtm.find("2026").orElseThrow().day()).isEmpty();
    }

    @Test
    void anOffsetAndPartsOfASecondAreTimesToo() {
        assertThat(Dtm.find("20160712133440+0200")).isPresent();
        assertThat(Dtm.find("20160712133440.123-0500")).isPresent();
    }

    @Test
    void whatNoCalendarKnowsIsNoTime() {
        for (String text :
                List.of(
                        "",
                        "20260230",
                        "20261301",
                        "202602272460",
                        "20260227+9900",
                        "27/02/2026")) {
            assertThat(Dtm.find(text)).as(text).isEmpty();
        }
    }
}
