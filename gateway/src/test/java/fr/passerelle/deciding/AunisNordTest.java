package fr.passerelle.deciding;

import static fr.passerelle.deciding.Desk.C1;
import static fr.passerelle.deciding.Desk.news;
import static fr.passerelle.deciding.Desk.no;
import static fr.passerelle.deciding.Desk.paris;
import static fr.passerelle.deciding.Desk.yes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.deciding.CaseState.Status;
import fr.passerelle.document.DischargeMode.Ending;
import fr.passerelle.mail.IntegrationError;
import fr.passerelle.understanding.Understood.News;
import fr.passerelle.understanding.reply.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The procedure of CPTS Aunis Nord, first its acceptance table line by line, then its edges.
class AunisNordTest {
    private final Desk desk =
            new Desk().doctor("M01", 2.1).doctor("M02", 3.4).doctor("M03", 6.0).doctor("M04", 30);

    @Test
    void theAcceptanceTableLineByLine() {
        Decided opened = desk.at("2026-03-02T09:05:00", asked());
        assertThat(desk.letters(opened)).containsExactly("R01 AR", "M01 PROPOSITION");
        assertThat(opened.letters().get(1).values())
                .containsEntry("jusquau", "2026-03-05")
                .containsEntry("relance_le", "2026-03-04")
                .containsEntry("distance_km", "2")
                .containsEntry("distance_bande", "2-5")
                .containsEntry("rang", "1");
        assertThat(desk.offer(1).expiresAt()).isEqualTo(paris("2026-03-06T00:00:00"));

        int sent = desk.written.size();
        desk.until("2026-03-04T07:59:59");
        assertThat(desk.since(sent)).isEmpty();
        desk.until("2026-03-04T20:00:00");
        assertThat(desk.since(sent)).containsExactly("M01 RELANCE");

        sent = desk.written.size();
        desk.until("2026-03-05T23:59:59");
        assertThat(desk.since(sent)).isEmpty();
        desk.until("2026-03-06T00:00:00");
        assertThat(desk.since(sent)).containsExactly("M02 PROPOSITION");

        Decided declined = desk.at("2026-03-06T11:00:00", no(2, "Non, quota atteint"));
        assertThat(desk.letters(declined)).containsExactly("M02 REFUS_NOTE", "M03 PROPOSITION");
        assertThat(declined.letters().getFirst().values())
                .containsEntry("quota_jusquau", "2026-03-31");
        assertThat(declined.events())
                .extracting(Decided.Reasoned::event)
                .contains(new Event.VolunteerFull("M02", LocalDate.of(2026, 4, 1)));

        Decided late = desk.at("2026-03-09T08:30:00", yes(1));
        assertThat(desk.letters(late))
                .containsExactly("M01 CONFIRMATION_MG", "R01 STATUT", "M03 DEJA_POURVU");
        assertThat(late.letters().get(1).values())
                .containsEntry("motif", "acceptee")
                .containsEntry("medecin", "M01");
        assertThat(late.letters().get(2).values()).containsEntry("dit_oui", "non");
        assertThat(late.events())
                .extracting(Decided.Reasoned::event)
                .contains(new Event.OfferAccepted(1, true), new Event.OfferLost(3, false));

        Decided contact = desk.at("2026-03-09T15:00:00", news("R01", new News.ContactMade()));
        assertThat(contact.erase()).isTrue();
        assertThat(desk.letters(contact)).containsExactly("R01 ATTESTATION_EFFACEMENT");

        sent = desk.written.size();
        desk.until("2026-03-19T07:59:59");
        assertThat(desk.since(sent)).isEmpty();
        desk.until("2026-03-19T08:00:00");
        assertThat(desk.since(sent)).containsExactly("R01 DEMANDE_SUIVI");
        assertThat(desk.written.getLast().letter().values()).containsEntry("demander", "rdv_pris");

        Decided made =
                desk.at(
                        "2026-03-20T10:00:00",
                        news("R01", new News.AppointmentMade(LocalDate.of(2026, 3, 26))));
        assertThat(desk.letters(made)).containsExactly("R01 STATUT");
        assertThat(desk.state(C1).status()).isEqualTo(Status.RDV_PRIS);

        Decided missed = desk.at("2026-03-27T09:00:00", news("R01", new News.Missed()));
        assertThat(desk.letters(missed)).containsExactly("R01 DEMANDE_SUIVI");
        assertThat(missed.letters().getFirst().values())
                .containsEntry("demander", "nouveau_rdv")
                .containsEntry("rdv_le", "2026-03-26");
        assertThat(desk.state(C1).accepted().orElseThrow().volunteer()).isEqualTo("M01");

        sent = desk.written.size();
        desk.until("2026-04-08T07:59:59");
        assertThat(desk.since(sent)).isEmpty();
        Decided kept = desk.at("2026-04-08T10:00:00", news("R01", new News.Kept()));
        assertThat(desk.state(C1).status()).isEqualTo(Status.RDV_HONORE);
        assertThat(kept.letters().getLast().values()).containsEntry("demander", "mt_declare");

        Decided declared = desk.at("2026-04-09T10:00:00", news("R01", new News.DoctorDeclared()));
        assertThat(desk.state(C1).status()).isEqualTo(Status.CLOSE);
        assertThat(declared.nextDate()).isEmpty();
        assertThat(desk.replayed(C1)).isEqualTo(desk.state(C1));
    }

    @Test
    void aYesAfterAnotherYesIsAReserveAndIsThankedOnce() {
        search();
        desk.until("2026-03-06T00:00:00");
        desk.at("2026-03-06T09:00:00", yes(2));

        Decided tooLate = desk.at("2026-03-06T10:00:00", yes(1));
        assertThat(desk.letters(tooLate)).containsExactly("M01 DEJA_POURVU");
        assertThat(tooLate.letters().getFirst().values()).containsEntry("dit_oui", "oui");
        assertThat(desk.state(C1).accepted().orElseThrow().volunteer()).isEqualTo("M02");

        assertThat(desk.letters(desk.decide(yes(1)))).containsExactly("M01 STATUT");
        assertThat(desk.decide(yes(1)).events()).isEmpty();
    }

    @Test
    void theReserveIsAskedFirstWhenTheYesIsTakenBack() {
        search();
        desk.until("2026-03-11T00:00:00");
        desk.at("2026-03-11T09:00:00", yes(2));
        desk.at("2026-03-11T10:00:00", yes(3));

        Decided back = desk.at("2026-03-11T11:00:00", no(2));
        assertThat(desk.letters(back))
                .containsExactly("M02 REFUS_NOTE", "R01 STATUT", "M03 PROPOSITION");
        assertThat(desk.state(C1).seniority()).isEqualTo(paris("2026-03-02T09:05:00"));
    }

    @Test
    void onlyWhoMayBeAskedIsAsked() {
        Desk hard =
                new Desk()
                        .doctor("M01", 1)
                        .doctor("M02", 2)
                        .doctor("M03", 3)
                        .doctor("M04", 4)
                        .doctor("M05", 5)
                        .doctor("M06", 6, 0)
                        .doctor("M07", 7)
                        .doctor("M08", 8);
        hard.standing("M01").homeVisits = false;
        hard.standing("M02").accessible = false;
        hard.standing("M03").maxDistance = 2.9;
        hard.standing("M04").stopped = true;
        hard.standing("M05").absentUntil = Optional.of(LocalDate.of(2026, 3, 3));
        hard.standing("M07").fullUntil = Optional.of(LocalDate.of(2026, 4, 1));
        Facts facts =
                new Facts(
                        Optional.empty(),
                        Optional.of("17901"),
                        Set.of(Facts.Flag.HOME_VISITS, Facts.Flag.ACCESSIBILITY));
        Decided decided =
                hard.at(
                        "2026-03-02T09:05:00",
                        new Occasion.Requested(
                                C1, "R01", facts, Set.of(), paris("2026-03-02T09:05:00"), false));

        assertThat(decided.events())
                .extracting(Decided.Reasoned::event)
                .filteredOn(Event.OfferMade.class::isInstance)
                .singleElement()
                .satisfies(
                        event -> {
                            Event.OfferMade made = (Event.OfferMade) event;
                            assertThat(made.volunteer()).isEqualTo("M08");
                            assertThat(made.excluded())
                                    .containsExactly(
                                            "M01 F4", "M02 F8", "M03 F3", "M04 F2", "M05 F5",
                                            "M06 F1", "M07 F1");
                        });
    }

    @Test
    void whenNobodyIsLeftAPersonIsToldAndTheSearchIsTriedAgain() {
        search();
        for (int offer = 1; offer <= 3; offer++) {
            desk.decide(no(offer));
        }
        assertThat(desk.since(desk.written.size() - 3))
                .containsExactly("M03 REFUS_NOTE", "R01 STATUT", "coordination ALERTE_COORDO");
        assertThat(desk.state(C1).status()).isEqualTo(Status.COORDINATION);
        assertThat(desk.state(C1).nextDate()).contains(paris("2026-03-09T08:00:00"));

        desk.doctor("M05", 9);
        int sent = desk.written.size();
        desk.until("2026-03-09T08:00:00");
        assertThat(desk.since(sent)).containsExactly("M05 PROPOSITION");
        assertThat(desk.state(C1).status()).isEqualTo(Status.PROPOSEE);
    }

    @Test
    void whatIsMissingIsAskedForAndTheSeniorityStays() {
        desk.now = paris("2026-03-02T09:05:00");
        assertThat(desk.letters(desk.decide(desk.requested(Set.of("consentement", "commune")))))
                .containsExactly("R01 A_COMPLETER");
        assertThat(desk.written.getLast().letter().values())
                .containsEntry("manque", "commune\nconsentement");

        int sent = desk.written.size();
        desk.until("2026-03-05T08:00:00");
        assertThat(desk.since(sent)).containsExactly("R01 A_COMPLETER");
        desk.until("2026-03-10T08:00:00");
        assertThat(desk.since(sent + 1)).containsExactly("coordination ALERTE_COORDO");

        Decided said =
                desk.at(
                        "2026-03-11T10:00:00",
                        new Occasion.Supplemented(C1, "R01", Desk.PATIENT, Set.of()));
        assertThat(desk.letters(said)).containsExactly("R01 AR", "M01 PROPOSITION");
        assertThat(desk.state(C1).seniority()).isEqualTo(paris("2026-03-02T09:05:00"));
    }

    @Test
    void askingAgainChangesNothingButAnotherReferrerJoins() {
        search();
        Optional<Instant> next = desk.state(C1).nextDate();
        Decided again = desk.decide(new Occasion.Repeated(C1, "R01", true));
        assertThat(desk.letters(again)).containsExactly("R01 AR");
        assertThat(again.events()).isEmpty();

        Decided joined = desk.decide(new Occasion.Repeated(C1, "R02", false));
        assertThat(desk.letters(joined)).containsExactly("R02 AR");
        assertThat(desk.state(C1).referrers()).containsExactly("R01", "R02");
        assertThat(desk.state(C1).nextDate()).isEqualTo(next);

        assertThat(desk.letters(desk.decide(yes(1))))
                .containsExactly("M01 CONFIRMATION_MG", "R01 STATUT", "R02 STATUT");
    }

    @Test
    void neitherYesNorNoGoesToAPersonAndTheOfferStaysOpen() {
        search();
        for (Answer answer :
                List.of(
                        new Answer.Defer(Optional.empty()),
                        new Answer.Question(),
                        new Answer.Delegate(),
                        new Answer.Partial(),
                        new Answer.Unclear())) {
            Decided decided = desk.decide(new Occasion.Answered(new OfferId(C1, 1), answer));
            assertThat(desk.letters(decided))
                    .containsExactly("coordination ALERTE_COORDO", "M01 TRANSMIS");
            assertThat(decided.events()).isEmpty();
        }
        assertThat(desk.offer(1).waiting()).isTrue();
    }

    @Test
    void whoIsAwayFreesTheOfferAtOnce() {
        search();
        LocalDate back = LocalDate.of(2026, 3, 16);
        Decided away =
                desk.at(
                        "2026-03-02T09:06:00",
                        new Occasion.Absent(new OfferId(C1, 1), Optional.of(back)));
        assertThat(desk.letters(away)).containsExactly("M02 PROPOSITION");
        assertThat(away.events())
                .extracting(Decided.Reasoned::event)
                .contains(new Event.OfferFreed(1, "absent", Optional.of(back)));
    }

    @Test
    void aProposalThatCannotArriveFreesTheOfferAndAPersonIsTold() {
        search();
        OfferId first = new OfferId(C1, 1);
        Decided waits =
                desk.decide(new Occasion.Undelivered(C1, Optional.of(first), false, "4.2.2"));
        assertThat(waits.events()).isEmpty();
        assertThat(waits.letters()).isEmpty();

        Decided dead = desk.decide(new Occasion.Undelivered(C1, Optional.of(first), true, "5.1.1"));
        assertThat(desk.letters(dead))
                .containsExactly("coordination ALERTE_COORDO", "M02 PROPOSITION");

        Decided referrer =
                desk.decide(new Occasion.Undelivered(C1, Optional.empty(), true, "5.1.1"));
        assertThat(desk.letters(referrer)).containsExactly("coordination ALERTE_COORDO");
    }

    @Test
    void aLetterThatSoftwareDidNotIntegrateIsAPersonsBusinessAndNothingElse() {
        search();
        Decided told =
                desk.decide(
                        new Occasion.NotIntegrated(
                                C1,
                                LetterKind.PROPOSITION,
                                "M01",
                                IntegrationError.Condition.UNKNOWN_PATIENT_ID));
        assertThat(told.events()).isEmpty();
        assertThat(desk.letters(told)).containsExactly("coordination ALERTE_COORDO");
        assertThat(told.letters().getFirst().values())
                .containsEntry(
                        "pourquoi",
                        "Le logiciel du médecin M01 n’a pas intégré notre proposition :"
                                + " identifiant patient inconnu (902).");
    }

    @Test
    void aCodeThatNobodyKnowsIsSaidAsItStands() {
        search();
        for (String code : List.of("101", "")) {
            Decided told =
                    desk.decide(
                            new Occasion.NotIntegrated(
                                    C1, LetterKind.AR, "R01", IntegrationError.of(code)));
            assertThat(told.letters().getFirst().values().get("pourquoi"))
                    .endsWith(code.isEmpty() ? " : il ne dit pas pourquoi." : " : code 101.");
        }
    }

    @Test
    void aSecondMissGoesToTheCoordinatorAndWhatIsSentAgainKeepsItsRank() {
        search();
        desk.decide(yes(1));
        desk.at(
                "2026-03-03T09:00:00",
                news("R01", new News.AppointmentMade(LocalDate.of(2026, 3, 5))));
        assertThat(desk.state(C1).erased()).isTrue();
        desk.at("2026-03-06T09:00:00", news("M01", new News.Missed()));
        assertThat(desk.letters(desk.decide(news("R01", new News.Missed()))))
                .as("one miss told by two people is one miss")
                .containsExactly("R01 STATUT");
        desk.decide(news("R01", new News.AppointmentMade(LocalDate.of(2026, 3, 12))));
        Decided second = desk.at("2026-03-13T09:00:00", news("R01", new News.Missed()));
        assertThat(desk.letters(second))
                .containsExactly("coordination ALERTE_COORDO", "R01 DEMANDE_SUIVI");
        assertThat(second.letters().getLast().values()).containsEntry("demander", "renvoi");

        Decided again =
                desk.at(
                        "2026-03-16T09:00:00",
                        new Occasion.Supplemented(C1, "R01", Desk.PATIENT, Set.of()));
        assertThat(desk.letters(again)).containsExactly("R01 AR", "M02 PROPOSITION");
        assertThat(desk.state(C1).seniority()).isEqualTo(paris("2026-03-02T09:05:00"));
        assertThat(desk.state(C1).erased()).isFalse();
    }

    @Test
    void silenceAfterAYesEndsWithAPerson() {
        search();
        desk.decide(yes(1));
        int sent = desk.written.size();
        desk.until("2026-04-06T12:00:00");
        assertThat(desk.since(sent))
                .containsExactly(
                        "R01 DEMANDE_SUIVI",
                        "R01 DEMANDE_SUIVI",
                        "coordination ALERTE_COORDO",
                        "coordination ALERTE_COORDO");
    }

    @Test
    void anUrgentRequestGivesOneDayAndNeedsConsent() {
        Occasion urgent =
                new Occasion.Requested(
                        C1,
                        "R05",
                        Desk.PATIENT,
                        Set.of("consentement"),
                        paris("2026-03-06T16:00:00"),
                        true);
        assertThat(desk.letters(desk.at("2026-03-06T16:00:00", urgent)))
                .containsExactly("R05 A_COMPLETER");
        Decided said =
                desk.at(
                        "2026-03-06T17:00:00",
                        new Occasion.Supplemented(C1, "R05", Desk.PATIENT, Set.of()));
        assertThat(desk.letters(said)).containsExactly("R05 AR", "M01 PROPOSITION");
        assertThat(said.letters().getLast().values())
                .containsEntry("jusquau", "2026-03-09")
                .doesNotContainKey("relance_le");
        assertThat(desk.state(C1).nextDate()).contains(paris("2026-03-10T00:00:00"));
    }

    @Test
    void aLetterIsToldOnlyToTheDoctorWhoSaidYes() {
        search();
        Occasion letter =
                new Occasion.LetterJoined(C1, "R05", Optional.of(LocalDate.of(2026, 3, 1)), false);
        assertThat(desk.letters(desk.decide(letter))).containsExactly("R05 AR");
        desk.decide(yes(1));
        assertThat(desk.letters(desk.decide(letter))).containsExactly("R05 AR", "M01 STATUT");
        assertThat(desk.letters(desk.decide(new Occasion.LetterKept("R05"))))
                .containsExactly("R05 AR");
    }

    @Test
    void aLetterThatNamesADoctorIsLookedAtByAPerson() {
        search();
        assertThat(
                        desk.letters(
                                desk.decide(
                                        new Occasion.LetterJoined(
                                                C1, "R05", Optional.empty(), true))))
                .containsExactly("R05 AR", "coordination ALERTE_COORDO");
    }

    private static Occasion letterOf(Ending ending) {
        return new Occasion.LetterJoined(
                C1, "R05", Optional.of(LocalDate.of(2026, 3, 3)), false, Optional.of(ending));
    }

    @Test
    void aDeathStopsTheSearchAndErasesNothing() {
        search();
        Decided decided = desk.decide(letterOf(Ending.DEATH));
        assertThat(decided.rule()).isEqualTo("sortie.deces");
        assertThat(desk.letters(decided))
                .containsExactly(
                        "M01 DEJA_POURVU", "R05 AR", "R01 STATUT", "coordination ALERTE_COORDO");
        assertThat(desk.state(C1).status()).isEqualTo(CaseState.Status.DECES);
        assertThat(desk.state(C1).erased()).isFalse();
        assertThat(desk.state(C1).nextDate()).isPresent();
    }

    @Test
    void aDeathAfterAYesIsToldToTheDoctor() {
        search();
        desk.decide(yes(1));
        assertThat(desk.letters(desk.decide(letterOf(Ending.DEATH))))
                .contains("M01 STATUT", "coordination ALERTE_COORDO");
        assertThat(desk.state(C1).acceptedOffer()).isPresent();
    }

    @Test
    void aConfirmedDeathClosesTheCaseAndDestroysTheFile() {
        search();
        desk.decide(letterOf(Ending.DEATH));
        Decided decided = desk.decide(new Occasion.DeathAnswered(C1, true));
        assertThat(desk.letters(decided)).containsExactly("R01 STATUT", "coordination CHOIX_NOTE");
        assertThat(desk.state(C1).status()).isEqualTo(CaseState.Status.CLOSE);
        assertThat(desk.state(C1).erased()).isTrue();
    }

    @Test
    void aDeniedDeathResumesTheSearchAtItsRank() {
        search();
        Instant seniority = desk.state(C1).seniority();
        desk.decide(letterOf(Ending.DEATH));
        Decided decided = desk.decide(new Occasion.DeathAnswered(C1, false));
        assertThat(desk.letters(decided))
                .containsExactly("R01 STATUT", "coordination CHOIX_NOTE", "M02 PROPOSITION");
        assertThat(desk.state(C1).seniority()).isEqualTo(seniority);
    }

    @Test
    void whoeverAnswersWhileADeathIsLookedAtMovesNothing() {
        search();
        desk.decide(letterOf(Ending.DEATH));
        CaseState before = desk.state(C1);
        desk.decide(yes(1));
        desk.decide(no(1));
        desk.decide(new Occasion.Happened(C1, "R01", new News.Kept()));
        assertThat(desk.state(C1)).isEqualTo(before);
    }

    @Test
    void theCoordinatorIsAskedAboutADeathUntilAnAnswerComes() {
        search();
        desk.decide(letterOf(Ending.DEATH));
        for (int times = 0; times < 3; times++) {
            desk.until(desk.state(C1).nextDate().orElseThrow());
            assertThat(desk.written.getLast().letter().values()).containsEntry("demander", "deces");
        }
        assertThat(desk.state(C1).status()).isEqualTo(CaseState.Status.DECES);
    }

    @Test
    void aTransferLetsTheSearchWaitForTheDayOfComingHome() {
        search();
        Instant seniority = desk.state(C1).seniority();
        Decided decided = desk.decide(letterOf(Ending.TRANSFER));
        assertThat(decided.rule()).isEqualTo("sortie.transfert");
        assertThat(desk.state(C1).status()).isEqualTo(CaseState.Status.A_COMPLETER);
        assertThat(desk.state(C1).waiting()).isEmpty();

        Decided home =
                desk.decide(
                        new Occasion.LetterJoined(
                                C1, "R05", Optional.of(LocalDate.of(2026, 3, 20)), false));
        assertThat(home.rule()).isEqualTo("sortie.retour");
        assertThat(desk.letters(home)).contains("M02 PROPOSITION");
        assertThat(desk.state(C1).seniority()).isEqualTo(seniority);
    }

    @Test
    void nothingBeginsAfterADeathOrATransfer() {
        for (Ending ending : Ending.values()) {
            Decided decided = desk.decide(new Occasion.LetterKept("R05", Optional.of(ending)));
            assertThat(desk.letters(decided)).containsExactly("R05 AR");
            assertThat(decided.rule()).isIn("sortie.deces", "sortie.transfert");
            assertThat(decided.events()).isEmpty();
        }
    }

    @Test
    void whoHasNoPartInACaseIsToldNothingOfIt() {
        search();
        assertThat(desk.letters(desk.decide(new Occasion.StatusAsked(C1, "R09"))))
                .containsExactly("coordination ALERTE_COORDO", "sender TRANSMIS");
        assertThat(desk.letters(desk.decide(news("R09", new News.ContactMade()))))
                .containsExactly("coordination ALERTE_COORDO", "sender TRANSMIS");
        assertThat(
                        desk.letters(
                                desk.decide(
                                        new Occasion.ForAPerson(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                "a stranger"))))
                .containsExactly("coordination ALERTE_COORDO");
        Decided status = desk.decide(new Occasion.StatusAsked(C1, "R01"));
        assertThat(desk.letters(status)).containsExactly("R01 STATUT");
        assertThat(status.letters().getFirst().values())
                .containsEntry("motif", "proposee")
                .containsEntry("jusquau", "2026-03-05");
    }

    @Test
    void aYesAboveTheQuotaIsKeptAndAskedAbout() {
        desk.standing("M01").quota = 1;
        search();
        desk.standing("M01").quota = 0;
        assertThat(desk.decide(yes(1)).letters().getFirst().values())
                .containsEntry("quota_depasse", "oui");
    }

    @Test
    void afterTheContactNothingThatIsSentIsKept() {
        search();
        desk.decide(yes(1));
        desk.decide(news("M01", new News.ContactMade()));
        Decided more = desk.decide(new Occasion.Supplemented(C1, "R01", Desk.PATIENT, Set.of()));
        assertThat(more.erase()).isTrue();
        assertThat(more.letters().getFirst().values()).containsEntry("motif", "effacee");
    }

    @Test
    void reasonsThatSpeakOfAFullListAreTold() {
        for (String full : List.of("quota atteint", "Je suis COMPLET.", "patientèle complète")) {
            assertThat(QuotaWords.saidIn(full)).as(full).isTrue();
        }
        for (String other :
                List.of("trop loin", "dossier incomplet", "je travaille à temps plein", "")) {
            assertThat(QuotaWords.saidIn(other)).as(other).isFalse();
        }
    }

    private Occasion asked() {
        return new Occasion.Requested(
                C1, "R01", Desk.PATIENT, Set.of(), paris("2026-03-02T09:05:00"), false);
    }

    private void search() {
        desk.at("2026-03-02T09:05:00", asked());
    }
}
