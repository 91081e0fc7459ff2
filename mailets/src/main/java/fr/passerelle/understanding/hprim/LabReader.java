package fr.passerelle.understanding.hprim;

import fr.passerelle.document.Defect;
import fr.passerelle.mail.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Coded results, line by line.
final class LabReader {
    /// Behind the label: code, type, value, unit, min, max, flag, status.
    private static final int FIELDS = 14;

    private static final int VALUE = 4;
    private static final int FLAG = 8;
    private static final int SECOND = 10;

    /// « 2.20-2.60 », « -2 - 2 ».
    private static final Pattern GLUED =
            Pattern.compile(
                    "([+-]?\\d{1,9}(?:[.,]\\d{1,9})?)\\s?-\\s?([+-]?\\d{1,9}(?:[.,]\\d{1,9})?)");

    private final List<LabLine> read = new ArrayList<>();
    private final Collected into;
    private boolean full;

    LabReader(Collected into) {
        this.into = into;
    }

    /// True for `RES|…` and `TEX|…`.
    static boolean is(String line) {
        String text = line.stripLeading();
        return text.startsWith("RES|") || text.startsWith("TEX|");
    }

    List<LabLine> done() {
        return read;
    }

    /// @param number of the line, counted from 0
    void line(String line, int number) {
        if (read.size() >= Limits.HPRIM_RESULTS) {
            if (!full) {
                into.defect(Defect.Kind.UNREADABLE_DOCUMENT, number, "too many results");
            }
            full = true;
            return;
        }
        String text = line.strip();
        if (text.startsWith("TEX|")) {
            read.add(new LabLine.Comment(text.substring("TEX|".length()).strip()));
        } else {
            result(text, number);
        }
    }

    private void result(String text, int number) {
        List<String> fields = List.of(text.split("\\|", FIELDS + 1));
        Optional<String> label = field(fields, 1);
        if (label.isEmpty()) {
            into.defect(Defect.Kind.BAD_RESULT, number, 1, text);
            return;
        }
        Optional<LabLine.Measure> measure = measure(fields, VALUE);
        if (measure.isEmpty()) {
            into.defect(Defect.Kind.BAD_RESULT, number, VALUE, text);
        }
        read.add(
                new LabLine.Result(
                        label.get(),
                        field(fields, 2),
                        field(fields, 3),
                        measure,
                        field(fields, FLAG),
                        field(fields, FLAG + 1),
                        measure(fields, SECOND)));
    }

    private static Optional<LabLine.Measure> measure(List<String> fields, int at) {
        return field(fields, at)
                .map(
                        value -> {
                            Optional<String> unit = field(fields, at + 1);
                            Optional<String> min = field(fields, at + 2);
                            Optional<String> max = field(fields, at + 3);
                            Optional<Matcher> glued =
                                    max.isPresent()
                                            ? Optional.empty()
                                            : min.map(GLUED::matcher).filter(Matcher::matches);
                            // QUIRK: both bounds in the first of their two fields
                            // (hprim/016-results-with-glued-bounds.hpr)
                            return glued.map(
                                            bounds ->
                                                    new LabLine.Measure(
                                                            value,
                                                            unit,
                                                            Optional.of(bounds.group(1)),
                                                            Optional.of(bounds.group(2))))
                                    .orElseGet(() -> new LabLine.Measure(value, unit, min, max));
                        });
    }

    private static Optional<String> field(List<String> fields, int at) {
        return at < fields.size()
                ? Optional.of(fields.get(at).strip()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }
}
