package fr.passerelle.understanding.form;

import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.intake.Labels;
import fr.passerelle.understanding.intake.ReadFields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The fiches de saisine that are known: the reference fiche, and those of a CPTS over it. Several
/// threads may use one.
public final class Forms {
    private final List<Vocabulary> own;
    private final Vocabulary reference;

    private Forms(List<FormLayout> layouts) {
        FormLayout beneath = FormLayout.reference();
        this.reference = new Vocabulary(beneath, beneath);
        this.own = layouts.stream().map(layout -> new Vocabulary(layout, beneath)).toList();
    }

    /// The reference fiche alone.
    public static Forms reference() {
        return new Forms(List.of());
    }

    /// The reference fiche beneath those of a CPTS. Where two of them fit equally, the first is
    /// taken.
    public static Forms of(List<FormLayout> layouts) {
        return new Forms(layouts);
    }

    /// What is filled in; no labels where the document is no fiche at all. Never throws for what a
    /// document holds; linear in its cells.
    ///
    /// @param day the day of the message, against which birth dates are checked
    public ReadFields read(WrittenDocument whole, LocalDate day) {
        WrittenDocument document = bounded(whole);
        Optional<Vocabulary> recognised = recognised(document);
        Vocabulary words = recognised.orElse(reference);
        ReadFields.Collector into = new ReadFields.Collector();
        int known =
                new FilledFields(words, new Answers(words, day, into, Set.of()))
                        .read(document.form());
        // What is printed around the fields of a form are their labels and choices, and no answers.
        Set<Field> decided = into.asked();
        if (recognised.isPresent()) {
            into.title();
        }
        new FormReader(
                        words,
                        new Answers(words, day, into, decided),
                        into,
                        recognised.isPresent(),
                        known == 0)
                .read(document.rows());
        return into.done();
    }

    /// No more than the text of a message may have; what is beyond is not read.
    private static WrittenDocument bounded(WrittenDocument document) {
        List<Row> rows = new ArrayList<>();
        int room = Limits.TEXT_CHARS;
        for (Row row : document.rows()) {
            if (room <= 0 || rows.size() >= Limits.TEXT_LINES) {
                return new WrittenDocument(rows, document.form());
            }
            List<Cell> cells = new ArrayList<>();
            for (Cell cell : row.cells()) {
                int taken = Math.min(cell.text().length(), Math.max(room, 0));
                cells.add(new Cell(cell.text().substring(0, taken), cell.where()));
                room -= taken;
            }
            rows.add(new Row(cells));
        }
        return new WrittenDocument(rows, document.form());
    }

    /// The names of those of a CPTS.
    public List<String> names() {
        return own.stream().map(it -> it.layout().name()).toList();
    }

    /// The name of the CPTS's fiche that this is; empty where it is none of them.
    public Optional<String> find(WrittenDocument document) {
        return recognised(bounded(document)).map(it -> it.layout().name());
    }

    /// Whoever wrote its title on a paper knows best what it is, and the longest title says most;
    /// else so many of its own labels tell. Of several, the one with the most labels.
    private Optional<Vocabulary> recognised(WrittenDocument document) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Seen seen = Seen.in(document);
        Optional<Vocabulary> best = Optional.empty();
        int longest = 0;
        int most = 0;
        for (Vocabulary words : own) {
            int title = seen.lines().stream().mapToInt(words::ownTitle).max().orElse(0);
            int labels = seen.labels(words);
            boolean known = title > 0 || labels >= words.layout().recognised().labels();
            if (known && (title > longest || (title == longest && labels > most))) {
                longest = title;
                most = labels;
                best = Optional.of(words);
            }
        }
        return best;
    }

    /// What may be titles and labels of any fiche.
    private record Seen(List<String> lines, Set<String> labels, List<String> names) {
        private static final int MAX_LABELS = 20_000;

        static Seen in(WrittenDocument document) {
            List<String> lines = new ArrayList<>();
            Set<String> labels = new HashSet<>();
            for (Row row :
                    document.rows()
                            .subList(0, Math.min(document.rows().size(), Limits.TEXT_LINES))) {
                for (Cell cell : row.cells()) {
                    cell.text().lines().filter(line -> !line.isBlank()).forEach(lines::add);
                }
            }
            for (String line : lines) {
                labels(line, labels);
            }
            List<String> names = new ArrayList<>();
            document.form().stream()
                    .limit(Limits.FORM_FIELDS)
                    .forEach(
                            filled -> {
                                names.add(filled.name());
                                filled.label().ifPresent(labels::add);
                            });
            return new Seen(lines, labels, names);
        }

        private static void labels(String line, Set<String> into) {
            if (line.length() <= Labels.MAX_LABEL && into.size() < MAX_LABELS) {
                into.add(line);
            }
            int from = 0;
            for (int colon = line.indexOf(':');
                    colon >= 0 && into.size() < MAX_LABELS;
                    colon = line.indexOf(':', from)) {
                int begin = Math.max(from, colon - Labels.MAX_LABEL);
                String before = line.substring(begin, colon).strip();
                int gap = before.lastIndexOf("  ");
                into.add(gap < 0 ? before : before.substring(gap).strip());
                from = colon + 1;
            }
        }

        int labels(Vocabulary words) {
            Set<String> found = new HashSet<>();
            for (String label : labels) {
                if (words.isOwn(label)) {
                    found.add(Labels.whole(label));
                }
            }
            for (String name : names) {
                if (words.isOwnName(name)) {
                    found.add(name);
                }
            }
            return found.size();
        }
    }
}
