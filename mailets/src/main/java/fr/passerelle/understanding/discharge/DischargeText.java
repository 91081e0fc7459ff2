package fr.passerelle.understanding.discharge;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.discharge.DischargeLetter.DoctorLine;
import fr.passerelle.understanding.intake.LetterFields;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a discharge letter from its lines, whether they come from a body or a document.
public final class DischargeText {
    private static final Map<String, List<String>> LISTS =
            Phrases.sections(DischargeText.class, "discharge.txt");
    private static final Phrases TITLES = phrases("title");
    private static final Phrases DOCTOR = phrases("doctor");
    private static final Phrases NO_DOCTOR = phrases("no-doctor");
    private static final Phrases NO_DOCTOR_SENTENCE = phrases("no-doctor-sentence");
    private static final Phrases DEATH = phrases("death");
    private static final Phrases TRANSFER = phrases("transfer");

    /// A title stands at the top and is short; the words inside a sentence are no title.
    private static final int TITLE_WITHIN = 40;

    private static final int MAX_TITLE_CHARS = 120;
    private static final int MAX_TITLE_WORDS = 12;
    private static final int MAX_NAME_WORDS = 6;

    private DischargeText() {}

    /// Empty where these lines are no discharge letter.
    ///
    /// @param subject may bear the title that the text lacks
    public static Optional<DischargeLetter> find(
            List<String> lines, String subject, String part, LocalDate day) {
        return find(lines, subject, part, day, Fiche.EMPTY);
    }

    /// The same for lines whose patient may stand outside of them.
    ///
    /// @param known what is known of the patient already; none of it is in what is found
    public static Optional<DischargeLetter> find(
            List<String> lines, String subject, String part, LocalDate day, Fiche known) {
        boolean titled = isTitled(lines);
        if (!titled && !TITLES.in(Words.of(subject))) {
            return Optional.empty();
        }
        ReadFields fields = LetterFields.read(lines, part, day);
        boolean aboutSomebody =
                known.says(Field.BIRTH_NAME)
                        || fields.fiche().says(Field.BIRTH_NAME)
                        || fields.fiche().says(Field.DISCHARGE_DATE);
        if (!aboutSomebody) {
            return Optional.empty();
        }
        return Optional.of(new DischargeLetter(fields, doctor(lines), ended(lines)));
    }

    private static boolean isTitled(List<String> lines) {
        int written = 0;
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            if (written++ > TITLE_WITHIN) {
                return false;
            }
            if (line.length() > MAX_TITLE_CHARS) {
                continue;
            }
            List<String> words = Words.of(line);
            if (words.size() <= MAX_TITLE_WORDS && TITLES.begin(words)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<DoctorLine> doctor(List<String> lines) {
        Optional<DoctorLine> none = Optional.empty();
        for (String line : lines) {
            List<String> words = Words.of(line);
            if (DOCTOR.begin(words)) {
                Optional<DoctorLine> said = named(words, line);
                if (said.isPresent()) {
                    return said;
                }
            }
            if (NO_DOCTOR_SENTENCE.in(words)) {
                none = Optional.of(new DoctorLine(Optional.empty()));
            }
        }
        return none;
    }

    /// « Médecin traitant : Dr X », « Médecin traitant : non déclaré ».
    private static Optional<DoctorLine> named(List<String> words, String line) {
        List<String> rest = words.subList(DOCTOR.lengthAt(words, 0), words.size());
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        if (NO_DOCTOR.begin(rest)) {
            return Optional.of(new DoctorLine(Optional.empty()));
        }
        boolean titled =
                rest.getFirst().equals("dr")
                        || rest.getFirst().equals("docteur")
                        || rest.getFirst().equals("dre");
        int colon = line.indexOf(':');
        if (!titled && colon < 0) {
            return Optional.empty();
        }
        String name = colon < 0 ? String.join(" ", rest) : line.substring(colon + 1).strip();
        boolean aName = titled || (rest.size() <= MAX_NAME_WORDS && isCapitalised(name));
        return aName
                ? Optional.of(new DoctorLine(Optional.of(firstPiece(name))))
                : Optional.empty();
    }

    private static boolean isCapitalised(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    /// Down to the comma or bracket behind which address and phone stand.
    private static String firstPiece(String name) {
        int end = name.length();
        for (char c : new char[] {',', '(', ';'}) {
            int at = name.indexOf(c);
            end = at > 0 ? Math.min(end, at) : end;
        }
        return name.substring(0, end).strip();
    }

    /// Why no search may begin, where these lines say that the patient died or was transferred.
    public static Optional<String> ended(List<String> lines) {
        List<String> reasons = new ArrayList<>();
        for (String line : lines) {
            List<String> words = Words.of(line);
            if (DEATH.in(words)) {
                reasons.add("the letter says that the patient died");
            } else if (TRANSFER.in(words)) {
                reasons.add("the letter says that the patient was transferred");
            }
        }
        return reasons.stream().findFirst();
    }

    private static Phrases phrases(String section) {
        return new Phrases(LISTS.getOrDefault(section, List.of()));
    }
}
