package fr.passerelle.understanding.reply;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// What a reply to a proposal means. Only [Accept] ever gives a patient to a doctor.
public sealed interface Answer {
    record Accept() implements Answer {}

    /// @param reason in the doctor's own words where one was given; kept, never asked for
    record Decline(Optional<String> reason) implements Answer {}

    /// A yes for later.
    record Defer(Optional<LocalDate> until) implements Answer {}

    record Question() implements Answer {}

    record Delegate() implements Answer {}

    record Partial() implements Answer {}

    record Unclear() implements Answer {}

    /// The word `explain` uses.
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
