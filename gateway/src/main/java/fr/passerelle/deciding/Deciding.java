package fr.passerelle.deciding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What a policy makes of an occasion. Pure: the same occasion, state, volunteers and instant
/// always give the same decision (I5), so that a log can be replayed.
///
/// Each kind of occasion has its list of rules in the class named beside it.
public final class Deciding {
    private final Policy policy;

    public Deciding(Policy policy) {
        this.policy = policy;
    }

    public Policy policy() {
        return policy;
    }

    /// @param state of the case the occasion is about, empty where that is new or there is none
    /// @param volunteers read only where a doctor must be chosen or a quota looked at
    /// @param now the instant every event of this decision bears
    public Decided decide(
            Occasion occasion, Optional<CaseState> state, Volunteers volunteers, Instant now) {
        // The log keeps milliseconds; a replay must meet the very same instants.
        Instant toTheMillisecond = now.truncatedTo(ChronoUnit.MILLIS);
        Draft draft = new Draft(occasion, state, policy, volunteers, toTheMillisecond);
        switch (occasion) {
            case Occasion.Requested it -> Rule.first(Requests.REQUESTED, it, draft);
            case Occasion.Supplemented it -> known(Requests.SUPPLEMENTED, it, draft);
            case Occasion.Repeated it -> known(Requests.REPEATED, it, draft);
            case Occasion.StatusAsked it -> known(Requests.STATUS_ASKED, it, draft);
            case Occasion.LetterJoined it -> known(HospitalLetters.JOINED, it, draft);
            case Occasion.LetterKept it -> Rule.first(HospitalLetters.KEPT, it, draft);
            case Occasion.DeathAnswered it -> known(Deaths.ANSWERED, it, draft);
            case Occasion.LooksAlike it -> known(Likenesses.FOUND, it, draft);
            case Occasion.ToldApart it -> known(Likenesses.TOLD_APART, it, draft);
            case Occasion.LetterRecognised it -> known(Likenesses.LETTER_RECOGNISED, it, draft);
            case Occasion.Absorbs it -> known(Likenesses.ABSORBS, it, draft);
            case Occasion.Absorbed it -> known(Likenesses.ABSORBED, it, draft);
            case Occasion.StaysApart it -> known(Likenesses.STAYS_APART, it, draft);
            case Occasion.NotAsked it -> known(Choices.NOT_ASKED, it, draft);
            case Occasion.Answered it -> known(Replies.ANSWERED, it, draft);
            case Occasion.Absent it -> known(Replies.ABSENT, it, draft);
            case Occasion.Undelivered it -> known(Replies.UNDELIVERED, it, draft);
            case Occasion.NotIntegrated it -> known(NotIntegratedLetters.RULES, it, draft);
            case Occasion.Happened it -> known(FollowUps.HAPPENED, it, draft);
            case Occasion.ForAPerson it -> Rule.first(People.FOR_A_PERSON, it, draft);
            case Occasion.Due it -> known(Dates.DUE, it, draft);
            case Occasion.Nothing it -> draft.by("rien", it.because());
        }
        return draft.decided();
    }

    /// These are about a case that must be there; where it is not, a person looks.
    private static <O extends Occasion> void known(List<Rule<O>> rules, O occasion, Draft draft) {
        if (draft.hasCase()) {
            Rule.first(rules, occasion, draft);
        } else {
            People.nobodyKnowsThisCase(draft);
        }
    }
}
