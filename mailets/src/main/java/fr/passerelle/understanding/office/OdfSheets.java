package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sheets of an ODS that people see (ODF 1.3 part 3 §9). Programs write down how often an empty
/// cell or row is repeated, to the end of the sheet; only what holds a text is ever made.
final class OdfSheets {
    private static final Pattern ISO_DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(T.*)?");

    /// How a number looks that does not fit its cell; people see it, and nobody means it.
    private static final Pattern CUT = Pattern.compile("#{2,}|[0-9,.]+E[+-]?[0-9]+");

    private final Manuscript into;
    private final OdfStyles styles;
    private int sheets;

    OdfSheets(Manuscript into, OdfStyles styles) {
        this.into = into;
        this.styles = styles;
    }

    void table(XmlElement each) {
        if (!each.is(Odf.TABLE, "table") || styles.hide(each, "table")) {
            return;
        }
        if (++sheets > Limits.OFFICE_PARTS) {
            throw NotRead.tooLong();
        }
        Grid grid = new Grid(into.part(), each.attribute(Odf.TABLE, "name").orElse(""));
        OneSheet sheet = new OneSheet(grid);
        each.children(sheet::inTable);
        grid.tell(into);
    }

    private final class OneSheet {
        private final Grid grid;
        private final BitSet hidden = new BitSet();
        private int columns;
        private int row;

        OneSheet(Grid grid) {
            this.grid = grid;
        }

        private void inTable(XmlElement each) {
            if (each.is(Odf.OFFICE, "forms")) {
                new OdfForms(into).read(each);
            } else if (each.namespace().equals(Odf.TABLE)) {
                switch (each.name()) {
                    case "table-column" -> column(each);
                    case "table-row" -> row(each);
                    case "table-columns",
                            "table-column-group",
                            "table-header-columns",
                            "table-rows",
                            "table-row-group",
                            "table-header-rows" ->
                            each.children(this::inTable);
                    default -> {
                        // Shapes, scenarios, sources of data.
                    }
                }
            }
        }

        private void column(XmlElement each) {
            int times = Odf.repeated(each, "number-columns-repeated", CellName.COLUMNS);
            int end = Math.min(columns + times, CellName.COLUMNS);
            if (isHidden(each)) {
                hidden.set(columns, end);
            }
            columns = end;
        }

        /// `table:visibility` is `collapse` or `filter`.
        private static boolean isHidden(XmlElement each) {
            return each.attribute(Odf.TABLE, "visibility")
                    .filter(visibility -> !visibility.equals("visible"))
                    .isPresent();
        }

        private void row(XmlElement each) {
            int times = Odf.repeated(each, "number-rows-repeated", CellName.ROWS);
            if (!isHidden(each)) {
                List<Cell> cells = new ArrayList<>();
                int[] column = {0};
                each.children(cell -> column[0] += cell(cell, column[0], cells));
                for (int i = 0; i < times && !cells.isEmpty(); i++) {
                    for (Cell cell : cells) {
                        cell.put(row + i);
                    }
                }
            }
            row = Math.min(row + times, CellName.ROWS);
        }

        /// @return how many columns it takes
        private int cell(XmlElement each, int column, List<Cell> cells) {
            if (!each.namespace().equals(Odf.TABLE) || column >= CellName.COLUMNS) {
                return 0;
            }
            int times = Odf.repeated(each, "number-columns-repeated", CellName.COLUMNS - column);
            if (each.name().equals("table-cell")) {
                int width = Odf.repeated(each, "number-columns-spanned", CellName.COLUMNS);
                String text = text(each);
                for (int i = 0; i < times && !text.isBlank(); i++) {
                    if (cells.size() == Limits.OFFICE_CELLS) {
                        throw NotRead.tooLong();
                    }
                    if (!hidden.get(column + i)) {
                        cells.add(new Cell(column + i, width, text));
                    }
                }
            }
            return times;
        }

        private final class Cell {
            private final int column;
            private final int width;
            private final String text;

            Cell(int column, int width, String text) {
                this.column = column;
                this.width = width;
                this.text = text;
            }

            private void put(int at) {
                grid.cell(at, column, text);
                if (width > 1) {
                    grid.merged(at, column, width);
                }
            }
        }
    }

    /// What the cell shows; a date always whole, a boolean as French sheets show it.
    private String text(XmlElement cell) {
        String type = cell.attribute(Odf.OFFICE, "value-type").orElse("");
        String day = cell.attribute(Odf.OFFICE, "date-value").orElse("");
        String number = cell.attribute(Odf.OFFICE, "value").orElse("");
        boolean yes = Odf.isTrue(cell, Odf.OFFICE, "boolean-value");
        CellText shown = new CellText();
        new OdfText(into, styles).blocks(cell, shown);
        String text = shown.text();
        Matcher iso = ISO_DAY.matcher(day);
        if (type.equals("date") && iso.matches()) {
            return iso.group(3) + "/" + iso.group(2) + "/" + iso.group(1);
        }
        if (type.equals("boolean")) {
            return yes ? "VRAI" : "FAUX";
        }
        return !number.isEmpty() && CUT.matcher(text.strip()).matches()
                ? NumberFormat.plain().show(number, false)
                : text;
    }
}
