package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;
import java.util.ArrayList;
import java.util.List;

/// What is told after what stands around it: the text of a box behind its paragraph, a table
/// behind the row whose cell it lies in.
final class Later implements Story {
    private final List<Said> said = new ArrayList<>();

    /// One paragraph or row.
    sealed interface Said {
        record Line(String text) implements Said {}

        record Row(List<String> cells) implements Said {
            public Row {
                cells = List.copyOf(cells);
            }
        }
    }

    @Override
    public void line(String text) {
        add(new Said.Line(text));
    }

    @Override
    public void row(List<String> cells) {
        add(new Said.Row(cells));
    }

    private void add(Said each) {
        if (said.size() == Limits.TEXT_LINES) {
            throw NotRead.tooLong();
        }
        said.add(each);
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    void tell(Story story) {
        for (Said each : said) {
            switch (each) {
                case Said.Line(var text) -> story.line(text);
                case Said.Row(var cells) -> story.row(cells);
            }
        }
    }

    void tellAndForget(Story story) {
        tell(story);
        said.clear();
    }
}
