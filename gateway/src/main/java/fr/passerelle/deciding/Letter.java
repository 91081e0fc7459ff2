package fr.passerelle.deciding;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A mail that deciding asks for. It names people by their pseudonyms; *answering* finds the
/// addresses, and opens the vault where the kind of letter may carry identity.
///
/// @param values what the template needs beyond the case itself: keys are template names, dates
///     are ISO, lists are joined by newlines; never an identity
/// @param rule id of the rule that asked for it ("offre.standard.relance_jo")
/// @param because one English sentence without names, for the log, the console and the decision
///     record
public record Letter(
        LetterKind kind,
        Recipient to,
        Optional<CaseId> about,
        Optional<OfferId> offer,
        Map<String, String> values,
        String rule,
        String because) {
    public Letter {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// To whom a letter goes.
    public sealed interface Recipient {
        /// A referrer of the case ("R04").
        record Referrer(String id) implements Recipient {}

        /// A volunteer ("M01").
        record Doctor(String id) implements Recipient {}

        record Coordinator() implements Recipient {}

        /// Whoever wrote the message at hand, where known and trusted.
        record Sender() implements Recipient {}
    }
}
