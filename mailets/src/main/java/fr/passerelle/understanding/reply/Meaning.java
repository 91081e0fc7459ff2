package fr.passerelle.understanding.reply;

import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a doctor's new words mean, clause by clause. Only a reply that is *nothing but* a yes
/// accepts: every word must be a known cue, courtesy or greeting. One word that is not known, or
/// one that could take the yes back, and a person reads it.
///
/// Each rule is asked in turn, the first that decides wins; the last always does (decision 0029).
public final class Meaning {
    private static final int MAX_REASON = 300;

    private Meaning() {}

    /// The meaning, and one sentence about what decided.
    public record Meant(Answer answer, String because) {}

    /// @param written the day of the mail, which « le 15 » and « 12 mars » are counted from
    public static Meant of(NewText.Result.Fresh text, LocalDate written) {
        List<String> body = withoutGreeting(text.body());
        Said whole = Said.of(Clause.of(body));
        if (whole.isEmpty()) {
            return unclear("nothing new was written");
        }
        if (isDecisive(text.tail())) {
            return unclear("something that matters stands behind the closing");
        }
        Optional<Said> corrected = whole.behindCorrection();
        Said said = corrected.orElse(whole);
        return asked(whole)
                .or(() -> somebodyElses(whole))
                .or(() -> contrasted(said, body, written))
                .or(() -> yesAndNo(said))
                .or(() -> pointing(said))
                .or(() -> no(said, body, written))
                .or(() -> yes(said, written))
                .or(() -> laterOnly(said, written))
                .orElseGet(() -> unclear("no known form of yes or no"));
    }

    private static Optional<Meant> asked(Said said) {
        if (!said.asks()) {
            return Optional.empty();
        }
        return Optional.of(
                said.yes() || said.no() || said.words().isEmpty()
                        ? unclear("a question mark beside a decision")
                        : new Meant(new Answer.Question(), "it asks and does not decide"));
    }

    private static Optional<Meant> somebodyElses(Said said) {
        return when(said.has(Cue.OTHERS), unclear("the yes or no is somebody else's"));
    }

    /// « oui mais non », « complet mais je fais une exception », « oui mais pas avant juin »: the
    /// clause behind the contrast decides, where the one before it does not contradict.
    private static Optional<Meant> contrasted(Said said, List<String> body, LocalDate written) {
        if (!said.has(Cue.CONTRAST)) {
            return Optional.empty();
        }
        Said before = said.beforeContrast();
        Said after = said.afterContrast();
        if (after.has(Cue.CONTRAST) || said.has(Cue.DOUBT) || said.has(Cue.CONDITION)) {
            return Optional.of(unclear("a contrast with a doubt beside it"));
        }
        boolean endsInNo = after.no() && after.isOutright() && !after.yes();
        if (endsInNo && !after.isLater(written)) {
            return Optional.of(declined(said, body));
        }
        boolean full = before.isFullOnly() && before.isKnown();
        if (full && after.has(Cue.EXCEPTION) && after.isWholeYes(true)) {
            return Optional.of(
                    new Meant(new Answer.Accept(), "an exception in so many words, nothing else"));
        }
        if (!said.refuses() && after.isLater(written) && !said.isLimited(written)) {
            return Optional.of(deferred(said, written));
        }
        if (before.yes() && !before.no() && !after.no() && after.isLimited(written)) {
            return Optional.of(new Meant(new Answer.Partial(), "a yes to a part of it"));
        }
        if (before.no() && before.isOutright() && after.isPoliteOnly()) {
            return Optional.of(declined(said, body));
        }
        return Optional.of(
                unclear(
                        said.no()
                                ? "a no with something that may take it back"
                                : "a yes with a condition, a negation or a contrast"));
    }

    private static Optional<Meant> yesAndNo(Said said) {
        return when(said.yes() && said.no(), unclear("a yes and a no in one reply"));
    }

    private static Optional<Meant> pointing(Said said) {
        if (!said.has(Cue.DELEGATE)) {
            return Optional.empty();
        }
        if (said.yes() || said.no()) {
            return Optional.of(unclear("a decision and another person in one reply"));
        }
        return Optional.of(
                said.has(Cue.DOUBT) || said.has(Cue.CONDITION)
                        ? unclear("another person, and a doubt")
                        : new Meant(new Answer.Delegate(), "it points to another person"));
    }

    private static Optional<Meant> no(Said said, List<String> body, LocalDate written) {
        if (!said.no()) {
            return Optional.empty();
        }
        // « Je pars à la retraite en juin »: the time of leaving is no time for later.
        boolean later = said.isLater(written) && !said.has(Cue.DECLINE_LEAVING);
        if (later && said.isFullOnly() && !said.has(Cue.DOUBT) && !said.has(Cue.CONDITION)) {
            return Optional.of(deferred(said, written));
        }
        // « Je ne peux pas vous répondre », « non pas de souci ».
        boolean doubtful =
                said.has(Cue.DOUBT) || said.has(Cue.CONDITION) || said.has(Cue.OPENING_NO);
        if (doubtful || later) {
            return Optional.of(unclear("a no with something that may take it back"));
        }
        return Optional.of(
                said.isOutright()
                        ? declined(said, body)
                        : unclear("a no somewhere in the text, not at its head"));
    }

    private static Meant declined(Said said, List<String> body) {
        String words = String.join(" ", body).strip();
        String reason = words.length() > MAX_REASON ? words.substring(0, MAX_REASON) : words;
        Optional<String> given = said.isBareNo() ? Optional.empty() : Optional.of(reason);
        return new Meant(
                new Answer.Decline(said.ground(), given), "a form of no and nothing against it");
    }

    private static Optional<Meant> yes(Said said, LocalDate written) {
        boolean willing = said.has(Cue.WILLING);
        if (!said.yes() && !willing) {
            return Optional.empty();
        }
        boolean limited = said.isLimited(written);
        if (said.has(Cue.DOUBT) || (said.has(Cue.CONDITION) && !limited)) {
            return Optional.of(unclear("a yes with a condition, a negation or a contrast"));
        }
        if (said.isLater(written)) {
            return Optional.of(
                    limited ? unclear("a yes with a limit and a date") : deferred(said, written));
        }
        if (limited) {
            return Optional.of(new Meant(new Answer.Partial(), "a yes to a part of it"));
        }
        return Optional.of(
                said.isWholeYes(said.has(Cue.OPENING_NO))
                        ? new Meant(new Answer.Accept(), "a form of yes and nothing else")
                        : unclear("a yes among words that are not known"));
    }

    private static Optional<Meant> laterOnly(Said said, LocalDate written) {
        boolean later = said.isLater(written) || said.has(Cue.AWAY);
        boolean doubtful =
                said.has(Cue.DOUBT) || said.has(Cue.CONDITION) || said.isLimited(written);
        return when(later && !doubtful, deferred(said, written));
    }

    private static Meant deferred(Said said, LocalDate written) {
        Optional<Answer.Until> until = said.until(written);
        return new Meant(
                new Answer.Defer(until),
                until.isPresent()
                        ? "a yes for later, with its date"
                        : "a yes for later, without a date");
    }

    /// Anything behind the closing that could change what stands before it.
    private static boolean isDecisive(List<String> tail) {
        Said said = Said.of(Clause.of(tail));
        return said.asks() || said.cues().stream().anyMatch(found -> found.cue().isDecisive());
    }

    /// « Bonjour Madame Durand, » on its own line, as long as the line decides nothing.
    private static List<String> withoutGreeting(List<String> body) {
        if (body.isEmpty()) {
            return body;
        }
        String first = body.getFirst();
        List<Cues.Found> cues = Cues.in(Words.of(first));
        boolean greets =
                !cues.isEmpty()
                        && cues.getFirst().cue() == Cue.GREETING
                        && Words.of(first).size() <= 5
                        && NewText.isCapitalised(first)
                        && !isDecisive(List.of(first));
        return greets ? body.subList(1, body.size()) : body;
    }

    private static Optional<Meant> when(boolean holds, Meant meant) {
        return holds ? Optional.of(meant) : Optional.empty();
    }

    private static Meant unclear(String because) {
        return new Meant(new Answer.Unclear(), because);
    }
}
