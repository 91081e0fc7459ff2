package fr.passerelle.serving;

import static fr.passerelle.serving.Town.NURSE;
import static fr.passerelle.serving.Town.OWN;
import static fr.passerelle.serving.Town.REQUEST;
import static fr.passerelle.serving.Town.the;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.document.Fiche;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private final Town town = new Town();

    @AfterEach
    void close() {
        town.close();
    }

    private List<OutgoingMail> asks(String body) {
        return town.comesIn(NURSE, OWN.toString(), body);
    }

    private Collection<String> kept(OutgoingMail about) {
        Optional<Fiche> fiche =
                town.store.read(tx -> town.gateway.cases().fiche(tx, about.about().orElseThrow()));
        return fiche.orElseThrow().values().values();
    }

    @Test
    void aRequestIsReceiptedProposedAcceptedAndTakenBack() {
        List<OutgoingMail> first = asks(REQUEST);

        assertThat(town.turns).hasSize(1);
        assertThat(town.turns.getFirst().story().toString()).contains("understood: intake");
        assertThat(first)
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(LetterKind.AR, LetterKind.PROPOSITION);
        OutgoingMail proposal = the(LetterKind.PROPOSITION, first);
        assertThat(new String(proposal.raw().bytes(), StandardCharsets.UTF_8))
                .doesNotContain("TESTPATIENT", "Marie", "1944");

        assertThat(town.answers(proposal, "Oui, d'accord."))
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(LetterKind.CONFIRMATION_MG, LetterKind.STATUT);

        assertThat(town.answers(proposal, "Non"))
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(
                        LetterKind.REFUS_NOTE, LetterKind.STATUT, LetterKind.PROPOSITION);
    }

    @Test
    void whoAskedWhereTheProposalStandsMayStillSayYes() {
        OutgoingMail proposal = the(LetterKind.PROPOSITION, asks(REQUEST));
        OutgoingMail status = the(LetterKind.STATUT, town.answers(proposal, "STATUT"));

        assertThat(town.answers(status, "Oui, d'accord."))
                .extracting(OutgoingMail::kind)
                .contains(LetterKind.CONFIRMATION_MG);
    }

    @Test
    void theFormOfAnotherPatientInAnAnswerIsARequestOfItsOwn() {
        OutgoingMail receipt = the(LetterKind.AR, asks(REQUEST));

        List<OutgoingMail> second =
                town.answers(
                        receipt,
                        REQUEST.replace("TESTPATIENT", "AUTRECAS")
                                .replace("Marie", "Jean")
                                .replace("1944", "1951"));

        assertThat(the(LetterKind.AR, second).about()).isNotEqualTo(receipt.about());
        assertThat(kept(receipt)).contains("TESTPATIENT");
    }

    @Test
    void oneOtherNameInAnAnswerIsForAPerson() {
        OutgoingMail receipt = the(LetterKind.AR, asks(REQUEST));

        // A twin has all but the given name in common.
        assertThat(town.answers(receipt, "Prénom : Louise"))
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(LetterKind.ALERTE_COORDO, LetterKind.TRANSMIS);
    }

    @Test
    void aSlipOfThePenIsCorrected() {
        OutgoingMail receipt = the(LetterKind.AR, asks(REQUEST));

        town.answers(receipt, "Prénom : Maria");

        assertThat(kept(receipt)).contains("Maria");
    }

    @Test
    void theSameSupplementTwiceTellsTheDoctorOnce() {
        List<OutgoingMail> first = asks(REQUEST);
        OutgoingMail receipt = the(LetterKind.AR, first);
        town.answers(the(LetterKind.PROPOSITION, first), "Oui, d'accord.");

        assertThat(town.answers(receipt, "Visites à domicile : oui"))
                .extracting(OutgoingMail::kind)
                .containsExactlyInAnyOrder(LetterKind.AR, LetterKind.STATUT);
        assertThat(town.answers(receipt, "Visites à domicile : oui"))
                .extracting(OutgoingMail::kind)
                .containsExactly(LetterKind.AR);
    }

    @Test
    void aRequestWithoutBirthDateSentAgainOpensNoSecondCase() {
        String brief =
                REQUEST.replace("Date de naissance : 21/03/1944", "Année de naissance : 1944");
        OutgoingMail receipt = the(LetterKind.AR, asks(brief));

        assertThat(the(LetterKind.AR, asks(brief)).about()).isEqualTo(receipt.about());
    }
}
