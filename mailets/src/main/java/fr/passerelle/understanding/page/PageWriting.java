package fr.passerelle.understanding.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts together what is written on one page, in whatever order it comes. Used by one thread.
///
/// Bounded by whoever adds: it holds what is added and takes some thirty bytes more a letter.
public final class PageWriting {
    /// Letters stand this near to each other, in parts of their size; farther off is a blank.
    private static final float LETTER_GAP = 0.16f;

    /// Blanks that are no longer one between words: nobody justifies a line like that.
    private static final float WIDE_IN_SPACES = 4;

    /// The same in parts of the size of the letters, whichever is more.
    private static final float WIDE_IN_SIZES = 1;

    /// A letter drawn again so near to itself is one that is meant to be bold.
    private static final float AGAIN = 0.12f;

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private float left;
    private float right;
    private float baseline;
    private float size;
    private float space;
    private boolean parted;
    private boolean blank;

    /// A letter, or several that were written together.
    ///
    /// @param letters blanks only say that what comes next is another word
    /// @param from where it begins; all lengths in one unit, growing to the right and downwards
    /// @param to where it ends
    /// @param line what the letters stand on
    /// @param height the size of the letters
    /// @param blankWidth how wide a blank between words is
    public void add(
            String letters, float from, float to, float line, float height, float blankWidth) {
        if (letters.isBlank()) {
            blank = true;
            return;
        }
        if (!text.isEmpty() && goesOn(from, line, height)) {
            if (blank || from - right > LETTER_GAP * height) {
                text.append(' ');
            }
        } else {
            end();
            parted = blank;
            left = from;
            baseline = line;
            size = height;
            space = blankWidth;
        }
        text.append(letters);
        right = Math.max(to, from);
        blank = false;
    }

    private boolean goesOn(float from, float line, float height) {
        float gap = from - right;
        return Math.abs(line - baseline) < 0.05f * size
                && Math.abs(height - size) < 0.05f * size
                && gap > -0.5f * size
                && gap < wide(space, size);
    }

    private static float wide(float space, float size) {
        return Math.max(WIDE_IN_SPACES * space, WIDE_IN_SIZES * size);
    }

    private void end() {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString(), left, right, baseline, size, space, parted));
            text.setLength(0);
        }
    }

    public boolean isEmpty() {
        return pieces.isEmpty() && text.isEmpty();
    }

    /// The lines in the order in which they are read; nothing empty among them.
    public List<PageLine> lines() {
        end();
        List<PageLine> lines = new ArrayList<>();
        for (Band band : Columns.inReadingOrder(bands())) {
            List<String> cells = band.texts();
            if (!cells.isEmpty()) {
                lines.add(new PageLine(lines.size() + 1, cells));
            }
        }
        return lines;
    }

    private List<Band> bands() {
        pieces.sort(Comparator.comparingDouble(Piece::baseline));
        List<Band> bands = new ArrayList<>();
        List<Piece> open = new ArrayList<>();
        float top = 0;
        float bottom = 0;
        float largest = 0;
        for (Piece piece : pieces) {
            float shared = Math.min(bottom, piece.baseline()) - Math.max(top, piece.top());
            float smaller = Math.min(bottom - top, piece.baseline() - piece.top());
            if (!open.isEmpty() && shared < smaller / 2) {
                bands.add(new Band(cells(open)));
                open.clear();
                largest = 0;
            }
            // A raised letter is no measure of its line.
            if (piece.size() > largest) {
                largest = piece.size();
                top = piece.top();
                bottom = piece.baseline();
            }
            open.add(piece);
        }
        if (!open.isEmpty()) {
            bands.add(new Band(cells(open)));
        }
        return bands;
    }

    private static List<Band.Cell> cells(List<Piece> band) {
        band.sort(Comparator.comparingDouble(Piece::left));
        List<Band.Cell> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        Piece first = band.getFirst();
        Piece before = first;
        float right = first.right();
        cell.append(first.text());
        for (Piece piece : band.subList(1, band.size())) {
            if (isAgain(piece, before)) {
                continue;
            }
            float gap = piece.left() - right;
            float height = Math.max(piece.size(), before.size());
            if (gap >= wide(Math.max(piece.space(), before.space()), height)) {
                cells.add(new Band.Cell(cell.toString(), first.left(), right));
                cell.setLength(0);
                first = piece;
                right = piece.right();
            } else if (gap > LETTER_GAP * height || piece.parted()) {
                cell.append(' ');
            }
            cell.append(piece.text());
            right = Math.max(right, piece.right());
            before = piece;
        }
        cells.add(new Band.Cell(cell.toString(), first.left(), right));
        return cells;
    }

    private static boolean isAgain(Piece piece, Piece before) {
        return Math.abs(piece.left() - before.left()) < AGAIN * piece.size()
                && Math.abs(piece.baseline() - before.baseline()) < AGAIN * piece.size()
                && piece.text().equals(before.text());
    }
}
