package fr.passerelle.understanding.form;

import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.intake.Blanks;
import fr.passerelle.understanding.intake.Labels;
import fr.passerelle.understanding.text.Fold;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the fields of a form that can be filled in. What a program calls a field decides where a
/// fiche says so; else what people are shown for it; else the words of its name.
final class FilledFields {
    /// What a box is worth that stands alone, in the many words of programs.
    private static final Set<String> JUST_TICKED = Set.of("on", "yes", "oui", "1", "x", "true");

    private static final List<String> PARTS_OF_DATES = List.of("jour", "mois", "annee");

    private final Vocabulary words;
    private final Answers answers;
    private final Map<String, Map<String, Filled>> dates = new LinkedHashMap<>();
    private final Map<String, Filled> firstTick = new LinkedHashMap<>();
    private final Map<String, StringBuilder> ticks = new LinkedHashMap<>();

    FilledFields(Vocabulary words, Answers answers) {
        this.words = words;
        this.answers = answers;
    }

    /// @return how many fields are known
    int read(List<Filled> form) {
        int known = 0;
        for (Filled filled : form.subList(0, Math.min(form.size(), Limits.FORM_FIELDS))) {
            known += read(filled) ? 1 : 0;
        }
        dates.forEach(this::date);
        firstTick.forEach(this::answers);
        return known;
    }

    private boolean read(Filled filled) {
        String name = spoken(filled.name());
        Optional<Meaning> meaning = meaning(filled, name);
        if (meaning.isPresent()) {
            switch (filled.entry()) {
                case Entry.Text(var text) -> answer(meaning.get(), bounded(text), filled);
                case Entry.Ticked(var stands) -> ticked(meaning.get(), stands, filled);
                case Entry.NotTicked _ -> answer(meaning.get(), "", filled);
            }
            return true;
        }
        return switch (filled.entry()) {
            case Entry.Text(var text) -> text(bounded(text), name, filled);
            case Entry.Ticked(var stands) -> box(stands, name, filled);
            case Entry.NotTicked _ -> isPartOfAnswer(name);
        };
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), Limits.TEXT_CHARS));
    }

    private Optional<Meaning> meaning(Filled filled, String name) {
        return words.findByName(filled.name())
                .or(() -> words.findByName(last(filled.name())))
                .<Meaning>map(Meaning.Asks::new)
                .or(() -> filled.label().flatMap(words::find))
                .or(() -> words.find(name));
    }

    private void answer(Meaning meaning, String text, Filled filled) {
        answers.answer(meaning, Labels.NONE, text, filled.where());
    }

    private void ticked(Meaning meaning, Optional<String> stands, Filled filled) {
        String value = stands.map(String::strip).orElse("");
        boolean yesNo =
                meaning instanceof Meaning.Asks(var field) && field.kind() == Field.Kind.YES_NO;
        boolean alone = value.isEmpty() || JUST_TICKED.contains(Fold.fold(value));
        answer(meaning, yesNo && alone ? "oui" : value, filled);
    }

    /// A field for typing in that no label is known of.
    private boolean text(String text, String name, Filled filled) {
        int blank = name.lastIndexOf(' ');
        if (blank > 0 && PARTS_OF_DATES.contains(name.substring(blank + 1))) {
            String date = name.substring(0, blank);
            if (words.find(date).filter(FilledFields::isDate).isPresent()) {
                dates.computeIfAbsent(date, _ -> new LinkedHashMap<>())
                        .put(name.substring(blank + 1), filled);
                return true;
            }
        }
        if (!Blanks.without(text).isEmpty() && !isNumbered(filled)) {
            answers.unknown(filled.label().orElse(filled.name()) + " : " + text, filled.where());
        }
        return false;
    }

    /// A box that is one of several answers (« accord_oui »), or speaks for itself.
    private boolean box(Optional<String> stands, String name, Filled filled) {
        int blank = name.lastIndexOf(' ');
        Optional<Meaning> question =
                blank < 0 ? Optional.empty() : words.find(name.substring(0, blank));
        if (question.isPresent()) {
            String label = name.substring(0, blank);
            firstTick.putIfAbsent(label, filled);
            ticks.computeIfAbsent(label, _ -> new StringBuilder())
                    .append("☒ ")
                    .append(name, blank + 1, name.length())
                    .append(' ');
            return true;
        }
        if (isNumbered(filled)) {
            return false;
        }
        String said =
                stands.filter(it -> !JUST_TICKED.contains(Fold.fold(it)))
                        .or(filled::label)
                        .orElse(name);
        answers.boxes("☒ " + said, filled.where());
        return false;
    }

    /// The boxes of one question, together: two may exclude each other.
    private void answers(String label, Filled first) {
        String ticked = ticks.getOrDefault(label, new StringBuilder()).toString();
        words.find(label).ifPresent(meaning -> answer(meaning, ticked, first));
    }

    private boolean isPartOfAnswer(String name) {
        int blank = name.lastIndexOf(' ');
        return blank > 0 && words.find(name.substring(0, blank)).isPresent();
    }

    /// « Case1 », « Texte2 »: a name that a word processor gave; what it asks stands in the text
    /// around it, and is read there.
    private static boolean isNumbered(Filled filled) {
        String name = filled.name();
        return filled.label().isEmpty()
                && !name.isEmpty()
                && Character.isDigit(name.charAt(name.length() - 1));
    }

    private static boolean isDate(Meaning meaning) {
        return meaning instanceof Meaning.Asks(var field) && field.kind() == Field.Kind.DATE;
    }

    private void date(String label, Map<String, Filled> parts) {
        StringBuilder date = new StringBuilder();
        for (String part : PARTS_OF_DATES) {
            Filled filled = parts.get(part);
            if (filled != null && filled.entry() instanceof Entry.Text(var text)) {
                date.append(date.isEmpty() ? "" : "/").append(text.strip());
            }
        }
        Filled first = parts.values().iterator().next();
        words.find(label).ifPresent(meaning -> answer(meaning, date.toString(), first));
    }

    /// The last of the names of a tree of fields (ISO 32000-2 §12.7.4.2), without the number that
    /// XFA puts behind it: « page1[0].Nom_naissance[0] ».
    private static String last(String name) {
        String bare =
                name.endsWith("]") ? name.substring(0, Math.max(0, name.lastIndexOf('['))) : name;
        return bare.substring(bare.lastIndexOf('.') + 1);
    }

    /// A name as words: « dateNaissance », « date_naissance », « Date-Naissance ».
    static String spoken(String name) {
        String last = last(name.length() > Labels.MAX_LABEL ? "" : name);
        StringBuilder spoken = new StringBuilder();
        for (int i = 0; i < last.length(); i++) {
            char c = last.charAt(i);
            boolean begins =
                    i > 0 && Character.isUpperCase(c) && Character.isLowerCase(last.charAt(i - 1));
            spoken.append(begins ? " " : "").append(c == '_' || c == '-' ? ' ' : c);
        }
        return Fold.fold(spoken.toString().toLowerCase(Locale.ROOT)).strip();
    }
}
