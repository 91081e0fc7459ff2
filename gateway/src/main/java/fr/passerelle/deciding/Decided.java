package fr.passerelle.deciding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message after *deciding*: what happened, what to write, and when to look again.
///
/// @param state the case after the events, empty where the occasion is about no case
/// @param erase true where the case's key must be destroyed in this transaction
/// @param rule id of the policy rule that decided
/// @param because one English sentence without names
public record Decided(
        Occasion occasion,
        List<Reasoned> events,
        List<Letter> letters,
        Optional<CaseState> state,
        boolean erase,
        String rule,
        String because) {
    public Decided {
        events = List.copyOf(events);
        letters = List.copyOf(letters);
    }

    /// An event with the rule that made it.
    public record Reasoned(Event event, String rule) {}

    /// When the case must be looked at again (I9: every case that is not closed has one).
    public Optional<Instant> nextDate() {
        return state.flatMap(CaseState::nextDate);
    }
}
