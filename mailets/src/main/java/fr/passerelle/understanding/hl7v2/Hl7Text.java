package fr.passerelle.understanding.hl7v2;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Charsets;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.understanding.intake.ReadFields;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Values of one message as text, and the fields and defects that are read out of them.
final class Hl7Text {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// What a value may be long before it is no value of a person or a stay.
    private static final int LONGEST = 20_000;

    /// Line ends, blanks and what nobody sees.
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cntrl}]++");

    /// HL7 v2.5 §2.5.3.4: two quotes mean that a value is to be deleted.
    private static final String DELETED = "\"\"";

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Map<Field, Defect.Where> provenance = new EnumMap<>(Field.class);
    private final List<Defect> defects = new ArrayList<>();
    private final String part;
    private final Charset charset;
    private boolean lied;

    /// @param declared MSH-18, empty for ASCII
    Hl7Text(String part, String declared, List<Defect> before) {
        this.part = part;
        this.charset = charset(declared);
        defects.addAll(before);
    }

    /// HL7 table 0211, as far as French programs write it.
    private static Charset charset(String declared) {
        return switch (declared.toUpperCase(Locale.ROOT)) {
            case "8859/1", "8859/15", "ISO-8859-1" -> WINDOWS_1252;
            case String _ -> StandardCharsets.UTF_8;
        };
    }

    /// Decoded, unescaped, on one line; empty where there is nothing or the value is deleted.
    Optional<String> text(Segment segment, Slice value) {
        Slice bounded =
                value.length() <= LONGEST
                        ? value
                        : new Slice(value.array(), value.offset(), LONGEST);
        String text =
                UNSEEN.matcher(unescaped(decoded(bounded), segment.separators()))
                        .replaceAll(" ")
                        .strip();
        return text.isEmpty() || text.equals(DELETED) ? Optional.empty() : Optional.of(text);
    }

    Optional<String> field(Segment segment, int field) {
        return text(segment, segment.field(field));
    }

    private String decoded(Slice value) {
        return Charsets.strictly(value, charset)
                .orElseGet(
                        () -> {
                            if (!lied) {
                                lied = true;
                                defects.add(
                                        new Defect(
                                                Defect.Kind.CHARSET_LIE,
                                                new Defect.Where.InPart(part),
                                                charset.name()));
                            }
                            Charset other =
                                    charset.equals(WINDOWS_1252)
                                            ? StandardCharsets.ISO_8859_1
                                            : WINDOWS_1252;
                            return new String(value.array(), value.offset(), value.length(), other);
                        });
    }

    /// HL7 v2.5 §2.7. What is no known escape stays as it stands.
    private static String unescaped(String text, Separators separators) {
        char escape = (char) separators.escape();
        if (text.indexOf(escape) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == escape ? text.indexOf(escape, i + 1) : -1;
            if (end < 0) {
                plain.append(text.charAt(i++));
                continue;
            }
            String name = text.substring(i + 1, end);
            Optional<String> meant = meant(name, separators);
            if (meant.isEmpty()) {
                plain.append(text.charAt(i++));
            } else {
                plain.append(meant.get());
                i = end + 1;
            }
        }
        return plain.toString();
    }

    private static Optional<String> meant(String name, Separators separators) {
        return switch (name) {
            case "F" -> one(separators.field());
            case "S" -> one(separators.component());
            case "R" -> one(separators.repetition());
            case "E" -> one(separators.escape());
            case "T" -> separators.sub().flatMap(Hl7Text::one);
            case "H", "N" -> Optional.of("");
            case ".br" -> Optional.of("\n");
            case ".sp" -> Optional.of("\n");
            case String hex when hex.startsWith("X") && hex.length() % 2 == 1 -> hex(hex);
            case String _ -> Optional.empty();
        };
    }

    private static Optional<String> one(byte separator) {
        return Optional.of(String.valueOf((char) separator));
    }

    private static Optional<String> hex(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < name.length(); i += 2) {
            int high = Character.digit(name.charAt(i), 16);
            int low = Character.digit(name.charAt(i + 1), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            text.append((char) (high * 16 + low));
        }
        return Optional.of(text.toString());
    }

    void say(Field field, String value, Segment segment, int number) {
        values.put(field, value);
        provenance.put(field, new Defect.Where.InField(part, segment.number(), number));
    }

    void defect(Defect.Kind kind, Segment segment, int number, String found) {
        defect(kind, segment.number(), number, found);
    }

    /// @param segment its number in the message
    void defect(Defect.Kind kind, int segment, int number, String found) {
        if (defects.size() < Limits.HL7_DEFECTS) {
            defects.add(new Defect(kind, new Defect.Where.InField(part, segment, number), found));
        }
    }

    Fiche fiche() {
        return new Fiche(values);
    }

    ReadFields done() {
        return new ReadFields(new Fiche(values), provenance, defects, values.size(), false);
    }
}
