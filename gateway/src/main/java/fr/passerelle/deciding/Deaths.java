package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.Status;
import fr.passerelle.deciding.Letter.Recipient;
import java.util.List;
import java.util.Map;

/// A patient who died, as a hospital's letter says in its codes (decision 0028). One message stops
/// everything and ends nothing: a code may be wrong, so a person confirms before the file is
/// closed and destroyed like any other. Until then nobody is asked and the case keeps its rank.
final class Deaths {
    static final List<Rule<Occasion.DeathAnswered>> ANSWERED =
            List.of(
                    Deaths::whatIsNotAskedIsNotAnswered,
                    Deaths::aConfirmedDeathClosesTheCase,
                    Deaths::aDeniedDeathResumesTheSearch);

    private static final String RULE = "sortie.deces";

    private Deaths() {}

    /// While it is true nothing in the case moves but by the coordinator.
    static boolean isReported(Draft draft) {
        return draft.state().status() == Status.DECES;
    }

    /// The referrers and the doctor who said yes hear of it at once and in words of its own; the
    /// coordinator is asked.
    static void report(Occasion.LetterJoined it, Draft draft) {
        draft.by(RULE, "the letter says that the patient died: the search stops");
        draft.event(new Event.LetterJoined(it.from(), it.dischargedOn(), it.namedDoctor()));
        HospitalLetters.withdraw(draft);
        draft.event(new Event.DeathReported(it.from()));
        HospitalLetters.received(it.from(), draft);
        tellEverybody("deces", draft);
        ask(draft);
        remind(draft);
    }

    private static void ask(Draft draft) {
        draft.letter(
                LetterKind.ALERTE_COORDO,
                new Recipient.Coordinator(),
                Map.of("pourquoi", "Une lettre de sortie annonce un décès.", "demander", "deces"));
    }

    private static void remind(Draft draft) {
        draft.lookAgain(draft.calendar().morning(draft.now, draft.policy.escalation().noNews()));
    }

    private static void tellEverybody(String motif, Draft draft) {
        draft.toReferrers(LetterKind.STATUT, Map.of("motif", motif));
        draft.state().accepted().ifPresent(offer -> tellDoctor(offer, motif, draft));
    }

    private static void tellDoctor(OfferState offer, String motif, Draft draft) {
        draft.letter(
                LetterKind.STATUT,
                new Recipient.Doctor(offer.volunteer()),
                offer.number(),
                Map.of("motif", motif));
    }

    /// The date has come and the coordinator has not answered (I9).
    static boolean theCoordinatorIsAskedAgain(Occasion.Due it, Draft draft) {
        if (!isReported(draft)) {
            return false;
        }
        draft.by(RULE, "nobody has confirmed the death yet");
        ask(draft);
        remind(draft);
        return true;
    }

    /// Whatever else comes in meanwhile is for a person.
    static boolean nothingMoves(Draft draft) {
        return isReported(draft)
                && People.ask(
                        draft,
                        RULE,
                        "a message about a case whose patient is said to have died",
                        "Un message arrive pour un dossier dont le décès reste à confirmer.");
    }

    private static boolean whatIsNotAskedIsNotAnswered(Occasion.DeathAnswered it, Draft draft) {
        if (isReported(draft)) {
            return false;
        }
        Choices.nothingIsAsked(draft);
        return true;
    }

    private static boolean aConfirmedDeathClosesTheCase(Occasion.DeathAnswered it, Draft draft) {
        if (!it.confirmed()) {
            return false;
        }
        draft.by(RULE, "the coordinator confirms the death: the case is closed");
        List<String> referrers = draft.state().referrers();
        FollowUps.close("the patient died", draft);
        for (String referrer : referrers) {
            draft.letter(
                    LetterKind.STATUT, People.person(referrer), Map.of("motif", "deces_confirme"));
        }
        Choices.noted("deces_confirme", draft);
        return true;
    }

    /// The doctors whose proposal was withdrawn were asked once for this patient and are not asked
    /// again; a late yes of theirs is still welcome (I7).
    private static boolean aDeniedDeathResumesTheSearch(Occasion.DeathAnswered it, Draft draft) {
        draft.by(RULE, "the coordinator says that the letter was wrong: all goes on");
        draft.event(new Event.DeathDenied());
        tellEverybody("deces_dementi", draft);
        Choices.noted("deces_dementi", draft);
        CaseState state = draft.state();
        if (state.acceptedOffer().isPresent() || state.erased()) {
            draft.lookAgain(
                    draft.calendar()
                            .morningAfterDays(draft.now, draft.policy.followUp().madeDays()));
        } else if (!state.missing().isEmpty()) {
            draft.lookAgain(draft.calendar().morning(draft.now, 1));
        } else {
            Search.next(draft);
        }
        return true;
    }
}
