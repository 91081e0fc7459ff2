package fr.passerelle.understanding.reply;

import fr.passerelle.understanding.text.Dates;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a doctor's new words mean. Only a reply that is *nothing but* a yes accepts: every word
/// must be a known cue, courtesy or greeting. One word that is not known, or one that could take
/// the yes back, and a person reads it.
public final class Meaning {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(Meaning.class, "cues.fr.txt");
    private static final Phrases ACCEPT = phrases("accept");
    private static final Phrases DECLINE = phrases("decline");
    private static final Phrases COURTESY = phrases("courtesy");
    private static final Phrases GREETING = phrases("greeting");
    private static final Phrases CANCEL = phrases("cancel");
    private static final Phrases SCOPE = phrases("scope");
    private static final Phrases LATER = phrases("later");
    private static final Phrases AWAY = phrases("away");
    private static final Phrases DELEGATE = phrases("delegate");

    private static final Set<String> FIRST_PERSON = Set.of("je", "j", "i");

    /// Words that may stand before a no without weakening it.
    private static final Set<String> REGRET =
            Set.of("desole", "desolee", "malheureusement", "helas", "sorry", "unfortunately");

    private static final int MAX_REASON = 300;

    private Meaning() {}

    /// The meaning, and one sentence about what decided.
    public record Meant(Answer answer, String because) {}

    /// @param written the day of the mail, which « le 15 » and « 12 mars » are counted from
    public static Meant of(NewText.Result.Fresh text, LocalDate written) {
        List<String> body = withoutGreeting(text.body());
        List<String> words = Words.of(body);
        List<String> tail = Words.of(text.tail());
        if (words.isEmpty()) {
            return unclear("nothing new was written");
        }
        if (isDecisive(tail)) {
            return unclear("something that matters stands behind the closing");
        }
        Cover cover = Cover.of(words);
        boolean asks = words.contains(Words.QUESTION);
        if (asks) {
            return cover.accepts + cover.declines == 0 && words.size() > 1
                    ? new Meant(new Answer.Question(), "it asks and does not decide")
                    : unclear("a question mark beside a decision");
        }
        if (cover.accepts > 0 && cover.declines > 0) {
            return unclear("a yes and a no in one reply");
        }
        boolean cancelled = CANCEL.in(words);
        if (cover.accepts == 0 && cover.declines == 0) {
            return undecided(words, cancelled, written);
        }
        if (DELEGATE.in(words)) {
            return unclear("a decision and another person in one reply");
        }
        if (cover.declines > 0) {
            return declined(body, words, cover, cancelled);
        }
        return accepted(words, cover, cancelled, written);
    }

    private static Meant undecided(List<String> words, boolean cancelled, LocalDate written) {
        if (DELEGATE.in(words) && !cancelled) {
            return new Meant(new Answer.Delegate(), "it points to another person");
        }
        if ((LATER.in(words) || AWAY.in(words)) && !cancelled && !SCOPE.in(words)) {
            return deferred(words, written);
        }
        return unclear("no known form of yes or no");
    }

    private static Meant declined(
            List<String> body, List<String> words, Cover cover, boolean cancelled) {
        // « Je ne peux pas refuser », « non pas de souci », « complet mais je fais une exception ».
        if (cancelled || LATER.in(words)) {
            return unclear("a no with something that may take it back");
        }
        if (!cover.outright()) {
            return unclear("a no somewhere in the text, not at its head");
        }
        String said = String.join(" ", body).strip();
        String reason = said.length() > MAX_REASON ? said.substring(0, MAX_REASON) : said;
        boolean only = cover.left() == 0 && words.size() <= 2;
        return new Meant(
                new Answer.Decline(only ? Optional.empty() : Optional.of(reason)),
                "a form of no and nothing against it");
    }

    private static Meant accepted(
            List<String> words, Cover cover, boolean cancelled, LocalDate written) {
        if (cancelled) {
            return unclear("a yes with a condition, a negation or a contrast");
        }
        if (LATER.in(words)) {
            return SCOPE.in(words)
                    ? unclear("a yes with a limit and a date")
                    : deferred(words, written);
        }
        if (SCOPE.in(words)) {
            return new Meant(new Answer.Partial(), "a yes to a part of it");
        }
        return cover.left == 0
                ? new Meant(new Answer.Accept(), "a form of yes and nothing else")
                : unclear("a yes among words that are not known");
    }

    private static Meant deferred(List<String> words, LocalDate written) {
        for (Phrases phrases : List.of(LATER, AWAY)) {
            for (int i = phrases.find(words, 0); i >= 0; i = phrases.find(words, i + 1)) {
                Optional<Dates.Found> date =
                        Dates.at(words, i + phrases.lengthAt(words, i), written, Dates.Way.FORWARD);
                if (date.isPresent()) {
                    boolean lastDayAway = words.get(i).equals("jusqu");
                    return new Meant(
                            new Answer.Defer(
                                    date.map(day -> day.date().plusDays(lastDayAway ? 1 : 0))),
                            "a yes for later, with its date");
                }
            }
        }
        return new Meant(new Answer.Defer(Optional.empty()), "a yes for later, without a date");
    }

    private static boolean isDecisive(List<String> tail) {
        return !tail.isEmpty()
                && (tail.contains(Words.QUESTION)
                        || ACCEPT.in(tail)
                        || DECLINE.in(tail)
                        || CANCEL.in(tail)
                        || SCOPE.in(tail)
                        || LATER.in(tail)
                        || DELEGATE.in(tail));
    }

    /// « Bonjour Madame Durand, » on its own line, as long as the line decides nothing.
    private static List<String> withoutGreeting(List<String> body) {
        if (body.isEmpty()) {
            return body;
        }
        String first = body.getFirst();
        List<String> words = Words.of(first);
        boolean greets =
                GREETING.begin(words)
                        && words.size() <= 5
                        && NewText.isCapitalised(first)
                        && !isDecisive(words);
        return greets ? body.subList(1, body.size()) : body;
    }

    private static Meant unclear(String because) {
        return new Meant(new Answer.Unclear(), because);
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }

    /// Which words are covered by a cue, and how many are left over. At each place the longest
    /// phrase of any list wins, so that « je ne peux pas accepter » is no yes.
    ///
    /// @param outright true where a no stands at the head, or in the first person anywhere
    private record Cover(int accepts, int declines, int left, boolean outright) {
        static Cover of(List<String> words) {
            int accepts = 0;
            int declines = 0;
            int left = 0;
            int regrets = 0;
            boolean outright = false;
            int i = 0;
            while (i < words.size()) {
                int accept = ACCEPT.lengthAt(words, i);
                int decline = DECLINE.lengthAt(words, i);
                int polite = Math.max(COURTESY.lengthAt(words, i), GREETING.lengthAt(words, i));
                int longest = Math.max(Math.max(accept, decline), polite);
                if (longest == 0) {
                    left += REGRET.contains(words.get(i)) ? 0 : 1;
                    regrets += REGRET.contains(words.get(i)) ? 1 : 0;
                    i++;
                    continue;
                }
                if (decline == longest) {
                    declines++;
                    outright |= left == 0 || FIRST_PERSON.contains(words.get(i));
                } else if (accept == longest) {
                    accepts++;
                }
                i += longest;
            }
            return new Cover(accepts, declines, left + regrets, outright);
        }
    }
}
