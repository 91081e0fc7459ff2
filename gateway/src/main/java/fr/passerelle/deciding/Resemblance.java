package fr.passerelle.deciding;

import fr.passerelle.document.Field;
import fr.passerelle.patient.NameMatch;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// In what two fiches agree and in what they differ: which fields, never what they hold.
///
/// @param agreeing fields that both say alike
/// @param differing fields that both say, and not alike
/// @param names how the names differ where they agree all the same (accents, order, name used)
public record Resemblance(
        Set<Field> agreeing, Set<Field> differing, Set<NameMatch.Difference> names, Ins ins) {
    public Resemblance {
        agreeing = inOrder(Field.class, agreeing);
        differing = inOrder(Field.class, differing);
        names = inOrder(NameMatch.Difference.class, names);
    }

    /// What the INS of both say.
    public enum Ins {
        NEITHER,
        ONE,
        DIFFERENT,
        SAME
    }

    private static <E extends Enum<E>> Set<E> inOrder(Class<E> type, Set<E> some) {
        EnumSet<E> ordered = EnumSet.noneOf(type);
        ordered.addAll(some);
        return Collections.unmodifiableSet(ordered);
    }

    /// As the values of a letter ([LetterKind]).
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put("concorde", keys(agreeing));
        values.put("ecart", keys(differing));
        values.put(
                "noms",
                names.stream()
                        .map(difference -> difference.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("\n")));
        values.put(
                "ins",
                switch (ins) {
                    case NEITHER -> "aucun";
                    case ONE -> "un_seul";
                    case DIFFERENT -> "differents";
                    case SAME -> "meme";
                });
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static String keys(Set<Field> fields) {
        return fields.stream().map(Field::key).collect(Collectors.joining("\n"));
    }
}
