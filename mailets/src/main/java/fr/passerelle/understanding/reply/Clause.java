package fr.passerelle.understanding.reply;

import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.List;

/// A piece of a reply between two marks of punctuation or line ends, as words and cues. No cue
/// reaches over its end: « Non. Pas de souci » is not « non pas de souci ».
///
/// @param asks true where a question mark ends it
record Clause(List<String> words, List<Cues.Found> cues, boolean asks) {
    static List<Clause> of(List<String> lines) {
        List<Clause> clauses = new ArrayList<>();
        for (String line : lines) {
            int from = 0;
            for (int i = 0; i <= line.length(); i++) {
                if (i == line.length() || ends(line, i)) {
                    boolean asks = i < line.length() && isQuestionMark(line.charAt(i));
                    List<String> words = Words.of(line.substring(from, i));
                    if (!words.isEmpty() || asks) {
                        clauses.add(new Clause(words, Cues.in(words), asks));
                    }
                    from = i + 1;
                }
            }
        }
        return clauses;
    }

    /// Several dots are hesitation and stay in the words ([Words#HESITATION]).
    private static boolean ends(String line, int at) {
        return switch (line.charAt(at)) {
            case ',', ';', '!' -> true;
            case '.' ->
                    (at + 1 >= line.length() || line.charAt(at + 1) != '.')
                            && (at == 0 || line.charAt(at - 1) != '.');
            default -> isQuestionMark(line.charAt(at));
        };
    }

    private static boolean isQuestionMark(char c) {
        return c == '?' || c == '？' || c == '⁇';
    }
}
