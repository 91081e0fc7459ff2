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
            Map<String, String> written = new LinkedHashMap<>();
            written.put(Labels.key(field.french()), field.french());
            written.putIfAbsent(Labels.key(field.english()), field.english());
            String key = field.key().replace('_', ' ');
            written.putIfAbsent(Labels.key(key), key);
            for (String label : list(field.key())) {
                written.putIfAbsent(Labels.key(label), label);
            }
            labels.put(field, List.copyOf(written.values()));
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
