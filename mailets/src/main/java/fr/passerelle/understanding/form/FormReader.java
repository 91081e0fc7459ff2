package fr.passerelle.understanding.form;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.intake.Blanks;
import fr.passerelle.understanding.intake.Boxes;
import fr.passerelle.understanding.intake.Labels;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.intake.ReferenceFiche;
import fr.passerelle.understanding.reply.NewText;
import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads rows and cells from top to bottom and left to right, each once: a label, and what stands
/// behind it, beside it or below it.
final class FormReader {
    /// What a form that is not known may call a label.
    private static final int MAX_UNKNOWN_WORDS = 4;

    private static final int MAX_GOES_ON = 40;

    private static final Phrases LETTERHEAD = new Phrases(ReferenceFiche.list("letterhead"));

    private final Vocabulary words;
    private final ReadFields.Collector into;
    private final Answers answers;

    /// Whether an answer may stand on the line below its label.
    private final boolean below;

    /// Whether this is a form beyond doubt: then a label needs no colon.
    private boolean recognised;

    private Optional<Question> open = Optional.empty();
    private List<Cell> current = List.of();
    private boolean ended;

    /// How many answers stood beside their label: then none stands below, but for texts.
    private int besides;

    /// Where a label stands in its row.
    private sealed interface Place {
        /// Alone on its line.
        record Alone() implements Place {}

        /// In this cell of several.
        record InColumn(int column) implements Place {}

        /// On a line with other labels.
        record BesideOthers() implements Place {}
    }

    /// A label that waits for its answer.
    private static final class Question {
        final Meaning meaning;
        final String label;
        final Place place;
        Defect.Where where;
        final StringBuilder first = new StringBuilder();
        final List<Cell> more = new ArrayList<>();
        boolean said;
        boolean boxes;
        boolean apart;
        boolean beside = true;

        Question(Meaning meaning, String label, Defect.Where where, Place place) {
            this.meaning = meaning;
            this.label = label;
            this.where = where;
            this.place = place;
        }

        boolean isEmpty() {
            return !said;
        }

        boolean hasBoxes() {
            return boxes;
        }

        boolean goesOn() {
            return meaning instanceof Meaning.Asks(var field) && Answers.isLong(field);
        }

        boolean hasParagraphs() {
            return meaning instanceof Meaning.Asks(var field)
                    && (field == Field.REMARKS || field == Field.REASON);
        }

        void append(String text, Defect.Where here) {
            if (!said && !boxes) {
                first.setLength(0);
                where = here;
            }
            if (first.length() < Limits.TEXT_CHARS) {
                first.append(first.isEmpty() ? "" : " ").append(text);
                boxes |= Boxes.in(text);
                said |= !Blanks.without(text).isEmpty();
            }
        }
    }

    /// @param recognised whether something said already that this is a form
    /// @param below whether an answer may stand on the line below its label
    FormReader(
            Vocabulary words,
            Answers answers,
            ReadFields.Collector into,
            boolean recognised,
            boolean below) {
        this.words = words;
        this.answers = answers;
        this.into = into;
        this.recognised = recognised;
        this.below = below;
    }

    void read(List<Row> rows) {
        for (int i = 0; i < rows.size() && i < Limits.TEXT_LINES && !ended; i++) {
            current = rows.get(i).cells();
            List<Cell> cells = written(rows.get(i));
            if (cells.isEmpty()) {
                blank();
            } else if (i + 1 < rows.size() && isHeader(rows.get(i), rows.get(i + 1))) {
                answer();
                underHeader(rows.get(i).cells(), rows.get(i + 1).cells());
                i++;
            } else if (rows.get(i).cells().size() == 1) {
                for (String line : lines(cells.getFirst().text())) {
                    line(line, cells.getFirst().where(), recognised);
                }
            } else {
                row(cells);
            }
        }
        answer();
    }

    /// The cells in which something stands, and which no place on a sheet has claimed.
    private List<Cell> written(Row row) {
        List<Cell> written = new ArrayList<>(row.cells().size());
        for (Cell cell : row.cells().subList(0, Math.min(row.cells().size(), Limits.FORM_CELLS))) {
            Optional<Field> field = words.findByCell(cell.where());
            if (field.isPresent()) {
                answers.answer(
                        new Meaning.Asks(field.get()), Labels.NONE, cell.text(), cell.where());
            } else if (!cell.text().isBlank()) {
                written.add(cell);
            }
        }
        return written;
    }

    private static List<String> lines(String text) {
        return text.indexOf('\n') < 0 ? List.of(text) : text.lines().toList();
    }

    private void blank() {
        if (open.isPresent()) {
            blankBelow(open.get());
        }
        answers.apart();
    }

    private void blankBelow(Question question) {
        // A reason may have paragraphs, and boxes may stand apart from their question.
        question.apart = true;
        if (!question.hasParagraphs() && !(question.isEmpty() && !question.hasBoxes())) {
            answer();
        }
    }

    private void line(String line, Defect.Where where, boolean bare) {
        if (ended) {
            return;
        }
        if (line.isBlank()) {
            blank();
            return;
        }
        List<Segment> segments = Segment.of(line, words, bare);
        if (segments.stream().noneMatch(Segment::isLabelled)) {
            words(line, segments, where);
            return;
        }
        for (Segment segment : segments) {
            if (segment.isLabelled()) {
                begin(
                        segment,
                        where,
                        segments.size() == 1 ? new Place.Alone() : new Place.BesideOthers());
            } else {
                unlabelled(segment, where);
            }
        }
        endOfRow();
    }

    /// A line without a known label.
    private void words(String line, List<Segment> segments, Defect.Where where) {
        String text = line.strip();
        if (words.isTitle(text)) {
            answer();
            title();
        } else if (words.isIgnored(text)) {
            answer();
        } else if (isEnd(text, where)) {
            answer();
            ended = true;
        } else if (Boxes.in(text)) {
            boxes(text, where);
        } else if (open.isPresent() && mayBeBelow(open.get(), text)) {
            open.get().beside = false;
            open.get().append(text, where);
            if (!open.get().goesOn()) {
                answer();
            }
        } else if (open.isPresent()
                && mayGoOn(open.get())
                && segments.stream().noneMatch(FormReader::isUnknown)) {
            open.get().more.add(new Cell(text, where));
        } else {
            if (LETTERHEAD.begin(Words.of(text))) {
                answers.belowLetterhead();
            }
            segments.stream()
                    .filter(FormReader::isUnknown)
                    .forEach(segment -> answers.unknown(segment.text(), where));
        }
    }

    private void title() {
        into.title();
        recognised = true;
    }

    /// « Cordialement, », or the mark of a signature: what stands below speaks of the sender.
    private boolean isEnd(String text, Defect.Where where) {
        return (NewText.isClosing(text) || text.startsWith("--"))
                && (into.isAny() || where instanceof Defect.Where.Line);
    }

    private boolean mayBeBelow(Question question, String text) {
        return below
                && isAbove(question.place)
                && question.isEmpty()
                && !question.hasBoxes()
                && !question.apart
                && (besides == 0 || question.hasParagraphs() || hasDigit(text))
                && Answers.fits(question.meaning, text);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    /// A text goes on in the next line where it has begun, and one with paragraphs may begin there.
    private static boolean mayGoOn(Question question) {
        return question.goesOn()
                && question.more.size() < MAX_GOES_ON
                && (question.hasParagraphs() || (!question.isEmpty() && !question.apart));
    }

    private static boolean isSingle(Place place) {
        return switch (place) {
            case Place.Alone _, Place.InColumn _ -> true;
            case Place.BesideOthers _ -> false;
        };
    }

    /// Whether this row can be the answer to a label there: below one that stands alone, or
    /// beside the empty cell below it.
    private boolean isAbove(Place place) {
        return switch (place) {
            case Place.Alone _ -> current.size() == 1;
            case Place.InColumn(var column) ->
                    column >= 0 && column < current.size() && current.get(column).text().isBlank();
            case Place.BesideOthers _ -> false;
        };
    }

    /// Boxes below their question, or without one.
    private void boxes(String text, Defect.Where where) {
        boolean asked =
                open.isPresent()
                        && (open.get().isEmpty() || open.get().hasBoxes())
                        && !answers.standAlone(text);
        if (asked) {
            open.get().append(text, where);
        } else {
            answer();
            answers.boxes(text, where);
        }
    }

    /// Several cells beside each other.
    private void row(List<Cell> cells) {
        if (cells.stream().anyMatch(this::isSmallForm)) {
            for (Cell cell : cells) {
                current = List.of(cell);
                lines(cell.text()).forEach(line -> line(line, cell.where(), true));
                answer();
            }
            return;
        }
        List<Cell> unknown = new ArrayList<>();
        boolean labelled = false;
        for (Cell cell : cells) {
            String text = cell.text().strip();
            for (Segment segment : Segment.of(text, words, true)) {
                if (segment.isLabelled()) {
                    unknown(unknown);
                    labelled = true;
                    begin(segment, cell.where(), new Place.InColumn(current.indexOf(cell)));
                } else if (labelled) {
                    unlabelled(segment, cell.where());
                } else {
                    unknown.add(new Cell(segment.text(), cell.where()));
                }
            }
        }
        unknown(unknown);
        endOfRow();
    }

    /// A cell with labels of its own on several lines.
    private boolean isSmallForm(Cell cell) {
        return cell.text().indexOf('\n') >= 0
                && lines(cell.text()).stream()
                        .anyMatch(
                                line ->
                                        Segment.of(line, words, true).stream()
                                                .anyMatch(Segment::isLabelled));
    }

    /// Cells at the beginning of a row, in front of any known label.
    private void unknown(List<Cell> cells) {
        if (cells.isEmpty()) {
            return;
        }
        Cell first = cells.getFirst();
        String text = String.join("\t", cells.stream().map(Cell::text).toList());
        if (words.isTitle(text)) {
            answer();
            title();
        } else if (words.isIgnored(text)) {
            answer();
        } else if (cells.stream().anyMatch(cell -> Boxes.in(cell.text()))) {
            String beside = String.join(" ", cells.stream().map(Cell::text).toList());
            if (open.isPresent() || Boxes.of(beside).size() > 1 || answers.standAlone(beside)) {
                boxes(beside, first.where());
            } else if (Answers.isAnswered(beside)) {
                answers.unknown(beside, first.where());
            }
        } else if (open.isPresent() && mayBeBelow(open.get(), text.replace('\t', ' '))) {
            cells.forEach(cell -> open.get().append(cell.text(), cell.where()));
        } else if (cells.size() > 1
                && !open.map(Question::goesOn).orElse(false)
                && isUnknown(Labels.key(first.text()), text.substring(first.text().length()))) {
            answer();
            answers.unknown(text, first.where());
        } else if (open.isPresent() && mayGoOn(open.get())) {
            open.get().more.add(new Cell(text, first.where()));
        } else if (cells.size() == 1) {
            line(first.text(), first.where(), false);
        }
        cells.clear();
    }

    private void begin(Segment segment, Defect.Where where, Place place) {
        Meaning meaning = segment.meaning().orElseThrow();
        if (open.isPresent()
                && open.get().isEmpty()
                && !open.get().hasBoxes()
                && isSingle(open.get().place)
                && Answers.isAnybodys(meaning, segment.label())) {
            // « Demandeur » with « Nom » below it: a heading.
            Answers.heading(open.get().meaning)
                    .ifPresent(
                            whose -> {
                                open = Optional.empty();
                                answers.under(whose);
                            });
        }
        answer();
        Question question = new Question(meaning, segment.label(), where, place);
        if (!segment.text().isEmpty()) {
            question.append(segment.text(), where);
        }
        open = Optional.of(question);
    }

    private void unlabelled(Segment segment, Defect.Where where) {
        if (open.isPresent() && open.get().goesOn() && !Boxes.in(segment.text())) {
            // A text keeps its lines.
            for (String line : lines(segment.text())) {
                if (open.get().isEmpty()) {
                    open.get().append(line, where);
                } else {
                    open.get().more.add(new Cell(line.strip(), where));
                }
            }
        } else if (open.isPresent()) {
            open.get().append(segment.text(), where);
        } else if (Boxes.in(segment.text())) {
            answers.boxes(segment.text(), where);
        } else if (isUnknown(segment)) {
            answers.unknown(segment.text(), where);
        }
    }

    /// Only a text, a question that nobody has answered and one with boxes go on below.
    private void endOfRow() {
        if (open.isPresent() && !open.get().goesOn()) {
            Question question = open.get();
            if (!question.isEmpty() && !question.hasBoxes()) {
                answer();
            }
        }
    }

    private void answer() {
        if (open.isEmpty()) {
            return;
        }
        Question question = open.get();
        open = Optional.empty();
        besides += question.beside && !question.isEmpty() ? 1 : 0;
        answers.answer(question.meaning, question.label, question.first.toString(), question.where);
        if (question.meaning instanceof Meaning.Asks(var field)) {
            question.more.forEach(line -> into.add(field, line.text(), line.where()));
        }
    }

    /// A row of labels over a row of answers.
    private boolean isHeader(Row row, Row next) {
        int size = row.cells().size();
        return below
                && size > 1
                && size == next.cells().size()
                && size <= Limits.FORM_CELLS
                && row.cells().stream().allMatch(cell -> isAlone(cell.text()))
                && next.cells().stream().filter(cell -> !cell.text().isBlank()).count() > 1
                && next.cells().stream()
                        .flatMap(cell -> Segment.of(cell.text(), words, true).stream())
                        .noneMatch(Segment::isLabelled);
    }

    private boolean isAlone(String text) {
        List<Segment> segments = Segment.of(text, words, true);
        return segments.size() == 1
                && segments.getFirst().isLabelled()
                && segments.getFirst().text().isEmpty();
    }

    private void underHeader(List<Cell> labels, List<Cell> values) {
        for (int i = 0; i < labels.size(); i++) {
            Segment label = Segment.of(labels.get(i).text(), words, true).getFirst();
            Cell value = values.get(i);
            Meaning meaning = label.meaning().orElseThrow();
            String text = Answers.fits(meaning, value.text().strip()) ? value.text() : "";
            answers.answer(meaning, label.label(), text, value.where());
        }
    }

    private static boolean isUnknown(Segment segment) {
        int value = Labels.separator(segment.text());
        return value >= 0 && isUnknown(segment.label(), segment.text().substring(value + 1));
    }

    /// A short label with a value that this form does not know; sentences with a colon and
    /// greetings are text.
    private static boolean isUnknown(String label, String value) {
        int words = Labels.words(label);
        return words > 0 && words <= MAX_UNKNOWN_WORDS && Answers.isAnswered(value);
    }
}
