package fr.passerelle.understanding.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    @ParameterizedTest
    @CsvSource({
        "le 15, 2026-03-15",
        "le 2, 2026-04-02",
        "12 avril, 2026-04-12",
        "lundi, 2026-03-09",
        "mardi, 2026-03-10",
        "15 jours, 2026-03-18",
        "quinze jours, 2026-03-18",
        "deux semaines, 2026-03-17",
        "un mois, 2026-04-03",
        "la rentrée, 2026-09",
        "semaine 42, 2026-10-12",
        "la semaine 3, 2027-01-18",
        "S42, 2026-10-12",
        "juin, 2026-06",
        "mars, 2026-03",
        "janvier, 2027-01",
        "fin avril, 2026-04",
        "au mois de mai, 2026-05",
        "le mois prochain, 2026-04",
        "la semaine prochaine, 2026-03-09",
        "l'été, 2026-07",
        "demain, 2026-03-04",
        "next month, 2026-04",
    })
    void aTimeIsCountedFromTheDayOfTheMail(String text, String until) {
        assertThat(When.at(Words.of(text), 0, TUESDAY).map(Object::toString)).hasValue(until);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bientôt", "charge", "semaine 60", "0 jours", "999 jours", "2026", "un"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(When.at(Words.of(text), 0, TUESDAY)).isEmpty();
    }
}
