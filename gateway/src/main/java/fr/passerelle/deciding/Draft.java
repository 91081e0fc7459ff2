package fr.passerelle.deciding;

import fr.passerelle.deciding.Decided.Reasoned;
import fr.passerelle.deciding.Letter.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A decision while its rules write it: each event is laid over the state at once, so that the
/// next rule sees what the last one did.
final class Draft {
    final Policy policy;
    final Volunteers volunteers;
    final Instant now;
    private final Occasion occasion;
    private final List<Reasoned> events = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private Optional<CaseState> state;
    private boolean erase;
    private String rule = "";
    private String because = "";
    private String current = "";
    private String currentBecause = "";

    Draft(
            Occasion occasion,
            Optional<CaseState> state,
            Policy policy,
            Volunteers volunteers,
            Instant now) {
        this.occasion = occasion;
        this.state = state;
        this.policy = policy;
        this.volunteers = volunteers;
        this.now = now;
    }

    /// The case as it stands now.
    CaseState state() {
        return state.orElseThrow(() -> new IllegalStateException("no case"));
    }

    boolean hasCase() {
        return state.isPresent();
    }

    WorkingDays calendar() {
        return policy.calendar();
    }

    /// Names the rule that decides and says why; events and letters from here on carry it.
    void by(String ruleId, String why) {
        if (because.isEmpty()) {
            because = why;
            rule = ruleId;
        }
        current = ruleId;
        currentBecause = why;
    }

    /// The same for a few lines; then the rule before speaks again.
    void aside(String ruleId, String why, Runnable lines) {
        String before = current;
        String beforeBecause = currentBecause;
        by(ruleId, why);
        lines.run();
        current = before;
        currentBecause = beforeBecause;
    }

    void event(Event event) {
        Recorded recorded = new Recorded(event, now, current);
        state =
                Optional.of(
                        state.map(known -> known.after(recorded))
                                .orElseGet(() -> CaseState.opened(caseId(), recorded)));
        events.add(new Reasoned(event, current));
    }

    /// Destroys the case's key in this transaction.
    void erase(String why) {
        event(new Event.Erased(why));
        erase = true;
    }

    void letter(LetterKind kind, Recipient to, Map<String, String> values) {
        letter(kind, to, Optional.empty(), values);
    }

    void letter(LetterKind kind, Recipient to, int offer, Map<String, String> values) {
        letter(kind, to, Optional.of(new OfferId(caseId(), offer)), values);
    }

    private void letter(
            LetterKind kind, Recipient to, Optional<OfferId> offer, Map<String, String> values) {
        letters.add(new Letter(kind, to, occasion.about(), offer, values, current, currentBecause));
    }

    /// The coordinator reads one French sentence that names nobody.
    void alert(String pourquoi) {
        letter(LetterKind.ALERTE_COORDO, new Recipient.Coordinator(), Map.of("pourquoi", pourquoi));
    }

    /// To everybody who asked for this patient.
    void toReferrers(LetterKind kind, Map<String, String> values) {
        for (String referrer : state().referrers()) {
            letter(kind, new Recipient.Referrer(referrer), values);
        }
    }

    /// The case is looked at again then; nothing is written where that was already so.
    void lookAgain(Instant at) {
        next(Optional.of(at));
    }

    /// The case needs no further look.
    void over() {
        next(Optional.empty());
    }

    private void next(Optional<Instant> at) {
        if (!state().nextDate().equals(at)) {
            event(new Event.NextDate(at));
        }
    }

    private CaseId caseId() {
        return occasion.about().orElseThrow(() -> new IllegalStateException("about no case"));
    }

    Decided decided() {
        return new Decided(occasion, events, letters, state, erase, rule, because);
    }
}
