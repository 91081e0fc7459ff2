package fr.passerelle.understanding.form;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.understanding.intake.ReadFields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Documents for tests, and what stands in them.
final class Written {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private Written() {}

    static WrittenDocument lines(String text) {
        return WrittenDocument.ofLines(text.lines().toList(), "1");
    }

    /// Rows of a sheet, cells parted by `|`; `\n` is a line end within a cell.
    static WrittenDocument sheet(String... rows) {
        List<Row> sheet = new ArrayList<>();
        for (int r = 0; r < rows.length; r++) {
            String[] texts = rows[r].split("\\|", -1);
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < texts.length; c++) {
                String name = (char) ('A' + c) + String.valueOf(r + 1);
                cells.add(
                        new Cell(
                                texts[c].strip().replace("\\n", "\n"),
                                new Defect.Where.InCell("2", "Demande", name)));
            }
            sheet.add(new Row(cells));
        }
        return new WrittenDocument(sheet, List.of());
    }

    static WrittenDocument form(Filled... fields) {
        return new WrittenDocument(List.of(), Arrays.asList(fields));
    }

    static Filled typed(String name, String text) {
        return new Filled(
                name, Optional.empty(), new Entry.Text(text), new Defect.Where.InForm("2", name));
    }

    static Filled ticked(String name, String... stands) {
        return new Filled(
                name,
                Optional.empty(),
                new Entry.Ticked(Arrays.stream(stands).findFirst()),
                new Defect.Where.InForm("2", name));
    }

    static Filled notTicked(String name) {
        return new Filled(
                name, Optional.empty(), new Entry.NotTicked(), new Defect.Where.InForm("2", name));
    }

    static ReadFields read(WrittenDocument document) {
        return Forms.reference().read(document, DAY);
    }

    /// « clé=valeur » of every field, by key.
    static Map<String, String> said(ReadFields read) {
        Map<String, String> values = new TreeMap<>();
        read.fiche().values().forEach((field, value) -> values.put(field.key(), value));
        return values;
    }

    static Map<String, String> said(WrittenDocument document) {
        return said(read(document));
    }

    static List<Defect.Kind> kinds(ReadFields read) {
        return read.defects().stream().map(Defect::kind).toList();
    }

    static Optional<String> value(WrittenDocument document, Field field) {
        return read(document).fiche().value(field);
    }
}
