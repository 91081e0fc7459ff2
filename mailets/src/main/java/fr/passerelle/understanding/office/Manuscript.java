package fr.passerelle.understanding.office;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was read of a document so far, within its limits.
final class Manuscript implements Story {
    private final String part;
    private final List<Row> rows = new ArrayList<>();
    private final List<Filled> form = new ArrayList<>();
    private int line = 1;
    private int cells;
    private long chars;
    private long letters;
    private long fieldChars;
    private boolean pictures;

    /// @param part the part of the message that the document is
    Manuscript(String part) {
        this.part = part;
    }

    @Override
    public void line(String text) {
        List<String> plain = plain(text);
        if (plain.isEmpty()) {
            row(List.of(""));
        }
        for (String each : plain) {
            row(List.of(each.split("\t", -1)));
        }
    }

    /// A cell of a row keeps its lines; tabs in it part nothing.
    @Override
    public void row(List<String> texts) {
        Defect.Where where = new Defect.Where.Line(part, line);
        List<Cell> row = new ArrayList<>(texts.size());
        int lines = 1;
        for (int i = 0; i < texts.size(); i++) {
            List<String> plain = plain(texts.get(i).replace('\t', ' '));
            // The end of one cell and the beginning of the next share a line.
            lines += Math.max(0, plain.size() - 1);
            row.add(new Cell(String.join("\n", plain), where));
        }
        line += lines;
        add(row);
    }

    /// A row of a sheet.
    ///
    /// @param texts of its cells, from left to right, with their places
    void sheetRow(List<Cell> texts) {
        add(
                texts.stream()
                        .map(cell -> new Cell(String.join("\n", plain(cell.text())), cell.where()))
                        .toList());
    }

    /// A field that nobody named is only text: nothing says which one it is.
    void field(String name, Optional<String> label, Entry entry) {
        String called = String.join(" ", plain(name));
        if (called.isBlank() && label.isEmpty()) {
            return;
        }
        fieldChars += called.length() + label.map(String::length).orElse(0) + length(entry);
        if (form.size() == Limits.OFFICE_FIELDS || fieldChars > Limits.TEXT_CHARS) {
            throw NotRead.tooLong();
        }
        form.add(new Filled(called, label, entry, new Defect.Where.InForm(part, called)));
    }

    private static int length(Entry entry) {
        return switch (entry) {
            case Entry.Text(var text) -> text.length();
            case Entry.Ticked(var stands) -> stands.map(String::length).orElse(0);
            case Entry.NotTicked() -> 0;
        };
    }

    /// A field of a form with what was typed or chosen.
    void field(String name, Optional<String> label, String typed) {
        String text = String.join("\n", plain(typed)).strip();
        field(name, label, new Entry.Text(text));
    }

    void box(String name, Optional<String> label, boolean ticked) {
        field(name, label, ticked ? new Entry.Ticked(Optional.empty()) : new Entry.NotTicked());
    }

    String part() {
        return part;
    }

    /// There is a picture, which may be all there is: a letter that was scanned.
    void picture() {
        pictures = true;
    }

    Read done() {
        return pictures && letters == 0 && form.isEmpty()
                ? new Read.Pictures()
                : new Read.Text(new WrittenDocument(rows, form));
    }

    private void add(List<Cell> row) {
        cells += row.size();
        for (Cell cell : row) {
            chars += cell.text().length();
            letters += cell.text().chars().filter(Character::isLetter).limit(1).count();
        }
        rows.add(new Row(row));
        if (rows.size() > Limits.TEXT_LINES
                || cells > Limits.OFFICE_CELLS
                || chars > Limits.TEXT_CHARS) {
            throw NotRead.tooLong();
        }
    }

    private static List<String> plain(String text) {
        if (text.length() > Limits.TEXT_CHARS) {
            throw NotRead.tooLong();
        }
        List<String> lines = Lines.of(Prompts.without(text));
        if (lines.size() == Limits.TEXT_LINES) {
            throw NotRead.tooLong(); // there may be more of them
        }
        return lines;
    }
}
