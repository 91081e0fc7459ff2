package fr.passerelle.understanding.intake;

import java.util.Optional;

/// Ticked boxes in a line: `☒ oui ☐ non`, `[x] oui [ ] non`, `oui [x] non [ ]`.
final class Boxes {
    private static final String TICKED = "☒☑✔✓✗✘■◼";
    private static final String EMPTY = "☐□◻";

    private Boxes() {}

    /// The text beside the one ticked box; empty where there are no boxes, or not exactly one
    /// that is ticked.
    static Optional<String> ticked(String value) {
        String plain = plain(value);
        int ticked = plain.indexOf('☒');
        if (ticked < 0) {
            return Optional.empty();
        }
        if (plain.indexOf('☒', ticked + 1) >= 0) {
            return Optional.of("");
        }
        // Boxes stand before their words, unless the line begins with words.
        boolean before = plain.charAt(0) == '☒' || plain.charAt(0) == '☐';
        if (before) {
            int end = nextBox(plain, ticked + 1);
            return Optional.of(plain.substring(ticked + 1, end).strip());
        }
        int start = ticked;
        while (start > 0 && plain.charAt(start - 1) != '☐') {
            start--;
        }
        return Optional.of(plain.substring(start, ticked).strip());
    }

    private static int nextBox(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '☐') {
            i++;
        }
        return i;
    }

    /// Every box as one of two characters.
    private static String plain(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int close = c == '[' || c == '(' ? i + 2 : -1;
            boolean bracket =
                    close > 0
                            && close < value.length()
                            && (value.charAt(close) == ']' || value.charAt(close) == ')');
            char inside = bracket ? value.charAt(i + 1) : ' ';
            if (bracket && (inside == 'x' || inside == 'X')) {
                plain.append('☒');
                i = close;
            } else if (bracket && inside == ' ') {
                plain.append('☐');
                i = close;
            } else if (c == '[' && i + 1 < value.length() && value.charAt(i + 1) == ']') {
                plain.append('☐');
                i++;
            } else if (TICKED.indexOf(c) >= 0) {
                plain.append('☒');
            } else if (EMPTY.indexOf(c) >= 0) {
                plain.append('☐');
            } else {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }
}
