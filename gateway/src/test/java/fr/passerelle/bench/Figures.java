package fr.passerelle.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Figures as they come, one JSON object a line, and at the end a table of their medians.
final class Figures {
    private final PrintStream out;
    private final Map<String, List<Double>> all = new LinkedHashMap<>();

    Figures(PrintStream out) {
        this.out = out;
    }

    /// Notes one figure.
    ///
    /// @param what for instance "accepted per s"
    /// @param of the thing measured
    void note(String what, String of, double value) {
        all.computeIfAbsent(key(what, of), _ -> new ArrayList<>()).add(value);
        out.println(
                "{\"what\":\"%s\",\"of\":\"%s\",\"value\":%s}"
                        .formatted(what, of, String.format(Locale.ROOT, "%.4g", value)));
    }

    private static String key(String what, String of) {
        return what + "\t" + of;
    }

    /// The values noted, in order.
    List<Double> of(String what, String of) {
        return all.getOrDefault(key(what, of), List.of());
    }

    /// Notes the median of the ratios of two figures noted in turn.
    void ratio(String what, String ours, String theirs) {
        List<Double> a = of(what, ours);
        List<Double> b = of(what, theirs);
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            note(what, ours + " / " + theirs, a.get(i) / b.get(i));
        }
    }

    /// All figures: median, smallest and largest, number of rounds.
    void table() {
        out.println();
        out.println("| figure | of | median | from | to | rounds |");
        out.println("| --- | --- | ---: | ---: | ---: | ---: |");
        all.forEach(
                (key, values) -> {
                    double[] sorted =
                            values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
                    out.println(
                            "| %s | %s | %s | %d |"
                                    .formatted(
                                            key.substring(0, key.indexOf('\t')),
                                            key.substring(key.indexOf('\t') + 1),
                                            Arrays.stream(
                                                            new double[] {
                                                                sorted[sorted.length / 2],
                                                                sorted[0],
                                                                sorted[sorted.length - 1]
                                                            })
                                                    .mapToObj(Figures::readable)
                                                    .collect(Collectors.joining(" | ")),
                                            sorted.length));
                });
    }

    private static String readable(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }

    /// The value below which this share of an ordered list lies.
    static double quantile(double[] ordered, double share) {
        return ordered.length == 0
                ? Double.NaN
                : ordered[Math.min(ordered.length - 1, (int) (ordered.length * share))];
    }
}
