package fr.passerelle.understanding.supplement;

import fr.passerelle.document.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An answer about a request in its author's own words, made into the labelled lines that a form
/// has. All of it is understood, or nothing: a sentence that was passed over might be the one that
/// takes another back.
public final class OwnWords {
    /// Longer answers tell a story that a person should read.
    private static final int MAX_LINES = 12;

    private static final int MAX_LINE = 160;

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,2}) ?[.)°:\\-] ?(.+)");
    private static final Pattern BULLET = Pattern.compile("^[\\-•*] ?");

    private OwnWords() {}

    /// @param lines what was newly written, without greeting, closing and signature
    /// @param asked the fields that our mail had asked for, in the order in which it did
    /// @return a line for each line, « Label : value »; empty where one of them is not understood
    public static Optional<List<String>> labelled(List<String> lines, List<Field> asked) {
        boolean tooMuch =
                lines.isEmpty()
                        || lines.size() > MAX_LINES
                        || lines.stream()
                                .anyMatch(line -> line.length() > MAX_LINE || line.contains("?"));
        if (tooMuch) {
            return Optional.empty();
        }
        List<String> bare =
                lines.stream().map(line -> BULLET.matcher(line.strip()).replaceFirst("")).toList();
        return inOrder(bare, asked).or(() -> sentences(bare));
    }

    /// Whether this line can be the value of the field, where a signature could stand too.
    public static boolean isValue(Field field, String line) {
        return BareValue.read(field, SpokenLine.of(line.strip())).isPresent();
    }

    /// Values alone, one for each thing that was asked, in its order or under its number.
    private static Optional<List<String>> inOrder(List<String> lines, List<Field> asked) {
        if (lines.size() > asked.size()) {
            return Optional.empty();
        }
        Map<Integer, String> byNumber = numbered(lines);
        if (byNumber.isEmpty() && lines.size() < asked.size()) {
            return Optional.empty();
        }
        List<String> labelled = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Labelled> value = Optional.empty();
            if (byNumber.isEmpty()) {
                value = BareValue.read(asked.get(i), SpokenLine.of(lines.get(i)));
            } else {
                Matcher number = NUMBERED.matcher(lines.get(i));
                int n = number.matches() ? Integer.parseInt(number.group(1)) : 0;
                if (n >= 1 && n <= asked.size()) {
                    value = BareValue.read(asked.get(n - 1), SpokenLine.of(number.group(2)));
                }
            }
            if (value.isEmpty()) {
                return Optional.empty();
            }
            labelled.add(value.get().line());
        }
        return Optional.of(labelled);
    }

    /// Empty where not every line has a number of its own.
    private static Map<Integer, String> numbered(List<String> lines) {
        Map<Integer, String> byNumber = new HashMap<>();
        for (String line : lines) {
            Matcher number = NUMBERED.matcher(line);
            boolean own =
                    number.matches()
                            && byNumber.put(Integer.parseInt(number.group(1)), number.group(2))
                                    == null;
            if (!own) {
                return Map.of();
            }
        }
        return byNumber;
    }

    /// A line that has a label already is left to the form.
    private static Optional<List<String>> sentences(List<String> lines) {
        List<String> labelled = new ArrayList<>();
        for (String line : lines) {
            Optional<Labelled> sentence = CorrectionSentence.read(SpokenLine.of(line));
            if (sentence.isEmpty() && line.indexOf(':') < 0) {
                return Optional.empty();
            }
            labelled.add(sentence.map(Labelled::line).orElse(line));
        }
        return Optional.of(labelled);
    }
}
