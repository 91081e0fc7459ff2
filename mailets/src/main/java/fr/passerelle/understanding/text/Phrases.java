package fr.passerelle.understanding.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A list of phrases, one a line in a resource that people can read. Case, accents and
/// punctuation do not matter.
///
/// A resource has sections (`[accept]`), lines of one phrase, and comments after `#`.
public final class Phrases {
    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

    public Phrases(List<String> phrases) {
        for (String phrase : phrases) {
            List<String> words = Words.of(phrase);
            byFirstWord.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(words);
        }
        // The longest first, so that « je ne peux pas accepter » is found before its beginning.
        byFirstWord
                .values()
                .forEach(list -> list.sort(Comparator.comparingInt(List<String>::size).reversed()));
    }

    /// The sections of a resource that stands beside `owner`, in their order.
    public static Map<String, List<String>> sections(Class<?> owner, String resource) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : resource(owner, resource).split("\n", -1)) {
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                section = new ArrayList<>();
                sections.put(text.substring(1, text.length() - 1), section);
            } else if (!text.isEmpty()) {
                section.add(text);
            }
        }
        return sections;
    }

    /// How many words from `at` on are one of these phrases; 0 where none begins there.
    public int lengthAt(List<String> words, int at) {
        List<List<String>> candidates = byFirstWord.get(words.get(at));
        if (candidates == null) {
            return 0;
        }
        for (List<String> phrase : candidates) {
            int end = at + phrase.size();
            if (end <= words.size() && words.subList(at, end).equals(phrase)) {
                return phrase.size();
            }
        }
        return 0;
    }

    /// Where the first of these phrases begins, or -1.
    public int find(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            if (lengthAt(words, i) > 0) {
                return i;
            }
        }
        return -1;
    }

    public boolean in(List<String> words) {
        return find(words, 0) >= 0;
    }

    /// True where the text begins with one of these phrases.
    public boolean begin(List<String> words) {
        return !words.isEmpty() && lengthAt(words, 0) > 0;
    }

    /// How many of these phrases are in the text.
    public int count(List<String> words) {
        int count = 0;
        for (int i = find(words, 0); i >= 0; i = find(words, i + lengthAt(words, i))) {
            count++;
        }
        return count;
    }

    private static String resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
