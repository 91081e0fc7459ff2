package fr.passerelle.understanding.reply;

import fr.passerelle.understanding.text.Phrases;
import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes words apart into the cues of `cues.fr.txt`. At each place the longest phrase of any
/// section wins, so that « je ne peux pas accepter » is no yes; a word that no phrase knows is a
/// cue of its own, [Cue#UNKNOWN].
final class Cues {
    /// @param from index of the first word, @param to index behind the last
    record Found(Cue cue, int from, int to) {}

    private static final Map<List<String>, Cue> PHRASES = load();

    /// How long the phrases are that begin with a word, the longest first: one look-up each, and
    /// not one for every phrase.
    private static final Map<String, List<Integer>> LENGTHS = lengths();

    private Cues() {}

    static List<Found> in(List<String> words) {
        List<Found> found = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Found next = at(words, i);
            found.add(next);
            i = next.to();
        }
        return found;
    }

    private static Found at(List<String> words, int at) {
        for (int length : LENGTHS.getOrDefault(words.get(at), List.of())) {
            int end = at + length;
            Cue cue = end <= words.size() ? PHRASES.get(words.subList(at, end)) : null;
            if (cue != null) {
                return new Found(cue, at, end);
            }
        }
        return new Found(Cue.UNKNOWN, at, at + 1);
    }

    /// Of a phrase in two sections the first in the order of [Cue] counts.
    private static Map<List<String>, Cue> load() {
        Map<String, List<String>> sections = Phrases.sections(Cues.class, "cues.fr.txt");
        Map<List<String>, Cue> phrases = new HashMap<>();
        for (Cue cue : Cue.values()) {
            for (String line : sections.getOrDefault(cue.section(), List.of())) {
                for (String phrase : spelledOut(line)) {
                    phrases.putIfAbsent(List.copyOf(Words.of(phrase)), cue);
                }
            }
        }
        return phrases;
    }

    private static Map<String, List<Integer>> lengths() {
        Map<String, List<Integer>> lengths = new HashMap<>();
        for (List<String> phrase : PHRASES.keySet()) {
            List<Integer> known =
                    lengths.computeIfAbsent(phrase.getFirst(), _ -> new ArrayList<>());
            if (!known.contains(phrase.size())) {
                known.add(phrase.size());
            }
        }
        lengths.values().forEach(list -> list.sort(Comparator.reverseOrder()));
        return lengths;
    }

    /// « je (le|la) prends » is two phrases, « (merci|) » is one word or none.
    static List<String> spelledOut(String line) {
        int open = line.indexOf('(');
        int close = line.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return List.of(line);
        }
        List<String> phrases = new ArrayList<>();
        for (String choice : line.substring(open + 1, close).split("\\|", -1)) {
            phrases.addAll(
                    spelledOut(line.substring(0, open) + choice + line.substring(close + 1)));
        }
        return phrases;
    }

    /// True where some words are a yes or a no by themselves.
    static boolean decide(List<String> words) {
        return in(words).stream().anyMatch(found -> found.cue().isYes() || found.cue().isNo());
    }

    /// True where some words are a yes or a no, or could take one back.
    static boolean weigh(List<String> words) {
        return in(words).stream()
                .map(Found::cue)
                .anyMatch(
                        cue ->
                                cue.isYes()
                                        || cue.isNo()
                                        || cue == Cue.CONTRAST
                                        || cue == Cue.CONDITION
                                        || cue == Cue.DOUBT);
    }
}
