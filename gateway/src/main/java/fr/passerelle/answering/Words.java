package fr.passerelle.answering;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;

/// Words as the guard compares them: letters only, without accents or case.
final class Words {
    private final Set<String> words = new HashSet<>();

    void add(String text) {
        words.addAll(of(text));
    }

    boolean contains(String word) {
        return words.contains(word);
    }

    /// The words of a text, folded, in order of first appearance no longer kept.
    static Set<String> of(String text) {
        Set<String> words = new HashSet<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            int folded = i == text.length() ? 0 : fold(text.charAt(i));
            if (folded != 0) {
                word.append((char) folded);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /// The letter without accent and case; 0 for what is no letter. A ligature counts as its
    /// first letter, on both sides of every comparison.
    static int fold(char c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' ? c : c >= 'A' && c <= 'Z' ? c + 32 : 0;
        }
        if (!Character.isLetter(c)) {
            return 0;
        }
        if (c == 'œ' || c == 'Œ') {
            return 'o';
        }
        if (c == 'æ' || c == 'Æ') {
            return 'a';
        }
        char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        return Character.toLowerCase(base);
    }
}
