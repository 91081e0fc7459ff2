package fr.passerelle.serving;

import static fr.passerelle.serving.Town.NURSE;
import static fr.passerelle.serving.Town.OWN;
import static fr.passerelle.serving.Town.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.store.Broken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What stays of a turn that met a fault of ours: nothing.
class FaultsTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    private List<OutgoingMail> asks() {
        return town.comesIn(NURSE, OWN.toString(), REQUEST);
    }

    @Test
    void aSenderMetInAMessageThatFailedIsMetAgain() {
        try (Broken _ = Broken.lettersOf(town.store, LetterKind.AR)) {
            assertThat(asks()).isEmpty();
        }

        assertThat(town.passes(Duration.ofHours(1)))
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(LetterKind.AR, LetterKind.PROPOSITION);
        assertThat(Broken.isKnown(town.store, EmailAddress.of(NURSE))).isTrue();
    }

    @Test
    void theJournalKeepsTheKindOfTheFaultAndNotWhatItSaid() {
        try (Broken _ = Broken.lettersOf(town.store, LetterKind.AR)) {
            asks();
        }

        assertThat(Broken.because(town.store))
                .containsExactly("JdbcSQLIntegrityConstraintViolationException");
    }

    @Test
    void aDateThatFailedHasNothingToTell() {
        asks();
        town.turns.clear();

        try (Broken _ = Broken.lettersOf(town.store, LetterKind.RELANCE, LetterKind.PROPOSITION)) {
            town.passes(Duration.ofDays(9));
        }

        assertThat(town.turns).isEmpty();
        assertThat(town.passes(Duration.ofHours(1))).isNotEmpty();
    }

    @Test
    void theCoordinatorHearsOfAMessageThatIsStuck() {
        try (Broken _ = Broken.lettersOf(town.store, LetterKind.AR)) {
            asks();
            for (int tries = 1; tries < 4; tries++) {
                assertThat(town.passes(Duration.ofHours(2))).isEmpty();
            }

            assertThat(town.passes(Duration.ofHours(2)))
                    .extracting(OutgoingMail::kind)
                    .containsExactly(LetterKind.ALERTE_COORDO);
        }
    }
}
