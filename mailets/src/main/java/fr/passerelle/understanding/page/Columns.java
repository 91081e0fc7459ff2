package fr.passerelle.understanding.page;

import java.util.ArrayList;
import java.util.List;

/// Columns of prose, such as a letter beside the list of the doctors of its service. What stands
/// in columns is read column by column; a table or a form, whose cells belong to those beside
/// them, is left as it is.
///
/// Columns are told by a gutter that some lines leave free, and by what stands on both sides of
/// it: lines of their own heights, or sentences on both sides. In doubt the lines stay whole:
/// cells beside each other can still be told apart.
final class Columns {
    /// Strips into which the width of a page is cut to look for a gutter.
    private static final int STRIPS = 120;

    /// Columns have so many lines at least.
    private static final int FEWEST_LINES = 5;

    /// Letters of a line of prose, on average; labels and values are shorter.
    private static final int PROSE = 28;

    /// Columns in columns.
    private static final int DEPTH = 3;

    /// On a page with more a search for gutters would cost too much, and it is no letter.
    private static final int MOST_LINES = 400;

    private Columns() {}

    static List<Band> inReadingOrder(List<Band> bands) {
        if (bands.size() > MOST_LINES) {
            return bands;
        }
        return read(bands, DEPTH);
    }

    /// Lines `from` to before `to` leave free what lies at `at`.
    private record Gutter(int from, int to, float at, int weight) {}

    private static List<Band> read(List<Band> bands, int depth) {
        if (depth == 0 || bands.size() < FEWEST_LINES) {
            return bands;
        }
        Gutter gutter = gutter(bands);
        if (gutter.weight() == 0) {
            return bands;
        }
        List<Band> inside = bands.subList(gutter.from(), gutter.to());
        List<Band> left = side(inside, Float.NEGATIVE_INFINITY, gutter.at());
        List<Band> right = side(inside, gutter.at(), Float.POSITIVE_INFINITY);
        List<Band> read = new ArrayList<>(read(bands.subList(0, gutter.from()), depth - 1));
        read.addAll(read(left, depth - 1));
        read.addAll(read(right, depth - 1));
        read.addAll(read(bands.subList(gutter.to(), bands.size()), depth - 1));
        return read;
    }

    private static List<Band> side(List<Band> bands, float from, float to) {
        List<Band> side = new ArrayList<>();
        for (Band band : bands) {
            Band part = band.between(from, to);
            if (!part.cells().isEmpty()) {
                side.add(part);
            }
        }
        return side;
    }

    /// The gutter with the most lines beside it; of weight 0 where there is none.
    private static Gutter gutter(List<Band> bands) {
        float left = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        for (Band band : bands) {
            left = Math.min(left, band.cells().getFirst().left());
            right = Math.max(right, band.cells().getLast().right());
        }
        float strip = (right - left) / STRIPS;
        Gutter best = new Gutter(0, 0, 0, 0);
        if (!(strip > 0)) {
            return best;
        }
        for (int i = 1; i < STRIPS; i++) {
            float at = left + i * strip;
            int from = 0;
            for (int line = 0; line <= bands.size(); line++) {
                if (line == bands.size() || crosses(bands.get(line), at, strip)) {
                    int weight = weight(bands.subList(from, line), at);
                    if (weight > best.weight()) {
                        best = new Gutter(from, line, at, weight);
                    }
                    from = line + 1;
                }
            }
        }
        return best;
    }

    private static boolean crosses(Band band, float at, float strip) {
        for (Band.Cell cell : band.cells()) {
            if (cell.left() < at + strip && cell.right() > at - strip) {
                return true;
            }
        }
        return false;
    }

    /// How many lines the shorter column has; 0 where these are no columns.
    private static int weight(List<Band> bands, float at) {
        int left = 0;
        int right = 0;
        int both = 0;
        int leftLetters = 0;
        int rightLetters = 0;
        int cells = 0;
        for (Band band : bands) {
            boolean onLeft = false;
            boolean onRight = false;
            for (Band.Cell cell : band.cells()) {
                cells++;
                if (cell.right() <= at) {
                    onLeft = true;
                    leftLetters += cell.text().length();
                } else {
                    onRight = true;
                    rightLetters += cell.text().length();
                }
            }
            left += onLeft ? 1 : 0;
            right += onRight ? 1 : 0;
            both += onLeft && onRight ? 1 : 0;
        }
        int fewer = Math.min(left, right);
        if (fewer < FEWEST_LINES) {
            return 0;
        }
        boolean ownHeights = both * 2 < fewer;
        boolean sentences =
                leftLetters / left >= PROSE
                        && rightLetters / right >= PROSE
                        && cells * 4 <= (left + right) * 5;
        return ownHeights || sentences ? fewer : 0;
    }
}
