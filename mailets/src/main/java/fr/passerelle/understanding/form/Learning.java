package fr.passerelle.understanding.form;

import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.form.Learnt.Found;
import fr.passerelle.understanding.form.Learnt.Guess;
import fr.passerelle.understanding.intake.Blanks;
import fr.passerelle.understanding.intake.Boxes;
import fr.passerelle.understanding.intake.Labels;
import fr.passerelle.understanding.intake.ReferenceFiche;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at a form, blank or filled in, for what it asks. A proposal for people: whatever is not
/// known for certain says so.
public final class Learning {
    private static final Set<String> LITTLE_WORDS =
            Set.of(
                    "de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "et", "ou", "a",
                    "au", "aux", "en", "son", "sa", "votre", "vos", "the", "of", "s", "n", "o");

    /// Inflected words of one family begin alike.
    private static final int STEM = 5;

    /// Of all words of two labels together, so many must be in both.
    private static final double ALIKE = 0.5;

    private static final int MAX_QUESTIONS = 300;
    private static final int FEW = 3;
    private static final int MAX_TITLE_WORDS = 9;

    private final Vocabulary reference;
    private final Map<String, Found> found = new LinkedHashMap<>();
    private Optional<String> title = Optional.empty();
    private boolean begun;

    private Learning() {
        FormLayout layout = FormLayout.reference();
        this.reference = new Vocabulary(layout, layout);
    }

    public static Learnt of(WrittenDocument document) {
        Learning learning = new Learning();
        document.rows().stream().limit(Limits.TEXT_LINES).forEach(learning::top);
        document.form().stream().limit(Limits.FORM_FIELDS).forEach(learning::filled);
        // What is printed around the fields of a form is said by them.
        if (learning.found.size() < FEW) {
            document.rows().stream().limit(Limits.TEXT_LINES).forEach(learning::row);
        }
        return new Learnt(learning.title, List.copyOf(learning.found.values()));
    }

    private void filled(Filled field) {
        String name = field.name();
        String label = field.label().orElse("");
        int colon = label.indexOf(':');
        String asked = (colon > 0 ? label.substring(0, colon) : label).strip();
        ask(asked.isEmpty() ? FilledFields.spoken(name) : asked, name, "", List.of());
    }

    private void row(Row row) {
        List<Cell> cells =
                row.cells().stream()
                        .limit(Limits.FORM_CELLS)
                        .filter(cell -> !cell.text().isBlank())
                        .toList();
        if (cells.isEmpty()) {
            return;
        }
        if (title.isPresent() && cells.getFirst().text().strip().equals(title.get())) {
            return;
        }
        boolean single = row.cells().size() == 1;
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i).text();
            String beside = i + 1 < cells.size() ? cells.get(i + 1).text() : "";
            for (String line : text.lines().toList()) {
                line(line.strip(), single, i == 0 && cells.size() < row.cells().size(), beside);
            }
        }
    }

    /// The first row in which anything stands, where that can be a title.
    private void top(Row row) {
        List<Cell> cells = row.cells().stream().filter(cell -> !cell.text().isBlank()).toList();
        if (begun || cells.isEmpty()) {
            return;
        }
        begun = true;
        String first = cells.getFirst().text().strip();
        if (cells.size() == 1 && isTitle(first)) {
            title = Optional.of(first);
        }
    }

    private boolean isTitle(String line) {
        return line.indexOf(':') < 0
                && !Boxes.in(line)
                && reference.find(line).isEmpty()
                && Labels.words(Labels.whole(line)) > 1
                && Labels.words(Labels.whole(line)) <= MAX_TITLE_WORDS;
    }

    /// @param single whether the line stands alone
    /// @param first whether it is the first of cells of which others are empty
    private void line(String line, boolean single, boolean first, String beside) {
        int from = 0;
        boolean asked = false;
        for (int colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
            if (Labels.isInside(line, colon)) {
                continue;
            }
            String label = behindBlank(line.substring(from, colon));
            int next = line.indexOf(':', colon + 1);
            String answer = line.substring(colon + 1, next < 0 ? line.length() : next);
            if (!Labels.whole(label).isEmpty()) {
                ask(label, "", answer + " " + beside, choices(answer + " " + beside));
                asked = true;
            }
            from = colon + 1;
        }
        if (asked) {
            return;
        }
        int box = Boxes.find(line);
        if (box > 0) {
            String label = line.substring(0, box).strip();
            ask(label, "", line.substring(box), choices(line.substring(box)));
        } else if (box == 0) {
            for (Boxes.Option option : Boxes.of(line)) {
                if (reference.find(option.words()).isPresent()) {
                    ask(option.words(), "", "☐", List.of());
                }
            }
        } else if (reference.find(line).isPresent()
                || (!single && (first || !Answers.isAnswered(beside) || Boxes.in(beside)))) {
            ask(line, "", beside, choices(beside));
        }
    }

    /// The words behind the blank of the question before: « Nom : ……… Prénom ».
    private static String behindBlank(String text) {
        int last = -1;
        for (int i = 0; i + 1 < text.length(); i++) {
            boolean ruled =
                    "._…".indexOf(text.charAt(i)) >= 0 && "._… ".indexOf(text.charAt(i + 1)) >= 0;
            if (ruled || (text.charAt(i) == ' ' && text.charAt(i + 1) == ' ')) {
                last = i + 1;
            }
        }
        return text.substring(last + 1).strip();
    }

    private static List<String> choices(String answer) {
        return Boxes.of(answer).stream()
                .map(Boxes.Option::words)
                .filter(words -> !Labels.whole(words).isEmpty())
                .toList();
    }

    private void ask(String label, String name, String blank, List<String> choices) {
        String key = name.isEmpty() ? Labels.whole(label) : "name " + name;
        if (key.isEmpty() || found.size() >= MAX_QUESTIONS || found.containsKey(key)) {
            return;
        }
        found.put(key, new Found(label, name, guess(label, name, blank, choices), choices));
    }

    private Guess guess(String label, String name, String blank, List<String> choices) {
        Optional<Meaning> meaning =
                reference.find(label).or(() -> reference.findByName(name).map(Meaning.Asks::new));
        if (meaning.isPresent()) {
            return switch (meaning.get()) {
                case Meaning.Asks(var field) -> new Guess.Known(field);
                case Meaning.Person _, Meaning.BareName _, Meaning.Ignored _, Meaning.Heading _ ->
                        new Guess.KnownOtherwise();
            };
        }
        Optional<Field.Kind> kind = kind(blank, choices);
        return alike(label, kind)
                .or(() -> kind.map(Guess.OfKind::new))
                .orElseGet(Guess.Nothing::new);
    }

    private static Optional<Field.Kind> kind(String blank, List<String> choices) {
        List<String> words = choices.stream().map(Labels::whole).toList();
        if (words.contains("oui") || words.contains("yes")) {
            return Optional.of(Field.Kind.YES_NO);
        }
        String folded = Labels.whole(blank);
        boolean date =
                folded.contains("jj mm") || folded.contains("dd mm") || blank.contains("__/__");
        return date && Blanks.without(blank).isEmpty()
                ? Optional.of(Field.Kind.DATE)
                : Optional.empty();
    }

    /// The one field with the most words in common; a blank of another kind speaks against it.
    private static Optional<Guess> alike(String label, Optional<Field.Kind> kind) {
        Set<String> words = stems(label);
        double best = 0;
        Optional<Guess> guess = Optional.empty();
        for (Map.Entry<Field, List<String>> each : ReferenceFiche.labels().entrySet()) {
            Field field = each.getKey();
            if (kind.isPresent() && kind.get() != field.kind()) {
                continue;
            }
            double most = 0;
            String like = "";
            for (String known : each.getValue()) {
                double common = common(words, stems(known));
                if (common > most) {
                    most = common;
                    like = known;
                }
            }
            if (most > best) {
                best = most;
                guess = Optional.of(new Guess.Alike(field, like));
            } else if (most == best) {
                // Two fields as near: nobody can tell which.
                guess = Optional.empty();
            }
        }
        return best >= ALIKE ? guess : Optional.empty();
    }

    private static double common(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }

    private static Set<String> stems(String label) {
        Set<String> stems = new HashSet<>();
        for (String word : List.of(Labels.whole(label).split(" ", -1))) {
            if (!word.isEmpty() && !LITTLE_WORDS.contains(word)) {
                stems.add(word.substring(0, Math.min(STEM, word.length())));
            }
        }
        return stems;
    }

    /// What a word beside a box means as an answer for this field, as far as that is known.
    public static Optional<String> value(Field field, String words) {
        WrittenDocument question =
                WrittenDocument.ofLines(List.of(field.french() + " : " + words), "1");
        return Forms.reference().read(question, LocalDate.EPOCH).fiche().value(field);
    }
}
