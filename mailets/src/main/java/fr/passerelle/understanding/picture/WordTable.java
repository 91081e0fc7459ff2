package fr.passerelle.understanding.picture;

import fr.passerelle.understanding.page.PageLine;
import fr.passerelle.understanding.page.PageWriting;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The words that Tesseract lists (its TSV: level, page, block, paragraph, line, word, left, top,
/// width, height, confidence, text), put together again by where they stand: it takes the two
/// sides of a form for two texts.
final class WordTable {
    private static final int COLUMNS = 12;
    private static final int LINE = 4;
    private static final int WORD = 5;

    /// Of a hundred. Below this it is a line of the form, or a stain.
    private static final float SURE = 30;

    /// Words of one page; a dense one has a thousand.
    private static final int MOST_WORDS = 10_000;

    /// A blank, in parts of the height of a line.
    private static final float SPACE = 0.25f;

    /// Nobody can tell from such letters whether a box has a mark: they are left out.
    private static final Pattern BOX =
            Pattern.compile("[\\[(|{]?[xX✓✗.,_-]?[\\])|}]|[\\[(|{][xX✓✗.,_-]?[\\])|}]?|[☐☑☒□■▢©®]");

    private final List<PageWriting> pages = new ArrayList<>();
    private float bottom;
    private float height;

    private WordTable(int most) {
        for (int i = 0; i < most; i++) {
            pages.add(new PageWriting());
        }
    }

    /// Never throws for what stands in the table; lines that are none are passed over.
    ///
    /// @param most pages; words of others are passed over
    static List<List<PageLine>> pages(String table, int most) {
        WordTable words = new WordTable(most);
        table.lines().limit((long) MOST_WORDS * most).forEach(words::line);
        return words.pages.stream().map(PageWriting::lines).toList();
    }

    private void line(String line) {
        String[] cells = line.split("\t", COLUMNS);
        if (cells.length < COLUMNS - 1) {
            return;
        }
        try {
            int level = Integer.parseInt(cells[0]);
            int page = Integer.parseInt(cells[1]);
            float left = Integer.parseInt(cells[6]);
            float top = Integer.parseInt(cells[7]);
            float width = Integer.parseInt(cells[8]);
            float high = Integer.parseInt(cells[9]);
            if (level == LINE) {
                bottom = top + high;
                height = high;
            } else if (level == WORD
                    && cells.length == COLUMNS
                    && page >= 1
                    && page <= pages.size()
                    && Float.parseFloat(cells[10]) >= SURE
                    && !BOX.matcher(cells[11].strip()).matches()) {
                PageWriting writing = pages.get(page - 1);
                writing.add(" ", left, left, bottom, height, SPACE * height);
                writing.add(cells[11].strip(), left, left + width, bottom, height, SPACE * height);
            }
        } catch (NumberFormatException heading) {
            // The first line names the columns; others like it say nothing.
        }
    }
}
