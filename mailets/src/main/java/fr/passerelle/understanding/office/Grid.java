package fr.passerelle.understanding.office;

import fr.passerelle.document.Defect;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.mail.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A sheet while it is read: cells with something in them, anywhere. What is empty costs nothing,
/// however large a program says that it is.
final class Grid {
    private final String part;
    private final String sheet;
    private final List<Filled> filled = new ArrayList<>();
    private final Map<Long, Integer> widths = new HashMap<>();

    /// @param row counted from 0
    /// @param column counted from 0
    private record Filled(int row, int column, String text) {}

    /// @param part the part of the message that the document is
    /// @param sheet its name, as people see it
    Grid(String part, String sheet) {
        this.part = part;
        this.sheet = sheet;
    }

    /// A blank text is nothing.
    void cell(int row, int column, String text) {
        if (text.isBlank()) {
            return;
        }
        if (filled.size() == Limits.OFFICE_CELLS) {
            throw NotRead.tooLong();
        }
        filled.add(new Filled(row, column, text));
    }

    /// Cells that are one: those behind the first are not there.
    ///
    /// @param columns how many
    void merged(int row, int column, int columns) {
        if (widths.size() == Limits.OFFICE_CELLS) {
            throw NotRead.tooLong();
        }
        widths.put(place(row, column), columns);
    }

    /// The rows that say something, each from its first cell with a text to its last, those
    /// between them included.
    void tell(Manuscript into) {
        filled.sort(Comparator.comparingInt(Filled::row).thenComparingInt(Filled::column));
        List<Cell> row = new ArrayList<>();
        int at = -1;
        int next = 0;
        for (Filled cell : filled) {
            if (cell.row() != at && !row.isEmpty()) {
                into.sheetRow(row);
                row.clear();
            }
            int empty = row.isEmpty() ? 0 : cell.column() - next;
            for (int i = 0; i < Math.min(empty, Limits.OFFICE_GAP); i++) {
                row.add(made(cell.row(), next + i, ""));
            }
            row.add(made(cell.row(), cell.column(), cell.text()));
            at = cell.row();
            int width = widths.getOrDefault(place(cell.row(), cell.column()), 1);
            next = cell.column() + Math.max(1, width);
        }
        if (!row.isEmpty()) {
            into.sheetRow(row);
        }
    }

    private Cell made(int row, int column, String text) {
        return new Cell(text, new Defect.Where.InCell(part, sheet, name(row, column)));
    }

    private static long place(int row, int column) {
        return (long) row << 32 | column;
    }

    /// Letters for the column, a number for the row: `B4` (ECMA-376 part 1 §18.18.62).
    static String name(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters + Integer.toString(row + 1);
    }
}
