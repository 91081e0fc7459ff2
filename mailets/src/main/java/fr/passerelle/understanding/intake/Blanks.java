package fr.passerelle.understanding.intake;

import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.util.List;
import java.util.Set;

/// What a form prints where something is to be written: dots, underscores, « JJ/MM/AAAA », the
/// prompts of content controls. Whoever left it there said nothing.
public final class Blanks {
    private static final Phrases PROMPTS = new Phrases(ReferenceFiche.list("prompt"));

    private static final Set<String> PATTERN =
            Set.of("jj", "mm", "aaaa", "aa", "dd", "yyyy", "yy", "/", "j", "m", "a", "d", "y");

    /// Words to be struck out, of which none was.
    private static final Set<List<String>> AS_PRINTED =
            Set.of(
                    List.of("oui", "non"),
                    List.of("yes", "no"),
                    List.of("f", "m"),
                    List.of("m", "f"),
                    List.of("h", "f"),
                    List.of("f", "h"),
                    List.of("mme", "m"),
                    List.of("m", "mme"));

    /// Fewer are a hesitation or an abbreviation, and belong to the words.
    private static final int FEWEST_DOTS = 4;

    private static final int MAX_PROMPT = 120;

    private Blanks() {}

    /// A value without the line it was written on.
    ///
    /// @return empty where only the line is there
    public static String without(String value) {
        StringBuilder kept = new StringBuilder(value.length());
        int i = 0;
        while (i < value.length()) {
            int end = behind(value, i);
            if (end > i) {
                kept.append(' ');
                i = end;
            } else {
                kept.append(value.charAt(i));
                i++;
            }
        }
        String text = kept.toString().strip();
        return isNothing(text) ? "" : text;
    }

    /// Behind the dots and underscores that begin here, blanks between them included; `from` where
    /// there are too few.
    private static int behind(String value, int from) {
        int dots = 0;
        int end = from;
        for (int i = from; i < value.length() && i - end < 2; i++) {
            int more = dots(value.charAt(i));
            if (more > 0) {
                dots += more;
                end = i + 1;
            } else if (value.charAt(i) != ' ' || end == from) {
                break;
            }
        }
        return dots >= FEWEST_DOTS ? end : from;
    }

    private static int dots(char c) {
        return switch (c) {
            case '.', '·' -> 1;
            case '_', '…', '‥' -> 2;
            default -> 0;
        };
    }

    private static boolean isNothing(String text) {
        if (Boxes.in(text)) {
            return false;
        }
        if (text.chars().noneMatch(Character::isLetterOrDigit)) {
            return true;
        }
        if (text.length() > MAX_PROMPT || AS_PRINTED.contains(Words.bare(text))) {
            return text.length() <= MAX_PROMPT;
        }
        List<String> words = Words.of(text);
        words.removeIf(word -> word.equals("(") || word.equals(")"));
        boolean pattern =
                words.stream().allMatch(PATTERN::contains)
                        && words.stream().anyMatch(word -> word.length() > 1);
        return pattern || (!words.isEmpty() && PROMPTS.lengthAt(words, 0) == words.size());
    }
}
