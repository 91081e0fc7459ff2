package fr.passerelle.understanding.intake;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.text.Phrases;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The reference fiche: how its labels are written (`labels.txt`).
public final class ReferenceFiche {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(ReferenceFiche.class, "labels.txt");
    private static final Map<String, Field> FIELDS = keyed();
    private static final Set<String> PERSON = keys("person");

    private ReferenceFiche() {}

    /// The lines of one section of `labels.txt`; none where there is no such section.
    public static List<String> list(String section) {
        return LISTS.getOrDefault(section, List.of());
    }

    /// Every label of every field, as people write it: the French one first.
    public static Map<Field, List<String>> labels() {
        Map<Field, List<String>> labels = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            Set<String> written = new LinkedHashSet<>();
            written.add(field.french());
            written.add(field.english());
            written.add(field.key().replace('_', ' '));
            written.addAll(list(field.key()));
            labels.put(field, List.copyOf(written));
        }
        return labels;
    }

    /// The field of a label, by [Labels#key].
    static Optional<Field> find(String key) {
        return Optional.ofNullable(FIELDS.get(key));
    }

    static boolean isPerson(String key) {
        return PERSON.contains(key);
    }

    private static Map<String, Field> keyed() {
        Map<String, Field> fields = new HashMap<>();
        labels().forEach(
                        (field, labels) ->
                                labels.forEach(label -> fields.put(Labels.key(label), field)));
        fields.remove(Labels.NONE);
        return Map.copyOf(fields);
    }

    private static Set<String> keys(String section) {
        Set<String> keys = new LinkedHashSet<>();
        list(section).forEach(label -> keys.add(Labels.key(label)));
        return Set.copyOf(keys);
    }
}
