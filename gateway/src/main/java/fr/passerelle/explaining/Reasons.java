package fr.passerelle.explaining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The reasons that the steps give, in French. They are English where they are made, as logs, JSON
/// and tests know them; people read them here, from the table `reasons.fr.txt`.
final class Reasons {
    private static final String ANYTHING = "{}";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_^.-]{0,40}");
    private static final int MAX_DEPTH = 6;

    private static final Map<String, String> WHOLE = new HashMap<>();
    private static final List<Shape> SHAPES = new ArrayList<>();

    static {
        for (String line : table().split("\n", -1)) {
            int equals = line.indexOf(" = ");
            if (line.startsWith("#") || equals < 0) {
                continue;
            }
            String english = line.substring(0, equals);
            String french = line.substring(equals + 3).strip();
            if (english.contains(ANYTHING)) {
                SHAPES.add(new Shape(pattern(english), french));
            } else {
                WHOLE.put(english, french);
            }
        }
    }

    private Reasons() {}

    private record Shape(Pattern english, String french) {}

    private static Pattern pattern(String english) {
        return Pattern.compile(
                "\\Q" + english.replace(ANYTHING, "\\E(.+?)\\Q") + "\\E", Pattern.DOTALL);
    }

    /// The reason in French; a sentence that is not in the table stays as it is.
    static String inFrench(String because) {
        return find(because, 0).orElse(because);
    }

    /// Empty where the table does not know the sentence, or a part of it that is no code.
    static Optional<String> find(String because) {
        return find(because, 0);
    }

    private static Optional<String> find(String because, int depth) {
        Optional<String> whole = Optional.ofNullable(WHOLE.get(because));
        if (whole.isPresent() || depth >= MAX_DEPTH) {
            return whole;
        }
        for (Shape shape : SHAPES) {
            Matcher matcher = shape.english().matcher(because);
            if (matcher.matches()) {
                Optional<String> filled = fill(shape.french(), matcher, depth);
                if (filled.isPresent()) {
                    return filled;
                }
            }
        }
        return CODE.matcher(because).matches() ? Optional.of(because) : Optional.empty();
    }

    private static Optional<String> fill(String french, Matcher parts, int depth) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int group = 1; group <= parts.groupCount(); group++) {
            int at = french.indexOf(ANYTHING, from);
            Optional<String> part = find(parts.group(group), depth + 1);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            filled.append(french, from, at).append(part.get());
            from = at + ANYTHING.length();
        }
        return Optional.of(filled.append(french.substring(from)).toString());
    }

    private static String table() {
        try (InputStream in = Reasons.class.getResourceAsStream("reasons.fr.txt")) {
            if (in == null) {
                throw new IllegalStateException("resource reasons.fr.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
