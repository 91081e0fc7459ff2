package fr.passerelle.understanding.intake;

import fr.passerelle.mail.Limits;
import java.util.ArrayList;
import java.util.List;

/// Boxes in a text: `☒ oui ☐ non`, `[x] oui [ ] non`, `oui [x] non [ ]`, and those of the symbol
/// fonts of word processors.
public final class Boxes {
    private static final char TICKED = '☒';
    private static final char EMPTY = '☐';

    /// The last three are what Wingdings makes of its boxes (private use area).
    private static final String ALL_TICKED = "☒☑✔✓✗✘■◼◉\uF0FE\uF0FD\uF078";

    private static final String ALL_EMPTY = "☐□◻○◯\uF0A8\uF06F\uF071";
    private static final String MARKS = "xX✓✔✗✘";

    /// Between the brackets of an empty box.
    private static final int MAX_INSIDE = 4;

    private Boxes() {}

    /// One box.
    ///
    /// @param words what stands beside it, may be empty
    public record Option(boolean ticked, String words) {}

    /// Whether there is any.
    public static boolean in(String text) {
        return find(text) >= 0;
    }

    /// Where the first box stands, or -1.
    public static int find(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (length(text, i) > 0) {
                return i;
            }
        }
        return -1;
    }

    /// The boxes in their order; empty where there are none. They stand before their words, unless
    /// the text begins with words.
    public static List<Option> of(String text) {
        String plain = plain(text);
        List<Option> options = new ArrayList<>();
        int box = first(plain, 0);
        if (box == plain.length()) {
            return options;
        }
        boolean before = box == 0;
        int words = 0;
        while (box < plain.length() && options.size() < Limits.FORM_BOXES) {
            int next = first(plain, box + 1);
            String beside = before ? plain.substring(box + 1, next) : plain.substring(words, box);
            options.add(new Option(plain.charAt(box) == TICKED, beside.strip()));
            words = box + 1;
            box = next;
        }
        return options;
    }

    private static int first(String plain, int from) {
        int i = from;
        while (i < plain.length() && plain.charAt(i) != TICKED && plain.charAt(i) != EMPTY) {
            i++;
        }
        return i;
    }

    /// Every box as one of two characters.
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int length = length(text, i);
            if (length == 0) {
                plain.append(text.charAt(i));
                i++;
            } else {
                plain.append(isTicked(text, i, length) ? TICKED : EMPTY);
                i += length;
            }
        }
        return plain.toString().strip();
    }

    private static boolean isTicked(String text, int at, int length) {
        return length == 1
                ? ALL_TICKED.indexOf(text.charAt(at)) >= 0
                : text.substring(at + 1, at + length - 1)
                        .chars()
                        .anyMatch(c -> MARKS.indexOf(c) >= 0);
    }

    /// How many characters the box at this place takes; 0 where there is none.
    private static int length(String text, int at) {
        char c = text.charAt(at);
        if (ALL_TICKED.indexOf(c) >= 0 || ALL_EMPTY.indexOf(c) >= 0) {
            return 1;
        }
        if (c != '[' && c != '(') {
            return 0;
        }
        char closing = c == '[' ? ']' : ')';
        int marks = 0;
        for (int i = at + 1; i < text.length() && i - at <= MAX_INSIDE + 1; i++) {
            char inside = text.charAt(i);
            if (inside == closing) {
                // « () » is what is left of a call or a smiley, « [] » an empty box.
                return i == at + 1 && c == '(' ? 0 : i + 1 - at;
            }
            boolean mark = MARKS.indexOf(inside) >= 0;
            marks += mark ? 1 : 0;
            if (marks > 1 || (!mark && inside != ' ' && inside != '_')) {
                return 0;
            }
        }
        return 0;
    }
}
