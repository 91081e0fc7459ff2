package fr.passerelle.understanding.page;

import fr.passerelle.document.Defect;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.understanding.text.Lines;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// What stands at one height of a page, as cells from left to right.
///
/// @param number the how-manieth line of its page in the order of reading, counted from 1
public record PageLine(int number, List<String> cells) {
    /// Dots and underscores that somebody is to write on: as many say nothing else.
    private static final int LEADER = 4;

    public PageLine {
        cells = List.copyOf(cells);
    }

    /// A cell is parted where it has a line to write on; such a line says nothing itself.
    static void cells(String text, List<String> into) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            int end = i;
            while (end < text.length() && isLeader(text.charAt(end))) {
                end++;
            }
            if (end - i >= LEADER) {
                cell(text.substring(from, i), into);
                from = end;
            }
            i = Math.max(i, end - 1);
        }
        cell(text.substring(from), into);
    }

    private static void cell(String text, List<String> into) {
        String bare = text.strip();
        if (!bare.isEmpty()) {
            into.add(bare);
        }
    }

    private static boolean isLeader(char c) {
        return c == '.' || c == '_' || c == '…' || c == '·';
    }

    /// How many letters the lines have, counted up to `most`.
    public static int letters(List<PageLine> lines, int most) {
        int letters = 0;
        for (PageLine line : lines) {
            for (String cell : line.cells()) {
                for (int i = 0; i < cell.length() && letters < most; i++) {
                    letters += Character.isLetter(cell.charAt(i)) ? 1 : 0;
                }
            }
        }
        return letters;
    }

    /// The line as a row of a document, without exotic blanks and invisible characters.
    public Row row(Defect.Where where) {
        List<Cell> row = new ArrayList<>(cells.size());
        for (String cell : cells) {
            row.add(new Cell(isPlain(cell) ? cell : plain(cell), where));
        }
        return new Row(row);
    }

    private static String plain(String cell) {
        return String.join(" ", Lines.of(Normalizer.normalize(cell, Normalizer.Form.NFC))).strip();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean latin = c >= ' ' && c < 0x300 && (c < 0x7F || c > 0xA0) && c != 0xAD;
            if (!latin && c != '’' && c != '–') {
                return false;
            }
        }
        return true;
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "line " + number + " of " + cells.size() + " cells";
    }
}
