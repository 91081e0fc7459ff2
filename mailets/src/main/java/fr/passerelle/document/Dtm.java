package fr.passerelle.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A time as precise as it was written (HL7 v2 DTM; IHE ITI TF-3 §4.2.3.1.7):
/// `YYYY[MM[DD[hh[mm[ss]]]]]`, by the standard in UTC. French programs add an offset, or mean
/// local time without saying so.
///
/// @param written digits and offset as they stood
public record Dtm(String written) {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.\\d{1,6})?"
                            + ")?)?)?)?)?([+-]\\d{4})?");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    /// Empty where it is no time, or one that no calendar knows.
    public static Optional<Dtm> find(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String digits =
                "%s%s%s%s%s%s"
                        .formatted(
                                shape.group(1),
                                or(shape.group(2), "01"),
                                or(shape.group(3), "01"),
                                or(shape.group(4), "00"),
                                or(shape.group(5), "00"),
                                or(shape.group(6), "00"));
        try {
            LocalDateTime.parse(digits, SECONDS);
            if (shape.group(7) != null) {
                ZoneOffset.of(shape.group(7));
            }
            return Optional.of(new Dtm(text));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static String or(@Nullable String group, String otherwise) {
        return group == null ? otherwise : group;
    }

    /// The day that was written, whatever the offset; empty where only a month or a year was.
    public Optional<LocalDate> day() {
        Matcher shape = SHAPE.matcher(written);
        return shape.matches() && shape.group(3) != null
                ? Optional.of(
                        LocalDate.parse(
                                shape.group(1) + shape.group(2) + shape.group(3),
                                DateTimeFormatter.BASIC_ISO_DATE))
                : Optional.empty();
    }
}
