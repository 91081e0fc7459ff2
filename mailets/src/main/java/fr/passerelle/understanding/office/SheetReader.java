package fr.passerelle.understanding.office;

import fr.passerelle.xml.XmlElement;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One sheet of an XLSX (ECMA-376 part 1 §18.3), without its hidden rows and columns. Of a formula
/// its last result is read, and none where it was an error.
final class SheetReader {
    /// §22.9.2.19, ST_Xstring: characters that XML cannot hold.
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final Parts parts;
    private final String part;
    private final WorkbookReader.Shared shared;
    private final BitSet hidden = new BitSet();
    private int row = -1;
    private int column = -1;

    SheetReader(Parts parts, String part, WorkbookReader.Shared shared) {
        this.parts = parts;
        this.part = part;
        this.shared = shared;
    }

    /// @param name of the sheet
    void read(String name, Manuscript into) {
        Grid grid = new Grid(into.part(), name);
        FormControls controls = new FormControls(parts, part);
        parts.visit(part, root -> root.children(each -> inSheet(each, grid, controls)));
        grid.tell(into);
        controls.tell(into);
    }

    private void inSheet(XmlElement each, Grid grid, FormControls controls) {
        if (controls.is(each)) {
            controls.read(each);
        } else if (Spreadsheet.is(each)) {
            inSheet(each, grid);
        }
    }

    private void inSheet(XmlElement each, Grid grid) {
        switch (each.name()) {
            case "cols" -> each.children(this::column);
            case "sheetData" -> each.children(row -> row(row, grid));
            case "mergeCells" -> each.children(merged -> merged(merged, grid));
            default -> {
                // How it looks and is printed.
            }
        }
    }

    private void column(XmlElement each) {
        int from = Spreadsheet.number(each, "min").orElse(1);
        int to = Math.min(Spreadsheet.number(each, "max").orElse(0), CellName.COLUMNS);
        if (Spreadsheet.isTrue(each, "hidden") && from >= 1 && from <= to) {
            hidden.set(from - 1, to);
        }
    }

    private void row(XmlElement each, Grid grid) {
        if (!Spreadsheet.is(each, "row")) {
            return;
        }
        // Rows and cells may leave out where they are: behind the one before.
        row =
                Spreadsheet.number(each, "r")
                        .filter(number -> number >= 1 && number <= CellName.ROWS)
                        .map(number -> number - 1)
                        .orElse(row + 1);
        column = -1;
        if (!Spreadsheet.isTrue(each, "hidden")) {
            each.children(cell -> cell(cell, grid));
        }
    }

    private void cell(XmlElement each, Grid grid) {
        if (!Spreadsheet.is(each, "c")) {
            return;
        }
        CellName place =
                each.attribute("r")
                        .flatMap(CellName::find)
                        .orElse(new CellName(Math.max(row, 0), column + 1));
        column = place.column();
        String type = each.attribute("t").orElse("n");
        NumberFormat format =
                Spreadsheet.number(each, "s")
                        .filter(style -> style < shared.formats().size())
                        .map(shared.formats()::get)
                        .orElse(NumberFormat.plain());
        String[] found = {"", ""};
        each.children(
                inside -> {
                    if (Spreadsheet.is(inside, "v")) {
                        found[0] = inside.text();
                    } else if (Spreadsheet.is(inside, "is")) {
                        found[1] = rich(inside);
                    }
                });
        if (!hidden.get(place.column())) {
            grid.cell(
                    place.row(),
                    place.column(),
                    type.equals("inlineStr") ? found[1] : shown(type, found[0], format));
        }
    }

    /// §18.18.11
    private String shown(String type, String written, NumberFormat format) {
        return switch (type) {
            // QUIRK: some programs refer to no text by an empty number (XlsxTest).
            case "s" -> written.isBlank() ? "" : string(written.strip());
            case "str" -> unescaped(written);
            case "b" -> written.strip().equals("1") ? "VRAI" : "FAUX";
            case "d" -> day(written.strip());
            // A formula that failed says nothing about anybody.
            case "e" -> "";
            default -> format.show(written.strip(), shared.from1904());
        };
    }

    private String string(String number) {
        boolean counted =
                !number.isEmpty()
                        && number.length() < 9
                        && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!counted || Integer.parseInt(number) >= shared.strings().size()) {
            throw new NotRead("damaged");
        }
        return shared.strings().get(Integer.parseInt(number));
    }

    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(T.*)?");

    /// ISO 8601, which the strict form may write.
    private static String day(String written) {
        Matcher iso = ISO_DAY.matcher(written);
        return iso.matches() ? iso.group(3) + "/" + iso.group(2) + "/" + iso.group(1) : written;
    }

    private void merged(XmlElement each, Grid grid) {
        String[] ends = each.attribute("ref").orElse("").split(":", -1);
        if (ends.length != 2) {
            return;
        }
        Optional<CellName> from = CellName.find(ends[0]);
        Optional<CellName> to = CellName.find(ends[1]);
        if (from.isPresent() && to.isPresent() && to.get().column() >= from.get().column()) {
            grid.merged(
                    from.get().row(),
                    from.get().column(),
                    to.get().column() - from.get().column() + 1);
        }
    }

    /// A text in pieces that look differently (§18.4.8); how it is pronounced (`rPh`) is not shown.
    static String rich(XmlElement element) {
        StringBuilder text = new StringBuilder();
        element.children(
                each -> {
                    if (Spreadsheet.is(each, "t")) {
                        text.append(each.text());
                    } else if (Spreadsheet.is(each, "r")) {
                        each.children(
                                inside -> {
                                    if (Spreadsheet.is(inside, "t")) {
                                        text.append(inside.text());
                                    }
                                });
                    }
                });
        return unescaped(text.toString());
    }

    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                Character.toString(
                                                        Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
