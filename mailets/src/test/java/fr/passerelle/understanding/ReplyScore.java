package fr.passerelle.understanding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How our own labelled replies are read.
///
/// @param hits how often each label was read as which
/// @param falseAccepts what was read as a yes and is none
/// @param missed what was read otherwise than its label says, with what it was read as
record ReplyScore(
        Map<String, Map<String, Integer>> hits,
        Map<String, Integer> trapsRight,
        Map<String, Integer> traps,
        List<String> falseAccepts,
        List<String> missed) {

    static ReplyScore measure() throws IOException {
        Understander understander = Reading.understander();
        Map<String, Map<String, Integer>> hits = new TreeMap<>();
        Map<String, Integer> right = new TreeMap<>();
        Map<String, Integer> traps = new TreeMap<>();
        List<String> falseAccepts = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (Labelled one : Labelled.all()) {
            String read = one.read(understander);
            hits.computeIfAbsent(one.label(), _ -> new TreeMap<>()).merge(read, 1, Integer::sum);
            boolean as = read.equals(one.label());
            if (!as) {
                missed.add(one.name() + ": " + one.label() + ", read as " + read);
            }
            if (read.equals("accept") && !as) {
                falseAccepts.add(one.name());
            }
            one.trap().ifPresent(trap -> traps.merge(trap, 1, Integer::sum));
            one.trap().ifPresent(trap -> right.merge(trap, as ? 1 : 0, Integer::sum));
        }
        return new ReplyScore(hits, right, traps, falseAccepts, missed);
    }

    int replies() {
        return Labelled.LABELS.stream().mapToInt(this::of).sum();
    }

    int of(String label) {
        return row(label).values().stream().mapToInt(Integer::intValue).sum();
    }

    private Map<String, Integer> row(String label) {
        return hits.getOrDefault(label, Map.of());
    }

    double precision(String label) {
        int read = hits.values().stream().mapToInt(row -> row.getOrDefault(label, 0)).sum();
        return read == 0 ? 0 : (double) row(label).getOrDefault(label, 0) / read;
    }

    double recall(String label) {
        return of(label) == 0 ? 0 : (double) row(label).getOrDefault(label, 0) / of(label);
    }

    double f1(String label) {
        double precision = precision(label);
        double recall = recall(label);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /// The mean over the ten labels, each as heavy as the next.
    double macroF1() {
        return Labelled.LABELS.stream().mapToDouble(this::f1).average().orElse(0);
    }
}
