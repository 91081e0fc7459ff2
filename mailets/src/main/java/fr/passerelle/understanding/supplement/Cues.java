package fr.passerelle.understanding.supplement;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.text.Phrases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The words of `supplement.fr.txt`: what leads in, what a field is called, and phrases that say
/// the value of a field by themselves (`[visites=non]`).
final class Cues {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(Cues.class, "supplement.fr.txt");

    static final Phrases YES = phrases("yes");
    static final Phrases NO = phrases("no");
    static final Phrases LEAD = phrases("lead");
    static final Phrases TRAIL = phrases("trail");
    static final Phrases ARTICLE = phrases("article");
    static final Phrases ERROR = phrases("error");
    static final Phrases IS = phrases("is");
    static final Phrases ON = phrases("on");
    static final Phrases BORN = phrases("born");
    static final Phrases LIVES = phrases("lives");
    static final Phrases AT = phrases("at");
    static final Phrases INSTEAD = phrases("instead");
    static final Phrases TALK = phrases("talk");

    /// What a field is called.
    static final Map<Field, Phrases> NAMES = names();

    /// Phrases that say the value of a field.
    static final List<Saying> SAYINGS = sayings();

    private Cues() {}

    /// @param value as a form has it behind the label
    record Saying(Field field, String value, Phrases phrases) {}

    private static Map<Field, Phrases> names() {
        Map<Field, Phrases> names = new EnumMap<>(Field.class);
        LISTS.forEach(
                (section, phrases) -> {
                    if (section.startsWith("name.")) {
                        names.put(field(section.substring("name.".length())), new Phrases(phrases));
                    }
                });
        return names;
    }

    private static List<Saying> sayings() {
        List<Saying> sayings = new ArrayList<>();
        LISTS.forEach(
                (section, phrases) -> {
                    int equals = section.indexOf('=');
                    if (equals > 0) {
                        sayings.add(
                                new Saying(
                                        field(section.substring(0, equals)),
                                        section.substring(equals + 1),
                                        new Phrases(phrases)));
                    }
                });
        return List.copyOf(sayings);
    }

    private static Field field(String key) {
        return Stream.of(Field.values())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no field " + key));
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
