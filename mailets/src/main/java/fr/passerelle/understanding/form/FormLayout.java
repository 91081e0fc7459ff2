package fr.passerelle.understanding.form;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.intake.ReferenceFiche;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The fiche de saisine of a CPTS: what stands where on it. Words are kept as people write them;
/// case, accents and punctuation do not matter.
///
/// @param name for people, and for `check`
/// @param recognised what tells that a document is this fiche
/// @param questions what it asks, by field
/// @param person labels of a line about a whole person (« Mme TESTPATIENT Marie, née le … »)
/// @param names labels of a name of which nothing says whether it is the birth name
/// @param ignored what stands on it and asks nothing: frames for the office, legends, signatures
/// @param sections headings under which a name or a phone number is not the patient's
public record FormLayout(
        String name,
        Recognised recognised,
        Dates dates,
        Map<Field, Question> questions,
        List<String> person,
        List<String> names,
        List<String> ignored,
        Map<Section, List<String>> sections) {
    public FormLayout {
        questions = Map.copyOf(questions);
        person = List.copyOf(person);
        names = List.copyOf(names);
        ignored = List.copyOf(ignored);
        sections = Map.copyOf(sections);
    }

    /// What tells a fiche.
    ///
    /// @param titles any of them on a line of its own
    /// @param labels or so many of its own labels
    public record Recognised(List<String> titles, int labels) {
        public Recognised {
            titles = List.copyOf(titles);
        }
    }

    /// What comes first in a date of digits.
    public enum Dates {
        DAY_FIRST,
        MONTH_FIRST
    }

    /// Whose data stand under a heading.
    public enum Section {
        PATIENT,
        REFERRER,
        RELATIVE,
        FORMER_DOCTOR
    }

    /// What the fiche asks for one field.
    ///
    /// @param labels how it is asked
    /// @param names what programs call its place (AcroForm, content controls)
    /// @param cells where it stands on a sheet
    /// @param choices what the words of an answer mean, as [Field.Kind] writes it
    public record Question(
            List<String> labels,
            List<String> names,
            List<Cell> cells,
            Map<String, String> choices) {
        public Question {
            labels = List.copyOf(labels);
            names = List.copyOf(names);
            cells = List.copyOf(cells);
            choices = Map.copyOf(choices);
        }
    }

    /// A cell of a sheet.
    ///
    /// @param sheet its name, empty for whichever has the cell
    /// @param cell "B4"
    public record Cell(String sheet, String cell) {}

    /// The values a field can take, where they are a closed list; empty where any text is one.
    public static Set<String> values(Field field) {
        return switch (field.kind()) {
            case YES_NO -> Set.of("oui", "non");
            case SEX -> Set.of("f", "m", "inconnu");
            case MT_SITUATION -> Set.of("aucun", "parti", "declare", "inconnu");
            case TEXT, NAME, DATE, YEAR, PHONE, COMMUNE, INS -> Set.of();
        };
    }

    /// The reference fiche, which is known without any file.
    public static FormLayout reference() {
        Map<Field, Question> questions = new EnumMap<>(Field.class);
        ReferenceFiche.labels()
                .forEach(
                        (field, labels) ->
                                questions.put(
                                        field,
                                        new Question(
                                                labels,
                                                List.of(field.key()),
                                                List.of(),
                                                choices(field))));
        Map<Section, List<String>> sections = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            sections.put(section, ReferenceFiche.list("section-" + word(section)));
        }
        return new FormLayout(
                "Fiche de saisine",
                new Recognised(ReferenceFiche.list("title"), 3),
                Dates.DAY_FIRST,
                questions,
                ReferenceFiche.list("person"),
                ReferenceFiche.list("name"),
                ReferenceFiche.list("ignored"),
                sections);
    }

    /// The word of a section, in files.
    public static String word(Section section) {
        return switch (section) {
            case PATIENT -> "patient";
            case REFERRER -> "demandeur";
            case RELATIVE -> "proche";
            case FORMER_DOCTOR -> "ancien_mt";
        };
    }

    private static Map<String, String> choices(Field field) {
        Map<String, String> choices = new LinkedHashMap<>();
        switch (field.kind()) {
            case SEX -> {
                ReferenceFiche.list("woman").forEach(words -> choices.put(words, "f"));
                ReferenceFiche.list("man").forEach(words -> choices.put(words, "m"));
            }
            case MT_SITUATION -> {
                ReferenceFiche.list("no-doctor").forEach(words -> choices.put(words, "aucun"));
                ReferenceFiche.list("doctor-gone").forEach(words -> choices.put(words, "parti"));
                ReferenceFiche.list("doctor-declared")
                        .forEach(words -> choices.put(words, "declare"));
            }
            case YES_NO, TEXT, NAME, DATE, YEAR, PHONE, COMMUNE, INS -> {
                // Any words, or oui and non, which mean the same on every fiche.
            }
        }
        return choices;
    }
}
