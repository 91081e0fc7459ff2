package fr.passerelle.understanding.office;

import java.util.List;

/// A cell of a table in a text, while it is read. A table inside it is told behind its row.
final class CellText implements Story {
    private final StringBuilder text = new StringBuilder();
    private final Later inside = new Later();
    private boolean begun;

    @Override
    public void line(String line) {
        if (begun) {
            text.append('\n');
        }
        begun = true;
        text.append(line);
    }

    @Override
    public void row(List<String> cells) {
        inside.row(cells);
    }

    String text() {
        return text.toString();
    }

    /// A row of such cells, and behind it what lies inside of them.
    static void tell(List<CellText> cells, Story story) {
        if (cells.isEmpty()) {
            return;
        }
        story.row(cells.stream().map(CellText::text).toList());
        cells.forEach(cell -> cell.inside.tell(story));
    }
}
