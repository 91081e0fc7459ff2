package fr.passerelle.understanding.supplement;

import fr.passerelle.understanding.text.Fold;
import fr.passerelle.understanding.text.Phrases;
import java.util.ArrayList;
import java.util.List;

/// A line and its folded words, each of which knows where it stands: cues are found among the
/// words, values are cut out as they were written.
final class SpokenLine {
    private final String text;
    private final List<String> words;
    private final List<Integer> starts;
    private final List<Integer> ends;

    private SpokenLine(String text, List<String> words, List<Integer> starts, List<Integer> ends) {
        this.text = text;
        this.words = words;
        this.starts = starts;
        this.ends = ends;
    }

    static SpokenLine of(String text) {
        List<String> words = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < text.length() && isInside(text.charAt(end))) {
                end++;
            }
            words.add(Fold.fold(text.substring(i, end)));
            starts.add(i);
            ends.add(end);
            i = end;
        }
        return new SpokenLine(text, words, starts, ends);
    }

    /// Marks of a decomposed accent belong to the word.
    private static boolean isInside(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    List<String> words() {
        return words;
    }

    int size() {
        return words.size();
    }

    /// What was written from one word up to another, with the marks between them and the plus of a
    /// phone number in front.
    String text(int from, int to) {
        if (from >= to) {
            return "";
        }
        int start = starts.get(from);
        boolean plus = start > 0 && text.charAt(start - 1) == '+';
        return text.substring(plus ? start - 1 : start, ends.get(to - 1));
    }

    /// The line from one word up to another.
    SpokenLine part(int from, int to) {
        return of(text(from, to));
    }

    /// How many words from `at` on one of these phrases has, as often as one follows another.
    int skip(Phrases phrases, int at) {
        int end = at;
        while (end < words.size() && phrases.lengthAt(words, end) > 0) {
            end += phrases.lengthAt(words, end);
        }
        return end - at;
    }

    /// True where the whole line is one of these phrases.
    boolean is(Phrases phrases) {
        return !words.isEmpty() && phrases.lengthAt(words, 0) == words.size();
    }

    @Override
    public String toString() {
        return "line of " + words.size() + " words";
    }
}
