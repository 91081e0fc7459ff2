package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import java.util.ArrayList;
import java.util.List;

/// Paragraphs and rows of RTF while they are read. A paragraph of a table ends its line, `\cell`
/// its cell, `\row` its row; a table inside a cell is told behind the row.
final class RtfPage {
    private final Story story;
    private final Transcript transcript;
    private final StringBuilder line = new StringBuilder();
    private final Later inside = new Later();
    private final List<CellText> nested = new ArrayList<>();
    private List<CellText> row = new ArrayList<>();
    private CellText cell = new CellText();
    private boolean inCell;
    private int cells;

    RtfPage(Story story, Transcript transcript) {
        this.story = story;
        this.transcript = transcript;
    }

    void say(String text) {
        transcript.say(text);
        line.append(text);
    }

    void paragraph(boolean inTable) {
        transcript.say("\n");
        if (inTable) {
            inCell = true;
            cell.line(take());
        } else {
            if (!row.isEmpty()) {
                // A row that was never ended.
                endRow();
            }
            story.line(take());
        }
    }

    void endCell() {
        transcript.say("\n");
        if (!line.isEmpty() || !inCell) {
            cell.line(take());
        }
        add(row, cell);
        cell = new CellText();
        inCell = false;
    }

    void endNestedCell() {
        transcript.say("\n");
        CellText small = new CellText();
        small.line(take());
        add(nested, small);
    }

    void endNestedRow() {
        CellText.tell(nested, inside);
        nested.clear();
    }

    void endRow() {
        CellText.tell(row, story);
        row = new ArrayList<>();
        inside.tellAndForget(story);
    }

    /// What is left at the end.
    void end() {
        if (!row.isEmpty() || inCell || !nested.isEmpty()) {
            endNestedRow();
            if (inCell || !line.isEmpty()) {
                endCell();
            }
            endRow();
        } else if (!line.isEmpty()) {
            story.line(take());
        }
    }

    private void add(List<CellText> to, CellText each) {
        if (++cells > Limits.OFFICE_CELLS) {
            throw NotRead.tooLong();
        }
        to.add(each);
    }

    private String take() {
        String text = line.toString();
        line.setLength(0);
        return text;
    }
}
