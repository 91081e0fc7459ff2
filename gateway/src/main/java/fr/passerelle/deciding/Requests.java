package fr.passerelle.deciding;

import fr.passerelle.deciding.Letter.Recipient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What those who refer write: a request, more about it, the same again, where it stands.
final class Requests {
    static final List<Rule<Occasion.Requested>> REQUESTED =
            List.of(
                    Requests::aCaseIsOpenedOnce,
                    Requests::whatIsMissingIsAskedFor,
                    Requests::aCompleteRequestIsSearchedFor);

    static final List<Rule<Occasion.Supplemented>> SUPPLEMENTED =
            List.of(
                    Requests::whatIsSentAgainResumesTheSearch,
                    Requests::afterContactNothingIsKept,
                    Requests::afterADeathMoreIsKept,
                    Requests::whatTakesSomethingBackGoesToAPerson,
                    Requests::whatIsStillMissingIsAskedFor,
                    Requests::whatIsCompleteNowIsSearchedFor,
                    Requests::moreIsNoted);

    static final List<Rule<Occasion.Repeated>> REPEATED =
            List.of(
                    Requests::aRepetitionCannotReplaceWhatWasErased,
                    Requests::anotherReferrerJoins,
                    Requests::insistenceChangesNothing);

    static final List<Rule<Occasion.StatusAsked>> STATUS_ASKED =
            List.of(
                    Requests::theReferrerIsTold,
                    Requests::aDoctorIsToldOfTheirOffer,
                    Requests::othersAreNotTold);

    private Requests() {}

    private static boolean aCaseIsOpenedOnce(Occasion.Requested it, Draft draft) {
        if (!draft.hasCase()) {
            return false;
        }
        draft.by("entree.doublons", "this case is already open");
        receipt(it.referrer(), draft);
        return true;
    }

    private static boolean whatIsMissingIsAskedFor(Occasion.Requested it, Draft draft) {
        if (it.missing().isEmpty()) {
            return false;
        }
        draft.by("entree.champs_obligatoires", "compulsory fields are missing");
        open(it, draft);
        askForMissing(it.referrer(), draft);
        return true;
    }

    private static boolean aCompleteRequestIsSearchedFor(Occasion.Requested it, Draft draft) {
        draft.by("voies." + Policy.lane(it.urgent()), "a complete request begins its search");
        open(it, draft);
        search(it.referrer(), draft);
        return true;
    }

    private static void open(Occasion.Requested it, Draft draft) {
        draft.event(
                new Event.CaseOpened(
                        it.referrer(), it.facts(), it.missing(), it.seniority(), it.urgent()));
    }

    /// The receipt goes out first, and says what the search has just done.
    private static void search(String referrer, Draft draft) {
        draft.letter(LetterKind.AR, People.person(referrer), Map.of("motif", "en_attente"));
        Search.next(draft);
    }

    private static boolean whatIsSentAgainResumesTheSearch(Occasion.Supplemented it, Draft draft) {
        CaseState state = draft.state();
        if (state.status().over() || !state.asked().contains("renvoi")) {
            return false;
        }
        draft.by("suivi.non_honore.second", "the request was sent again after missed visits");
        join(it.by(), draft);
        draft.event(new Event.CaseSupplemented(it.by(), it.facts(), it.missing()));
        state.acceptedOffer()
                .ifPresent(
                        number ->
                                draft.event(
                                        new Event.OfferFreed(number, "missed", Optional.empty())));
        draft.event(new Event.PutBackInQueue("sent again with its seniority"));
        if (it.missing().isEmpty()) {
            search(it.by(), draft);
        } else {
            askForMissing(it.by(), draft);
        }
        return true;
    }

    private static boolean afterContactNothingIsKept(Occasion.Supplemented it, Draft draft) {
        CaseState state = draft.state();
        if (!state.erased() && !state.status().over()) {
            return false;
        }
        draft.by("conservation.dossier", "after the contact nothing about the patient is kept");
        draft.erase("sent after the contact");
        Map<String, String> values = new TreeMap<>(InWords.status(state));
        values.put("motif", "effacee");
        draft.letter(LetterKind.STATUT, People.person(it.by()), values);
        return true;
    }

    /// It may be what shows that the letter was wrong.
    private static boolean afterADeathMoreIsKept(Occasion.Supplemented it, Draft draft) {
        if (!Deaths.isReported(draft)) {
            return false;
        }
        Deaths.nothingMoves(draft);
        join(it.by(), draft);
        draft.event(new Event.CaseSupplemented(it.by(), it.facts(), it.missing()));
        return true;
    }

    private static boolean whatTakesSomethingBackGoesToAPerson(
            Occasion.Supplemented it, Draft draft) {
        CaseState state = draft.state();
        boolean moving = state.acceptedOffer().isPresent() || state.waiting().findAny().isPresent();
        return moving
                && !it.missing().isEmpty()
                && People.ask(
                        draft,
                        "entree.champs_obligatoires",
                        "a compulsory field was taken back while doctors are asked",
                        "Un complément retire une information obligatoire (l’accord du patient,"
                                + " peut-être) alors que la recherche est en cours.");
    }

    private static boolean whatIsStillMissingIsAskedFor(Occasion.Supplemented it, Draft draft) {
        if (it.missing().isEmpty()) {
            return false;
        }
        draft.by("entree.champs_obligatoires", "compulsory fields are still missing");
        join(it.by(), draft);
        draft.event(new Event.CaseSupplemented(it.by(), it.facts(), it.missing()));
        askForMissing(it.by(), draft);
        return true;
    }

    private static boolean whatIsCompleteNowIsSearchedFor(Occasion.Supplemented it, Draft draft) {
        CaseState state = draft.state();
        if (state.acceptedOffer().isPresent() || state.waiting().findAny().isPresent()) {
            return false;
        }
        draft.by(
                "voies." + Policy.lane(state.urgent()),
                "the request is complete and begins its search");
        join(it.by(), draft);
        draft.event(new Event.CaseSupplemented(it.by(), it.facts(), it.missing()));
        search(it.by(), draft);
        return true;
    }

    private static boolean moreIsNoted(Occasion.Supplemented it, Draft draft) {
        draft.by("entree.complement", "more was said while the search or the follow-up goes on");
        join(it.by(), draft);
        draft.event(new Event.CaseSupplemented(it.by(), it.facts(), it.missing()));
        receipt(it.by(), draft);
        draft.state()
                .accepted()
                .ifPresent(
                        offer ->
                                draft.letter(
                                        LetterKind.STATUT,
                                        new Recipient.Doctor(offer.volunteer()),
                                        offer.number(),
                                        Map.of("motif", "complement")));
        return true;
    }

    private static boolean aRepetitionCannotReplaceWhatWasErased(
            Occasion.Repeated it, Draft draft) {
        return !it.sameMessage()
                && draft.state().asked().contains("renvoi")
                && People.ask(
                        draft,
                        "suivi.non_honore.second",
                        "asked again for a case whose file was destroyed",
                        "Une demande déjà effacée a été renvoyée sans que la passerelle puisse la"
                                + " reprendre d’elle-même.");
    }

    private static boolean anotherReferrerJoins(Occasion.Repeated it, Draft draft) {
        if (draft.state().referrers().contains(it.referrer())) {
            return false;
        }
        draft.by("entree.doublons", "another referrer asks for the same patient");
        join(it.referrer(), draft);
        receipt(it.referrer(), draft);
        return true;
    }

    /// I4 and I8: the same receipt again, and no other rank.
    private static boolean insistenceChangesNothing(Occasion.Repeated it, Draft draft) {
        draft.by("entree.insistance", "asking again changes nothing");
        receipt(it.referrer(), draft);
        return true;
    }

    private static boolean theReferrerIsTold(Occasion.StatusAsked it, Draft draft) {
        if (!draft.state().referrers().contains(it.by())) {
            return false;
        }
        draft.by("retour.statut", "a referrer asks where the request stands");
        draft.letter(
                LetterKind.STATUT, new Recipient.Referrer(it.by()), InWords.status(draft.state()));
        return true;
    }

    private static boolean aDoctorIsToldOfTheirOffer(Occasion.StatusAsked it, Draft draft) {
        return draft.state().offers().values().stream()
                .filter(offer -> offer.volunteer().equals(it.by()))
                .reduce((_, later) -> later)
                .map(
                        offer -> {
                            draft.by("retour.statut", "a doctor asks about their offer");
                            Replies.tellDoctor(offer, draft);
                            return true;
                        })
                .orElse(false);
    }

    private static boolean othersAreNotTold(Occasion.StatusAsked it, Draft draft) {
        return People.ask(
                draft,
                "retour.statut",
                "asked by somebody who has no part in the case",
                "Une personne qui ne suit pas ce dossier demande où il en est.");
    }

    private static void join(String by, Draft draft) {
        if (!People.isDoctor(by) && !draft.state().referrers().contains(by)) {
            draft.event(new Event.ReferrerJoined(by));
        }
    }

    private static void receipt(String to, Draft draft) {
        draft.letter(LetterKind.AR, People.person(to), InWords.status(draft.state()));
    }

    private static void askForMissing(String of, Draft draft) {
        Map<String, String> values = new TreeMap<>();
        values.put("manque", InWords.missing(draft.state()));
        draft.letter(LetterKind.A_COMPLETER, People.person(of), values);
        draft.lookAgain(draft.calendar().morning(draft.now, draft.policy.entry().remindMissing()));
    }
}
