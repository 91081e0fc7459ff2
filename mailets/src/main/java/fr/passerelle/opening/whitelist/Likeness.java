package fr.passerelle.opening.whitelist;

import java.net.IDN;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which names an eye takes for each other: those of one skeleton (the idea of Unicode UTS #39
/// §4, for the letters that matter in a French domain name), and those one letter apart.
final class Likeness {
    /// Single letters first: what they become may be half of a pair.
    private static final String[][] DRAWN_ALIKE = {
        {"0", "o"}, {"1", "l"}, {"i", "l"}, {"5", "s"}, {"rn", "m"}, {"vv", "w"}, {"cl", "d"},
    };

    private static final Map<Character, Character> OF_OTHER_ALPHABETS =
            pairs("аеорсухіјѕһԁԛԝкмтвнαορνικτγυɡıℓ", "aeopcyxijshdqwkmtbhaopviktyygil");

    private final Set<String> names;
    private final Map<String, String> drawn;

    /// @param names lower case
    Likeness(Set<String> names) {
        this.names = names;
        this.drawn = HashMap.newHashMap(names.size());
        names.forEach(name -> drawn.merge(skeleton(name), name, Likeness::first));
    }

    /// The name of the same skeleton, else one a letter away; the first in alphabetical order
    /// where there are several. Nothing resembles itself.
    Optional<String> nearest(String domain) {
        if (domain.length() > DomainName.MAX || names.contains(domain)) {
            return Optional.empty();
        }
        return Optional.ofNullable(drawn.get(skeleton(domain)))
                .or(
                        () ->
                                names.stream()
                                        .filter(name -> isOneEditAway(domain, name))
                                        .reduce(Likeness::first));
    }

    private static String first(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static String skeleton(String domain) {
        // Only names with an A-label need the way through Unicode.
        String shown = domain.contains("xn--") ? IDN.toUnicode(domain) : domain;
        String drawn = shown.chars().allMatch(c -> c < 0x80) ? shown : latin(shown);
        for (String[] pair : DRAWN_ALIKE) {
            drawn = drawn.replace(pair[0], pair[1]);
        }
        return drawn;
    }

    private static String latin(String shown) {
        String apart = Normalizer.normalize(shown, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder latin = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                latin.append(OF_OTHER_ALPHABETS.getOrDefault(c, c).charValue());
            }
        }
        return latin.toString();
    }

    /// One letter added, left out, changed, or two neighbours exchanged.
    static boolean isOneEditAway(String a, String b) {
        String shorter = a.length() <= b.length() ? a : b;
        String longer = a.length() <= b.length() ? b : a;
        int more = longer.length() - shorter.length();
        if (more > 1) {
            return false;
        }
        int from = 0;
        while (from < shorter.length() && shorter.charAt(from) == longer.charAt(from)) {
            from++;
        }
        if (more == 1) {
            return shorter.regionMatches(from, longer, from + 1, shorter.length() - from);
        }
        int rest = shorter.length() - from;
        if (rest == 0) {
            return false;
        }
        boolean changed = shorter.regionMatches(from + 1, longer, from + 1, rest - 1);
        boolean exchanged =
                rest > 1
                        && shorter.charAt(from) == longer.charAt(from + 1)
                        && shorter.charAt(from + 1) == longer.charAt(from)
                        && shorter.regionMatches(from + 2, longer, from + 2, rest - 2);
        return changed || exchanged;
    }

    private static Map<Character, Character> pairs(String others, String latin) {
        if (others.length() != latin.length()) {
            throw new IllegalStateException("each letter needs its likeness");
        }
        Map<Character, Character> pairs = new HashMap<>();
        for (int i = 0; i < others.length(); i++) {
            pairs.put(others.charAt(i), latin.charAt(i));
        }
        return Map.copyOf(pairs);
    }
}
