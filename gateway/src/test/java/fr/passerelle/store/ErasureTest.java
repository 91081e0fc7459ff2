package fr.passerelle.store;

import static fr.passerelle.serving.Town.NURSE;
import static fr.passerelle.serving.Town.OWN;
import static fr.passerelle.serving.Town.REQUEST;
import static fr.passerelle.serving.Town.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.serving.Town;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// I12: once doctor and patient have met, nothing that identifies can be read any more.
class ErasureTest {
    private final Town town = new Town();
    private List<OutgoingMail> first = List.of();

    @BeforeEach
    void aRequestIsAccepted() {
        first = town.comesIn(NURSE, OWN.toString(), REQUEST);
        town.answers(the(LetterKind.PROPOSITION, first), "Oui, d'accord.");
    }

    @AfterEach
    void close() {
        town.close();
    }

    private List<OutgoingMail> contact() {
        return town.answers(the(LetterKind.AR, first), "Contact pris.");
    }

    private <T> List<T> column(String query, Class<T> type) {
        return town.store.read(tx -> tx.sql().sql(query).query(type).list());
    }

    /// Letters that bear a number only are kept: an answer may quote them.
    private List<String> legibleMails() {
        return column(
                """
                select kind from outbox where sealed is not null
                  and kind in ('CONFIRMATION_MG', 'AR', 'A_COMPLETER', 'PROPOSITION')
                """,
                String.class);
    }

    @Test
    void theContactErasesWhatTheStoreHolds() {
        assertThat(contact())
                .extracting(OutgoingMail::kind)
                .contains(LetterKind.ATTESTATION_EFFACEMENT);

        assertThat(column("select id from message where data_key is not null", Long.class))
                .isEmpty();
        assertThat(legibleMails()).isEmpty();
        assertThat(column("select id from case_file where fiche is not null", String.class))
                .isEmpty();
        assertThat(column("select kind from patient_index", String.class)).isEmpty();
    }

    @Test
    void whatStaysLegibleNamesNobody() {
        contact();

        String legible =
                String.join(
                        "\n",
                        column("select body from event", String.class).toString(),
                        column("select because from message", String.class).toString(),
                        column("select because from outbox", String.class).toString());
        assertThat(legible)
                .isNotEmpty()
                .doesNotContainIgnoringCase("testpatient", "marie", "0199001234", "1944-03");
    }

    @Test
    void aBackupOfTheOutboxIsForgottenToo() {
        List<byte[]> backup =
                column("select data_key from outbox where kind = 'CONFIRMATION_MG'", byte[].class);

        assertThat(backup).hasSize(1);
        assertThatThrownBy(() -> town.keys.unwrap(backup.getFirst()))
                .isInstanceOf(Keys.Unsealable.class);
    }

    @Test
    void aMailOnItsWayIsFinishedAndThenForgotten() {
        town.store.run(
                tx -> tx.sql().sql("update outbox set state = 'due', next_try_at = 0").update());
        List<OutgoingMail> all = contact();

        assertThat(all).extracting(OutgoingMail::kind).contains(LetterKind.CONFIRMATION_MG);
        assertThat(legibleMails()).isEmpty();
    }

    @Test
    void aMailThatNeverArrivedIsForgottenToo() {
        contact();
        town.store.run(
                tx -> {
                    Outbox outbox = town.gateway.outbox();
                    long id = outbox.nextNumber(tx);
                    outbox.write(
                            tx,
                            id,
                            the(LetterKind.AR, first),
                            "P1",
                            town.now(),
                            town.now(),
                            Optional.empty(),
                            Optional.empty());
                    outbox.failed(tx, id, "550 no such user");
                });

        assertThat(legibleMails()).isEmpty();
    }

    @Test
    void whatComesAfterTheContactIsForgottenAtOnce() {
        contact();

        assertThat(town.answers(the(LetterKind.AR, first), "Visites à domicile : oui"))
                .extracting(OutgoingMail::kind)
                .containsExactly(LetterKind.STATUT);
        assertThat(column("select id from message where data_key is not null", Long.class))
                .isEmpty();
        assertThat(column("select kind from patient_index", String.class)).isEmpty();
        assertThat(column("select case_id from vault", String.class)).isEmpty();
    }

    @Test
    void whoeverAsksAfterwardsIsTold() {
        contact();

        assertThat(town.comesIn(NURSE, OWN.toString(), "STATUT"))
                .extracting(OutgoingMail::kind)
                .containsExactly(LetterKind.STATUT);
    }
}
