package fr.passerelle.understanding.intake;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private LetterFields() {}

    public static ReadFields read(List<String> lines, String part, LocalDate day) {
        ReadFields.Collector into = new ReadFields.Collector();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            Defect.Where where = new Defect.Where.Line(part, i + 1);
            if (!identity(line, where, day, into)) {
                sentence(line, where, day, into);
            }
        }
        return into.done();
    }

    /// One line of a letter, read only where its label is that of a person, an identity or a
    /// place. Medical headings (« Motif », « Antécédents ») are left in the letter.
    private static boolean identity(
            String line, Defect.Where where, LocalDate day, ReadFields.Collector into) {
        int separator = Labels.separator(line);
        if (separator < 0) {
            return false;
        }
        String label = Labels.key(line.substring(0, separator));
        String value = line.substring(separator + 1).strip();
        if (value.isEmpty()) {
            return false;
        }
        if (ReferenceFiche.isPerson(label)) {
            return PatientLine.read(value, where, day, into);
        }
        Optional<Field> field = ReferenceFiche.find(label).filter(IN_LETTERS::contains);
        field.ifPresent(it -> Values.read(it, value, where, day, into));
        return field.isPresent();
    }

    private static void sentence(
            String line, Defect.Where where, LocalDate day, ReadFields.Collector into) {
        List<String> words = Words.of(line);
        for (int at = LEFT_ON.find(words, 0); at >= 0; at = LEFT_ON.find(words, at + 1)) {
            int behind = at + LEFT_ON.lengthAt(words, at);
            Optional<LocalDate> date =
                    behind < words.size()
                            ? Values.fullDate(words.subList(behind, words.size()), day)
                            : Optional.empty();
            date.ifPresent(left -> into.say(Field.DISCHARGE_DATE, left.toString(), where));
        }
        if (REFUSED.in(words)) {
            into.say(Field.CONSENT, "non", where);
        } else if (AGREED.in(words)) {
            into.say(Field.CONSENT, "oui", where);
        }
        if (!into.says(Field.BIRTH_NAME) && PERSON.begin(words) && hasBirth(words)) {
            PatientLine.read(line.strip(), where, day, into);
        }
    }

    /// « Madame TESTPATIENT Marie, née le … »: without the birth a name may be anybody's.
    private static boolean hasBirth(List<String> words) {
        return words.contains("nee") || words.contains("ne");
    }
}
