package fr.passerelle.config;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.text.HtmlText;
import fr.passerelle.understanding.text.Lines;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Six fiches of others, all known at once, each filled in as a text, a page, a table or the fields
/// of a form (`src/test/resources/forms`).
class OtherFormsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<String> FORMATS = List.of(".txt", ".html", ".table", ".form");

    @ParameterizedTest
    @MethodSource("filled")
    void eachIsReadWholeWhateverItsFormat(Path file) throws IOException, URISyntaxException {
        Forms forms = FormFile.readAll(folder());
        WrittenDocument written = written(file);
        String name = file.getFileName().toString();
        String fiche = name.substring(0, name.indexOf('.'));
        assertThat(forms.find(written))
                .contains(FormFile.read(file.resolveSibling(fiche + ".yml")).name());
        ReadFields read = forms.read(written, DAY);
        Map<String, String> said = new TreeMap<>();
        read.fiche().values().forEach((field, value) -> said.put(field.key(), value));
        assertThat(said).isEqualTo(expected(file.resolveSibling(fiche + ".expected")));
        assertThat(read.defects()).isEmpty();
    }

    @Test
    void thereAreSixInThreeFormatsOrMore() throws IOException, URISyntaxException {
        assertThat(FormFile.readAll(folder()).names()).hasSize(6);
        for (String format : FORMATS) {
            assertThat(filled()).anyMatch(file -> file.toString().endsWith(format));
        }
    }

    private static List<Path> filled() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> FORMATS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(OtherFormsTest.class.getResource("/forms").toURI());
    }

    private static WrittenDocument written(Path file) throws IOException {
        String text = Files.readString(file);
        String name = file.toString();
        if (name.endsWith(".html")) {
            return WrittenDocument.ofLines(HtmlText.lines(text), "1");
        }
        if (name.endsWith(".table")) {
            return new WrittenDocument(table(text), List.of());
        }
        return name.endsWith(".form")
                ? new WrittenDocument(List.of(), text.lines().map(OtherFormsTest::field).toList())
                : WrittenDocument.ofLines(Lines.of(text), "1");
    }

    private static List<Row> table(String text) {
        List<Row> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int row = rows.size() + 1;
            List<Cell> cells = new ArrayList<>();
            for (String cell : line.split("\\|", -1)) {
                String place = (char) ('A' + cells.size()) + String.valueOf(row);
                cells.add(
                        new Cell(
                                cell.strip().replace("\\n", "\n"),
                                new Defect.Where.InCell("2", "Demande", place)));
            }
            rows.add(new Row(cells));
        }
        return rows;
    }

    /// A name and a value, or a name and a ticked box with its choice.
    private static Filled field(String line) {
        String[] typed = line.split(" = ", 2);
        String[] ticked = line.split(" \\[x]", 2);
        boolean box = typed.length == 1;
        String name = box ? ticked[0] : typed[0];
        Entry entry =
                box
                        ? new Entry.Ticked(
                                Optional.of(ticked[1].strip()).filter(it -> !it.isEmpty()))
                        : new Entry.Text(typed[1]);
        return new Filled(name, Optional.empty(), entry, new Defect.Where.InForm("2", name));
    }

    private static Map<String, String> expected(Path file) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        Files.readAllLines(file).stream()
                .map(line -> line.split(": ", 2))
                .forEach(pair -> expected.put(pair[0], pair[1]));
        return expected;
    }
}
