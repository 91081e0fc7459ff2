package fr.passerelle.understanding.cda;

import fr.passerelle.mail.Limits;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The narrative text of sections (CDA R2 §4.3.5) as plain lines: a row of a table is one line
/// with bars between its cells, an item of a list a line of its own. Bounded for all sections of a
/// document together; what is beyond is not read.
final class Narrative {
    private static final Set<String> LINES =
            Set.of("paragraph", "item", "tr", "br", "caption", "list", "table", "title");

    private int room = Limits.TEXT_CHARS;
    private int roomForLines = Limits.TEXT_LINES;
    private List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    /// The lines of one section's text.
    List<String> read(XmlElement text) {
        lines = new ArrayList<>();
        line.setLength(0);
        inside(text);
        endLine();
        return lines;
    }

    private void inside(XmlElement element) {
        element.content(this::write, this::child);
    }

    private void child(XmlElement child) {
        boolean ownLine = LINES.contains(child.name());
        boolean cell = child.name().equals("td") || child.name().equals("th");
        if (ownLine) {
            endLine();
        } else if (cell && !line.toString().isBlank()) {
            line.append(" | ");
        }
        inside(child);
        if (ownLine) {
            endLine();
        }
    }

    private void write(String text) {
        int taken = Math.min(text.length(), room);
        room -= taken;
        line.append(text, 0, taken);
    }

    private void endLine() {
        String folded = fold(line.toString());
        line.setLength(0);
        if (!folded.isEmpty() && roomForLines > 0) {
            roomForLines--;
            lines.add(folded);
        }
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                blank = !folded.isEmpty();
            } else {
                if (blank) {
                    folded.append(' ');
                    blank = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }
}
