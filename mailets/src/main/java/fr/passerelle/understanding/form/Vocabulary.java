package fr.passerelle.understanding.form;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.intake.Labels;
import fr.passerelle.understanding.text.Fold;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One fiche over the reference fiche, ready to be looked things up in. Whatever the fiche says of
/// a label wins.
final class Vocabulary {
    private static final int MAX_TITLE_WORDS = 14;
    private static final int MAX_TITLE_CHARS = 200;

    private final Map<String, Meaning> reference = new HashMap<>();
    private final Map<String, Meaning> own = new HashMap<>();
    private final Set<String> ownNames = new HashSet<>();
    private final Map<String, Field> formFields = new HashMap<>();
    private final Map<String, Field> cells = new HashMap<>();
    private final Map<Field, Map<String, String>> choices = new EnumMap<>(Field.class);
    private final Map<String, Optional<Chosen>> choiceAlone = new HashMap<>();
    private final FormLayout layout;
    private final Phrases ownTitles;
    private final Phrases titles;
    private final Phrases ignored;

    /// A choice that only one field offers.
    record Chosen(Field field, String value) {}

    Vocabulary(FormLayout layout, FormLayout beneath) {
        this.layout = layout;
        add(reference, beneath, Key.WITHOUT_BRACKETS);
        add(own, layout, Key.WHOLE);
        this.ownTitles = new Phrases(layout.recognised().titles());
        List<String> all = new ArrayList<>(beneath.recognised().titles());
        all.addAll(layout.recognised().titles());
        this.titles = new Phrases(all);
        layout.questions()
                .values()
                .forEach(it -> it.names().forEach(name -> ownNames.add(name(name))));
        List<String> printed = new ArrayList<>(beneath.ignored());
        printed.addAll(layout.ignored());
        this.ignored = new Phrases(printed);
        choices(beneath);
        choices(layout);
        choicesAlone();
        reference.remove(Labels.NONE);
        own.remove(Labels.NONE);
    }

    /// How the brackets of a label are taken: those of the reference say « (oui/non) »; those of a
    /// CPTS may tell one label from another.
    private enum Key {
        WITHOUT_BRACKETS,
        WHOLE;

        String of(String label) {
            return switch (this) {
                case WITHOUT_BRACKETS -> Labels.key(label);
                case WHOLE -> Labels.whole(label);
            };
        }
    }

    private void add(Map<String, Meaning> to, FormLayout from, Key key) {
        from.sections()
                .forEach(
                        (section, headings) ->
                                headings.forEach(
                                        heading ->
                                                to.put(
                                                        key.of(heading),
                                                        new Meaning.Heading(section))));
        from.questions().forEach((field, question) -> add(to, key, field, question));
        from.person().forEach(label -> to.put(key.of(label), new Meaning.Person()));
        from.names().forEach(label -> to.put(key.of(label), new Meaning.BareName()));
        from.ignored().forEach(label -> to.put(key.of(label), new Meaning.Ignored()));
    }

    private void add(Map<String, Meaning> to, Key key, Field field, FormLayout.Question question) {
        question.labels().forEach(label -> to.put(key.of(label), new Meaning.Asks(field)));
        question.names().forEach(name -> formFields.put(name(name), field));
        question.cells().forEach(cell -> cells.put(cell(cell.sheet(), cell.cell()), field));
    }

    private void choices(FormLayout from) {
        from.questions()
                .forEach(
                        (field, question) ->
                                question.choices()
                                        .forEach(
                                                (words, value) ->
                                                        choices.computeIfAbsent(
                                                                        field, _ -> new HashMap<>())
                                                                .put(Labels.whole(words), value)));
    }

    private void choicesAlone() {
        layout.questions()
                .forEach(
                        (field, question) ->
                                question.choices()
                                        .forEach(
                                                (words, value) -> {
                                                    Chosen chosen = new Chosen(field, value);
                                                    choiceAlone.merge(
                                                            Labels.whole(words),
                                                            Optional.of(chosen),
                                                            (one, other) ->
                                                                    one.equals(other)
                                                                            ? one
                                                                            : Optional.empty());
                                                }));
        // One word is an answer to too many questions.
        choiceAlone.keySet().removeIf(words -> Labels.words(words) < 2);
    }

    FormLayout layout() {
        return layout;
    }

    /// What a label means, where it is one.
    Optional<Meaning> find(String label) {
        String whole = Labels.whole(label);
        Meaning found = whole.isEmpty() ? null : own.get(whole);
        String bare = found == null ? Labels.key(label) : whole;
        if (found == null) {
            found = own.get(bare);
        }
        if (found == null) {
            found = reference.get(bare);
        }
        return Optional.ofNullable(found);
    }

    /// Whether this label is one of the fiche itself.
    boolean isOwn(String label) {
        return own.containsKey(Labels.whole(label)) || own.containsKey(Labels.key(label));
    }

    /// The field whose place a program calls so.
    Optional<Field> findByName(String name) {
        return Optional.ofNullable(formFields.get(name(name)));
    }

    boolean isOwnName(String name) {
        return ownNames.contains(name(name));
    }

    Optional<Field> findByCell(Defect.Where where) {
        return where instanceof Defect.Where.InCell(_, var sheet, var cell)
                ? Optional.ofNullable(cells.get(cell(sheet, cell)))
                        .or(() -> Optional.ofNullable(cells.get(cell("", cell))))
                : Optional.empty();
    }

    /// What these words mean as an answer to this question.
    Optional<String> choice(Field field, String words) {
        Map<String, String> known = choices.getOrDefault(field, Map.of());
        return known.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(known.get(Labels.whole(words)));
    }

    /// The field and value these words beside a box can only mean.
    Optional<Chosen> choice(String words) {
        return choiceAlone.getOrDefault(Labels.whole(words), Optional.empty());
    }

    boolean isTitle(String line) {
        if (line.length() > MAX_TITLE_CHARS) {
            return false;
        }
        List<String> words = Words.of(line);
        return words.size() <= MAX_TITLE_WORDS && titles.in(words);
    }

    /// Whether this line begins with what the form prints and asks nothing by.
    boolean isIgnored(String line) {
        List<String> words = Words.of(line.substring(0, Math.min(line.length(), MAX_TITLE_CHARS)));
        int length = words.isEmpty() ? 0 : ignored.lengthAt(words, 0);
        return length > 1 || (length == 1 && words.size() == 1);
    }

    /// How many words the longest title of the fiche has that stands on this line; 0 where none.
    int ownTitle(String line) {
        if (line.length() > MAX_TITLE_CHARS) {
            return 0;
        }
        List<String> words = Words.of(line);
        int longest = 0;
        for (int i = 0; i < words.size() && words.size() <= MAX_TITLE_WORDS; i++) {
            longest = Math.max(longest, ownTitles.lengthAt(words, i));
        }
        return longest;
    }

    private static String name(String name) {
        return Fold.fold(name).strip();
    }

    private static String cell(String sheet, String cell) {
        return Fold.fold(sheet).strip() + "!" + cell.toUpperCase(Locale.ROOT).strip();
    }
}
