package fr.passerelle.opening.whitelist;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One edition of the white list. A domain is on it by its exact name, whatever the case of
/// ASCII letters; never by its ending.
///
/// @param generated `DateDeGeneration`
/// @param entries `Domaine` elements read; several of them may have one name
/// @param operators names, lower case, each with the distinguished names of the certificates of
///     its operators as the list writes them
/// @param leftOut names that no mail domain can have (a mail address, a stray blank), as written;
///     nobody is trusted because of them
public record WhiteList(
        Instant generated, int entries, Map<String, Set<String>> operators, List<String> leftOut) {
    public WhiteList {
        Map<String, Set<String>> copy = LinkedHashMap.newLinkedHashMap(operators.size());
        operators.forEach((name, certificates) -> copy.put(name, Set.copyOf(certificates)));
        operators = Map.copyOf(copy);
        leftOut = List.copyOf(leftOut);
    }

    /// Whether this very domain is listed. Letters beyond ASCII are never folded onto ASCII ones.
    public boolean contains(String domain) {
        return operators.containsKey(folded(domain));
    }

    /// The distinct names.
    public Set<String> names() {
        return operators.keySet();
    }

    /// `toLowerCase` would turn U+212A into a "k".
    static String folded(String domain) {
        return domain.chars().allMatch(c -> c < 0x80) ? domain.toLowerCase(Locale.ROOT) : domain;
    }
}
