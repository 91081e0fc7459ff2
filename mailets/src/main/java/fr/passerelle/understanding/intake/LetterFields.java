package fr.passerelle.understanding.intake;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fields in a letter written for people: labelled lines where there are some, and a few
/// sentences that mean one thing only (« sortie le 02/03/2026 », « a donné son accord »).
/// Whatever else a letter says is no defect.
public final class LetterFields {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(LetterFields.class, "letters.txt");
    private static final Phrases LEFT_ON = new Phrases(LISTS.getOrDefault("left-on", List.of()));
    private static final Phrases AGREED = new Phrases(LISTS.getOrDefault("agreed", List.of()));
    private static final Phrases REFUSED = new Phrases(LISTS.getOrDefault("refused", List.of()));
    private static final Phrases PERSON = new Phrases(LISTS.getOrDefault("person", List.of()));

    private LetterFields() {}

    public static ReadFields read(List<String> lines, String part, LocalDate day) {
        ReadFields.Collector into = new ReadFields.Collector(part);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            if (!LabelledText.readIdentity(line, i + 1, day, into)) {
                sentence(line, i + 1, day, into);
            }
        }
        return into.done();
    }

    private static void sentence(
            String line, int number, LocalDate day, ReadFields.Collector into) {
        List<String> words = Words.of(line);
        for (int at = LEFT_ON.find(words, 0); at >= 0; at = LEFT_ON.find(words, at + 1)) {
            int behind = at + LEFT_ON.lengthAt(words, at);
            Optional<LocalDate> date =
                    behind < words.size()
                            ? Values.fullDate(words.subList(behind, words.size()), day)
                            : Optional.empty();
            date.ifPresent(left -> into.say(Field.DISCHARGE_DATE, left.toString(), number));
        }
        if (REFUSED.in(words)) {
            into.say(Field.CONSENT, "non", number);
        } else if (AGREED.in(words)) {
            into.say(Field.CONSENT, "oui", number);
        }
        if (!into.says(Field.BIRTH_NAME) && PERSON.begin(words) && hasBirth(words)) {
            PatientLine.read(line.strip(), number, day, into);
        }
    }

    /// « Madame TESTPATIENT Marie, née le … »: without the birth a name may be anybody's.
    private static boolean hasBirth(List<String> words) {
        return words.contains("nee") || words.contains("ne");
    }
}
