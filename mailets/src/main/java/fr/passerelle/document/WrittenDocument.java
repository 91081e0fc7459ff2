package fr.passerelle.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands in a text, a letter, a table or a form, whatever program made it: rows from top to
/// bottom, and the fields that can be filled in.
///
/// @param rows a line of a text is a row of one cell, a row of a table one of several
/// @param form the fields of a form in their order (AcroForm, content controls of DOCX), those left
///     empty too
/// @param defects what was not read of it, and what is weaker evidence than it looks
public record WrittenDocument(List<Row> rows, List<Filled> form, List<Defect> defects) {
    public static final WrittenDocument EMPTY = new WrittenDocument(List.of(), List.of());

    public WrittenDocument {
        rows = List.copyOf(rows);
        form = List.copyOf(form);
        defects = List.copyOf(defects);
    }

    /// One that was read whole.
    public WrittenDocument(List<Row> rows, List<Filled> form) {
        this(rows, form, List.of());
    }

    /// Cells beside each other, from left to right, the empty ones too.
    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /// The cells as one line, parted by tabs.
        public String line() {
            return cells.stream().map(Cell::text).collect(Collectors.joining("\t"));
        }
    }

    /// @param text without line ends where it is a line; a cell of a table may have several
    public record Cell(String text, Defect.Where where) {
        /// Says nothing about the patient.
        @Override
        public String toString() {
            return "cell of " + text.length() + " characters at " + where.words();
        }
    }

    /// A field that can be filled in.
    ///
    /// @param name what programs call it
    /// @param label what people are shown for it (the tooltip of AcroForm, the title of a content
    ///     control), where there is something
    public record Filled(String name, Optional<String> label, Entry entry, Defect.Where where) {
        /// Says nothing about the patient.
        @Override
        public String toString() {
            return "field at " + where.words();
        }
    }

    /// What was done with a field.
    public sealed interface Entry {
        /// Typed, or chosen from a list; blank where nothing was.
        record Text(String text) implements Entry {
            /// Says nothing about the patient.
            @Override
            public String toString() {
                return "text of " + text.length() + " characters";
            }
        }

        /// A box with a mark.
        ///
        /// @param stands the name of the choice it stands for in its group, empty where the box
        ///     stands alone
        record Ticked(Optional<String> stands) implements Entry {}

        record NotTicked() implements Entry {}
    }

    /// A text of one cell a line; tabs part cells.
    ///
    /// @param part the part it comes from; lines are counted from 1
    public static WrittenDocument ofLines(List<String> lines, String part) {
        List<Row> rows = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Defect.Where where = new Defect.Where.Line(part, i + 1);
            List<Cell> cells = new ArrayList<>(1);
            for (String text : lines.get(i).split("\t", -1)) {
                cells.add(new Cell(text, where));
            }
            rows.add(new Row(cells));
        }
        return new WrittenDocument(rows, List.of());
    }

    /// The rows as the lines of a text; an empty row is an empty line, so that lines keep their
    /// numbers.
    public List<String> lines() {
        return rows.stream()
                .map(Row::line)
                .flatMap(line -> line.isEmpty() ? Stream.of(line) : line.lines())
                .toList();
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "document of " + rows.size() + " rows and " + form.size() + " fields";
    }
}
