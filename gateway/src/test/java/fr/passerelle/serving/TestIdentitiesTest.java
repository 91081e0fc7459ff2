package fr.passerelle.serving;

import static fr.passerelle.serving.Town.NURSE;
import static fr.passerelle.serving.Town.OWN;
import static fr.passerelle.serving.Town.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.config.Settings.TestIdentities;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.LetterKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A test identity where there are real patients, and where there are none.
class TestIdentitiesTest {
    private static final String OF_A_TEST =
            REQUEST + "Matricule INS : 244035121518958 (1.2.250.1.213.1.4.10)\n";

    private static Town town(TestIdentities testIdentities) {
        return new Town(Optional.empty(), testIdentities);
    }

    private static long cases(Town town) {
        return town.store.call(
                transaction ->
                        Stream.of(1001, 1002)
                                .map(number -> new CaseId("C-" + number))
                                .filter(
                                        id ->
                                                town.gateway
                                                        .cases()
                                                        .fiche(transaction, id)
                                                        .isPresent())
                                .count());
    }

    private static boolean alertsTheCoordinator(List<OutgoingMail> mails) {
        return mails.stream().anyMatch(mail -> mail.kind() == LetterKind.ALERTE_COORDO);
    }

    @Test
    void amongRealPatientsItOpensNothingAndAPersonLooks() {
        try (Town town = town(TestIdentities.FOR_A_PERSON)) {
            List<OutgoingMail> mails = town.comesIn(NURSE, OWN.toString(), OF_A_TEST);

            assertThat(cases(town)).isZero();
            assertThat(alertsTheCoordinator(mails)).isTrue();
            assertThat(town.turns.getLast().story().toString()).contains("a test identity");
        }
    }

    @Test
    void itIsNotLaidOverARealPatientWithTheSameTraits() {
        try (Town town = town(TestIdentities.FOR_A_PERSON)) {
            town.comesIn(NURSE, OWN.toString(), REQUEST);

            town.comesIn(NURSE, OWN.toString(), OF_A_TEST + "Remarques : essai\n");

            assertThat(cases(town)).isEqualTo(1);
            assertThat(town.turns.getLast().story().toString()).contains("a test identity");
        }
    }

    @Test
    void aWrongKeyMakesItNoRealPatient() {
        try (Town town = town(TestIdentities.FOR_A_PERSON)) {
            town.comesIn(NURSE, OWN.toString(), OF_A_TEST.replace("18958", "18957"));

            assertThat(cases(town)).isZero();
        }
    }

    @Test
    void inARehearsalItIsTaken() {
        try (Town town = town(TestIdentities.TAKEN)) {
            town.comesIn(NURSE, OWN.toString(), OF_A_TEST);

            assertThat(cases(town)).isEqualTo(1);
        }
    }
}
