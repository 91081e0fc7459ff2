package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.CaseState.Status;
import fr.passerelle.deciding.Letter.Recipient;
import java.util.List;
import java.util.Map;

/// What a date brings that has come: a reminder, a deadline, a question, a person. A date that
/// was already seen to brings nothing.
final class Dates {
    static final List<Rule<Occasion.Due>> DUE =
            List.of(
                    Dates::nothingBeforeItsTime,
                    Deaths::theCoordinatorIsAskedAgain,
                    Dates::offersAreRemindedAndExpire,
                    Dates::theDeclarationIsAskedForOnceMore,
                    Dates::theCoordinatorIsToldAgain,
                    Dates::whatIsMissingIsAskedForAgain,
                    Dates::whoWaitsIsSearchedFor,
                    Dates::theReferrerIsAskedForNews);

    private static final String MISSING = "manque";

    private Dates() {}

    private static boolean nothingBeforeItsTime(Occasion.Due it, Draft draft) {
        if (draft.state().nextDate().stream().anyMatch(at -> !at.isAfter(draft.now))) {
            return false;
        }
        draft.by("date.rien", "nothing is due yet");
        return true;
    }

    private static boolean offersAreRemindedAndExpire(Occasion.Due it, Draft draft) {
        List<OfferState> waiting = draft.state().waiting().toList();
        if (waiting.isEmpty()) {
            return false;
        }
        String lane = "offre." + Policy.lane(draft.state().urgent());
        for (OfferState offer : waiting) {
            if (!offer.expiresAt().isAfter(draft.now)) {
                draft.by(lane + ".delai_jo", "the deadline has passed without an answer");
                draft.event(new Event.OfferExpired(offer.number()));
            } else if (offer.standing() == Standing.OPEN
                    && offer.remindAt().stream().anyMatch(at -> !at.isAfter(draft.now))) {
                draft.by(lane + ".relance_jo", "one reminder before the deadline");
                draft.event(new Event.OfferReminded(offer.number()));
                draft.letter(
                        LetterKind.RELANCE,
                        new Recipient.Doctor(offer.volunteer()),
                        offer.number(),
                        Map.of(
                                "jusquau",
                                InWords.until(offer),
                                "rang",
                                Integer.toString(offer.number())));
            }
        }
        if (draft.state().acceptedOffer().isEmpty()) {
            Search.next(draft);
        } else {
            Search.lookWhenOffersAsk(draft);
        }
        return true;
    }

    /// The appointment was kept, which is what was wanted: without an answer the case closes.
    private static boolean theDeclarationIsAskedForOnceMore(Occasion.Due it, Draft draft) {
        if (draft.state().status() != Status.RDV_HONORE) {
            return false;
        }
        if (FollowUps.timesAsked("mt_declare", draft) < FollowUps.ASKED_TWICE) {
            draft.by("suivi.declaration_mt_j", "the declaration is asked for once more");
            FollowUps.ask("mt_declare", draft);
            again(draft);
        } else {
            draft.by("suivi.declaration_mt_j", "kept, and nobody answers: closed");
            FollowUps.close("kept, declaration unknown", draft);
        }
        return true;
    }

    private static boolean theCoordinatorIsToldAgain(Occasion.Due it, Draft draft) {
        CaseState state = draft.state();
        boolean searchable =
                state.acceptedOffer().isEmpty() && state.missing().isEmpty() && !state.erased();
        if (!state.handedOver() || searchable) {
            return false;
        }
        Policy.Escalation escalation = draft.policy.escalation();
        draft.by("escalade.rappel_jo", "nothing has moved since the coordinator was told");
        draft.alert("Ce dossier attend toujours votre décision.");
        draft.lookAgain(
                draft.calendar()
                        .morning(
                                draft.now,
                                state.missing().isEmpty()
                                        ? escalation.noNews()
                                        : escalation.incomplete()));
        return true;
    }

    private static boolean whatIsMissingIsAskedForAgain(Occasion.Due it, Draft draft) {
        CaseState state = draft.state();
        if (state.status() != Status.A_COMPLETER) {
            return false;
        }
        if (FollowUps.timesAsked(MISSING, draft) == 0) {
            String first = state.referrers().getFirst();
            draft.by("entree.relance_manque_jo", "what is missing is asked for once more");
            draft.event(new Event.FollowUpAsked(first, MISSING));
            draft.letter(
                    LetterKind.A_COMPLETER,
                    new Recipient.Referrer(first),
                    Map.of(MISSING, InWords.missing(state)));
            draft.lookAgain(
                    draft.calendar().morning(draft.now, draft.policy.entry().remindMissing()));
        } else {
            draft.by("escalade.demande_incomplete", "nobody said what is missing");
            draft.event(new Event.HandedToCoordinator("the request stays incomplete"));
            draft.alert("Une demande reste incomplète malgré une relance.");
            draft.lookAgain(
                    draft.calendar().morning(draft.now, draft.policy.escalation().incomplete()));
        }
        return true;
    }

    private static boolean whoWaitsIsSearchedFor(Occasion.Due it, Draft draft) {
        if (draft.state().acceptedOffer().isPresent()) {
            return false;
        }
        draft.by("voies." + Policy.lane(draft.state().urgent()), "the search is tried again");
        Search.next(draft);
        return true;
    }

    private static boolean theReferrerIsAskedForNews(Occasion.Due it, Draft draft) {
        CaseState state = draft.state();
        String what =
                state.appointment().isPresent()
                        ? "honore"
                        : state.missedAppointments() > 0 ? "nouveau_rdv" : "rdv_pris";
        if (FollowUps.timesAsked(what, draft) < FollowUps.ASKED_TWICE) {
            draft.by(
                    "suivi." + (state.appointment().isPresent() ? "honore_j" : "rdv_pris_j"),
                    "the follow-up date has come without news");
            FollowUps.ask(what, draft);
            again(draft);
        } else {
            draft.by("escalade.suivi_sans_reponse", "asked twice without an answer");
            draft.event(new Event.HandedToCoordinator("no news after two questions"));
            draft.alert(
                    "Un médecin a dit oui, mais deux demandes de nouvelles sont restées sans"
                            + " réponse.");
            draft.lookAgain(
                    draft.calendar().morning(draft.now, draft.policy.escalation().noNews()));
        }
        return true;
    }

    private static void again(Draft draft) {
        draft.lookAgain(
                draft.calendar().morningAfterDays(draft.now, draft.policy.followUp().againDays()));
    }
}
