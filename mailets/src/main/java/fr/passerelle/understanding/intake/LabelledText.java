package fr.passerelle.understanding.intake;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.reply.NewText;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// « Label : value » lines, as people type them, paste them and fill them in. One pass. A label
/// is known by its words: case, accents, bold marks, bullets and brackets do not matter.
public final class LabelledText {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(LabelledText.class, "labels.txt");
    private static final Map<String, Field> LABELS = labels();
    private static final Phrases TITLES = new Phrases(LISTS.getOrDefault("title", List.of()));
    private static final Set<String> PERSON_LABELS = words("person");
    private static final Set<String> BARE_NAME_LABELS = words("name");

    private static final Set<Field> IN_LETTERS =
            Set.of(
                    Field.BIRTH_NAME,
                    Field.USED_NAME,
                    Field.GIVEN_NAMES,
                    Field.SEX,
                    Field.BIRTH_DATE,
                    Field.BIRTH_PLACE,
                    Field.INS,
                    Field.COMMUNE,
                    Field.POSTAL_CODE,
                    Field.ADDRESS,
                    Field.PHONE,
                    Field.CONSENT,
                    Field.ALD,
                    Field.DISCHARGE_DATE);

    /// What no line of the list of labels may be.
    private static final String NO_LABEL = "";

    private static final int MAX_LABEL = 80;
    private static final int MAX_LABEL_WORDS = 9;
    private static final int MAX_UNKNOWN_WORDS = 4;
    private static final int MAX_TITLE_WORDS = 14;
    private static final int MAX_GOES_ON = 40;

    private LabelledText() {}

    /// @param part the part the lines come from, for the places of defects
    /// @param day the day of the message, against which birth dates are checked
    public static ReadFields read(List<String> lines, String part, LocalDate day) {
        ReadFields.Collector into = new ReadFields.Collector(part);
        Optional<Field> open = Optional.empty();
        int wentOn = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                // A reason may have paragraphs; anything else ends with its line.
                open = open.filter(field -> field == Field.REMARKS || field == Field.REASON);
                continue;
            }
            int separator = separator(line);
            String label = separator < 0 ? NO_LABEL : label(line.substring(0, separator));
            String value = separator < 0 ? "" : line.substring(separator + 1).strip();
            Optional<Field> field = Optional.ofNullable(LABELS.get(label));
            if (field.isPresent()) {
                open = labelled(field.get(), value, i + 1, day, into);
                wentOn = 0;
            } else if (PERSON_LABELS.contains(label) || BARE_NAME_LABELS.contains(label)) {
                person(label, value, i + 1, day, into);
                open = Optional.empty();
            } else if (isTitle(line)) {
                into.title();
                open = Optional.empty();
            } else if (NewText.isClosing(line) || line.startsWith("--")) {
                break;
            } else if (open.isPresent() && wentOn++ < MAX_GOES_ON && !isUnknown(label, value)) {
                into.add(open.get(), line.strip(), i + 1);
            } else if (isUnknown(label, value)) {
                into.defect(Defect.Kind.UNKNOWN_LABEL, i + 1, line.strip());
                into.add(Field.REMARKS, line.strip(), i + 1);
            }
        }
        return into.done();
    }

    /// One line of a letter, read only where its label is that of a person, an identity or a
    /// place. Medical headings (« Motif », « Antécédents ») are left in the letter.
    static boolean readIdentity(String line, int number, LocalDate day, ReadFields.Collector into) {
        int separator = separator(line);
        if (separator < 0) {
            return false;
        }
        String label = label(line.substring(0, separator));
        String value = line.substring(separator + 1).strip();
        if (value.isEmpty()) {
            return false;
        }
        if (PERSON_LABELS.contains(label)) {
            return PatientLine.read(value, number, day, into);
        }
        Field field = LABELS.get(label);
        if (field == null || !IN_LETTERS.contains(field)) {
            return false;
        }
        Values.read(field, value, number, day, into);
        return true;
    }

    /// The field that the following lines may go on with.
    private static Optional<Field> labelled(
            Field field, String value, int line, LocalDate day, ReadFields.Collector into) {
        if (!value.isEmpty()) {
            into.label();
            if (field == Field.REMARKS) {
                into.add(field, Values.fold(value), line);
            } else {
                Values.read(field, value, line, day, into);
            }
        }
        return switch (field) {
            case REASON, REMARKS, URGENCY, ACTORS, ADDRESS, CONTACT_PERSON -> Optional.of(field);
            default -> Optional.empty();
        };
    }

    private static void person(
            String label, String value, int line, LocalDate day, ReadFields.Collector into) {
        if (value.isEmpty()) {
            return;
        }
        into.label();
        if (BARE_NAME_LABELS.contains(label)) {
            // A bare « Nom » is the birth name unless another line says which one is.
            if (into.says(Field.BIRTH_NAME)) {
                into.say(Field.USED_NAME, Values.fold(value), line);
            } else {
                into.say(Field.BIRTH_NAME, Values.fold(value), line);
            }
        } else if (!PatientLine.read(value, line, day, into)) {
            into.defect(Defect.Kind.UNKNOWN_LABEL, line, value);
            into.add(Field.REMARKS, value, line);
        }
    }

    private static boolean isTitle(String line) {
        List<String> words = Words.of(line);
        return words.size() <= MAX_TITLE_WORDS && TITLES.in(words);
    }

    /// A short label with a value that this form does not know; sentences with a colon and
    /// greetings are text.
    private static boolean isUnknown(String label, String value) {
        if (label.isEmpty() || value.isEmpty()) {
            return false;
        }
        int words = 1;
        for (int i = 0; i < label.length(); i++) {
            words += label.charAt(i) == ' ' ? 1 : 0;
        }
        return words <= MAX_UNKNOWN_WORDS;
    }

    /// The colon, equals sign or tab behind a label, or -1: a colon inside a time or an address
    /// on the web is none.
    private static int separator(String line) {
        int end = Math.min(line.length(), MAX_LABEL);
        for (int i = 1; i < end; i++) {
            char c = line.charAt(i);
            if (c == '\t' || c == '=' || c == '：') {
                return i;
            }
            if (c == ':') {
                boolean inside =
                        i + 1 < line.length()
                                && (line.charAt(i + 1) == '/'
                                        || Character.isDigit(line.charAt(i - 1)));
                return inside ? -1 : i;
            }
        }
        return -1;
    }

    /// The words of a label without what stands in brackets (« (oui/non) »), without numbers of
    /// an enumeration in front.
    private static String label(String written) {
        int bracket = written.indexOf('(');
        String bare = bracket > 0 ? written.substring(0, bracket) : written;
        List<String> words = Words.bare(bare);
        int from = !words.isEmpty() && Character.isDigit(words.getFirst().charAt(0)) ? 1 : 0;
        return words.size() > MAX_LABEL_WORDS || from >= words.size()
                ? ""
                : String.join(" ", words.subList(from, words.size()));
    }

    private static Map<String, Field> labels() {
        Map<String, Field> labels = new HashMap<>();
        for (Field field : Field.values()) {
            labels.put(label(field.french()), field);
            labels.put(label(field.english()), field);
            labels.put(label(field.key().replace('_', ' ')), field);
            for (String synonym : LISTS.getOrDefault(field.key(), List.of())) {
                labels.put(label(synonym), field);
            }
        }
        labels.remove(NO_LABEL);
        return Map.copyOf(labels);
    }

    private static Set<String> words(String section) {
        Set<String> words = new HashSet<>();
        for (String label : LISTS.getOrDefault(section, List.of())) {
            words.add(label(label));
        }
        return Set.copyOf(words);
    }
}
