package fr.passerelle.demo;

import java.time.Duration;

/// What a doctor does with a proposal.
sealed interface Plan {
    /// Writes this, so long after the proposal has come.
    record Answers(String text, Duration after) implements Plan {}

    /// Two mails: the first says nothing that counts.
    record Hesitates(String first, Duration after, String then, Duration later) implements Plan {}

    /// Nothing to the proposal; this to the reminder.
    record WaitsForReminder(String text, Duration after) implements Plan {}

    /// Never anything.
    record StaysSilent() implements Plan {}

    /// The mailbox answers by itself, the doctor does not.
    record IsAway(String notice) implements Plan {}
}
