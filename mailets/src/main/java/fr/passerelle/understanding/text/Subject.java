package fr.passerelle.understanding.text;

import java.util.Optional;
import java.util.Set;

/// Subjects without what mail programs put in front of them.
public final class Subject {
    private static final Set<String> REPLY =
            Set.of("re", "ref", "rep", "aw", "sv", "antw", "reponse");
    private static final Set<String> FORWARD = Set.of("tr", "fw", "fwd", "wg", "i");

    private static final int MAX_PREFIXES = 10;

    /// Brackets and blanks included.
    private static final int MAX_TAG = 40;

    private Subject() {}

    /// The subject without any number of `Re:`, `RE :`, `Réf:`, `TR:`, `Fwd:`, `Re[2]:`.
    public static String withoutPrefixes(String subject) {
        String rest = subject.strip();
        for (int n = 0; n < MAX_PREFIXES; n++) {
            int colon = prefixEnd(rest);
            if (colon < 0) {
                return rest;
            }
            rest = rest.substring(colon + 1).strip();
        }
        return rest;
    }

    /// True where the outermost prefix says that the mail was forwarded.
    public static boolean isForward(String subject) {
        String text = subject.strip();
        int colon = prefixEnd(text);
        return colon >= 0 && FORWARD.contains(word(text.substring(0, colon)));
    }

    /// True where there is any prefix.
    public static boolean hasPrefix(String subject) {
        return prefixEnd(subject.strip()) >= 0;
    }

    /// The name of the offer or case in brackets, `[P-7K2QD]`, upper case.
    public static Optional<String> tag(String subject) {
        for (int open = subject.indexOf('['); open >= 0; open = subject.indexOf('[', open + 1)) {
            int close = subject.indexOf(']', open, Math.min(subject.length(), open + MAX_TAG));
            if (close < 0) {
                continue;
            }
            String inside = subject.substring(open + 1, close).strip();
            if (inside.length() >= 3
                    && inside.length() <= 20
                    && Character.isLetter(inside.charAt(0))
                    && inside.charAt(1) == '-') {
                return Optional.of(inside.toUpperCase(java.util.Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    /// Where the colon of a `Re:` or `TR:` at the front stands, or -1.
    static int prefixEnd(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            colon = text.indexOf('：');
        }
        if (colon < 1 || colon > 12) {
            return -1;
        }
        String word = word(text.substring(0, colon));
        return REPLY.contains(word) || FORWARD.contains(word) ? colon : -1;
    }

    private static String word(String prefix) {
        String folded = Fold.fold(prefix).strip();
        int bracket = folded.indexOf('[');
        return bracket < 0 ? folded : folded.substring(0, bracket).strip();
    }
}
