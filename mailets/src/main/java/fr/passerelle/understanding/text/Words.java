package fr.passerelle.understanding.text;

import java.util.ArrayList;
import java.util.List;

/// The words of a text, folded. Plain punctuation is left out; marks that change what was
/// meant (question marks, quotes, brackets, dots of hesitation, pictures) are words of their own,
/// so that nothing that was written is overlooked.
public final class Words {
    public static final String QUESTION = "?";
    public static final String HESITATION = "…";

    private static final String PLAIN = ".,;:!-'*_~•·\t ";

    private Words() {}

    public static List<String> of(List<String> lines) {
        List<String> words = new ArrayList<>();
        for (String line : lines) {
            add(line, words);
        }
        return words;
    }

    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        add(text, words);
        return words;
    }

    /// Only letters and digits, for comparing one text with another.
    public static List<String> bare(String text) {
        List<String> words = of(text);
        words.removeIf(word -> !Character.isLetterOrDigit(word.charAt(0)));
        return words;
    }

    private static void add(String text, List<String> words) {
        String folded = Fold.fold(text);
        int i = 0;
        while (i < folded.length()) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                int end = i + 1;
                while (end < folded.length() && Character.isLetterOrDigit(folded.charAt(end))) {
                    end++;
                }
                words.add(folded.substring(i, end));
                i = end;
            } else if (c == '.' && i + 1 < folded.length() && folded.charAt(i + 1) == '.') {
                words.add(HESITATION);
                while (i < folded.length() && folded.charAt(i) == '.') {
                    i++;
                }
            } else {
                if (PLAIN.indexOf(c) < 0) {
                    words.add(String.valueOf(c));
                }
                i++;
            }
        }
    }
}
