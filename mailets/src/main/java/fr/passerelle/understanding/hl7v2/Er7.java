package fr.passerelle.understanding.hl7v2;

import fr.passerelle.document.Defect;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The segments of a message. The standard ends them with CR (HL7 v2.5 §2.5.1); files have LF and
/// CRLF as well.
///
/// @param messages how many began in these bytes; only the first is read
record Er7(List<Segment> segments, int messages, List<Defect> defects) {
    /// Framing of a network connection that somebody kept (HL7 v2.5 appendix C, MLLP).
    private static final byte BEGIN = 0x0B;

    private static final byte END = 0x1C;
    private static final int NAME = 3;

    /// True where the bytes begin as a message, a batch or a file of them (§2.10.3).
    static boolean begins(Slice content) {
        Slice bare = bare(content);
        if (bare.length() <= NAME) {
            return false;
        }
        byte separator = bare.array()[bare.offset() + NAME];
        boolean mark = separator > ' ' && !Character.isLetterOrDigit(separator);
        return mark
                && switch (name(bare)) {
                    case "MSH", "FHS", "BHS" -> true;
                    case String _ -> false;
                };
    }

    /// Empty where no MSH segment names separators.
    static Optional<Er7> read(Slice content, String part) {
        List<Segment> segments = new ArrayList<>();
        List<Defect> defects = new ArrayList<>();
        Optional<Separators> separators = Optional.empty();
        int messages = 0;
        int number = 0;
        Slice bare = bare(content);
        int from = bare.offset();
        while (from < bare.end() && number < Limits.HL7_SEGMENTS) {
            int end = from;
            while (end < bare.end() && bare.array()[end] != '\r' && bare.array()[end] != '\n') {
                end++;
            }
            Slice line = new Slice(bare.array(), from, end - from);
            from = end + 1;
            if (line.length() == 0) {
                continue;
            }
            number++;
            String name = name(line);
            if (name.equals("MSH")) {
                messages++;
                separators = separators.or(() -> Separators.find(line));
            }
            if (separators.isEmpty() || messages > 1) {
                continue;
            }
            if (isSegment(line, separators.get())) {
                segments.add(new Segment(name, number, line, separators.get()));
            } else if (defects.size() < Limits.HL7_DEFECTS / 2) {
                defects.add(
                        new Defect(
                                Defect.Kind.BAD_SEGMENT,
                                new Defect.Where.Line(part, number),
                                beginning(line)));
            }
        }
        if (from < bare.end()) {
            defects.add(
                    new Defect(
                            Defect.Kind.UNREADABLE_DOCUMENT,
                            new Defect.Where.Line(part, number),
                            "more segments than are read"));
        }
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Er7(segments, messages, defects));
    }

    /// Three capitals or digits, alone or with a separator behind them (§2.5.2).
    private static boolean isSegment(Slice line, Separators separators) {
        String name = name(line);
        boolean named =
                name.length() == NAME
                        && name.chars()
                                .allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
        return named
                && (line.length() == NAME
                        || line.array()[line.offset() + NAME] == separators.field());
    }

    private static String name(Slice line) {
        return new String(
                line.array(),
                line.offset(),
                Math.min(NAME, line.length()),
                StandardCharsets.ISO_8859_1);
    }

    private static String beginning(Slice line) {
        return new String(
                line.array(), line.offset(), Math.min(40, line.length()), StandardCharsets.UTF_8);
    }

    /// Without blanks, a byte order mark and framing in front and behind.
    private static Slice bare(Slice content) {
        byte[] bytes = content.array();
        int from = content.offset();
        int end = content.end();
        if (end - from >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF) {
            from += 3;
        }
        while (from < end && (isBlank(bytes[from]) || bytes[from] == BEGIN)) {
            from++;
        }
        while (end > from && (isBlank(bytes[end - 1]) || bytes[end - 1] == END)) {
            end--;
        }
        return new Slice(bytes, from, end - from);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    Optional<Segment> find(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    List<Segment> all(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).toList();
    }
}
