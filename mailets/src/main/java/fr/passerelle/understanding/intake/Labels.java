package fr.passerelle.understanding.intake;

import fr.passerelle.understanding.text.Words;
import java.util.List;

/// A label is known by its words: case, accents, bold marks, bullets and numbers in front do not
/// matter.
public final class Labels {
    /// What is no label.
    public static final String NONE = "";

    private static final int MAX_CHARS = 160;

    /// Behind so many characters a colon belongs to a sentence.
    public static final int MAX_LABEL = 80;
    private static final int MAX_WORDS = 9;

    private Labels() {}

    /// The words of a label without what stands in brackets (« (oui/non) »); [#NONE] for what is
    /// too long to be one.
    public static String key(String written) {
        int bracket = written.indexOf('(');
        return whole(bracket > 0 ? written.substring(0, bracket) : written);
    }

    /// The words of a label with those in brackets.
    public static String whole(String written) {
        if (written.length() > MAX_CHARS) {
            return NONE;
        }
        List<String> words = Words.bare(written);
        // A number of an enumeration.
        int from = !words.isEmpty() && Character.isDigit(words.getFirst().charAt(0)) ? 1 : 0;
        return from >= words.size() || words.size() > MAX_WORDS
                ? NONE
                : String.join(" ", words.subList(from, words.size()));
    }

    /// The colon, equals sign or tab behind a label, or -1: a colon inside a time or an address
    /// on the web is none.
    public static int separator(String line) {
        int end = Math.min(line.length(), MAX_LABEL);
        for (int i = 1; i < end; i++) {
            char c = line.charAt(i);
            if (c == '\t' || c == '=' || c == '：') {
                return i;
            }
            if (c == ':') {
                return isInside(line, i) ? -1 : i;
            }
        }
        return -1;
    }

    /// Whether the colon here stands in a time or an address on the web.
    public static boolean isInside(String line, int colon) {
        boolean address = colon + 1 < line.length() && line.charAt(colon + 1) == '/';
        return address || (colon > 0 && Character.isDigit(line.charAt(colon - 1)));
    }

    /// How many words a key has.
    public static int words(String key) {
        int words = key.isEmpty() ? 0 : 1;
        for (int i = 0; i < key.length(); i++) {
            words += key.charAt(i) == ' ' ? 1 : 0;
        }
        return words;
    }
}
