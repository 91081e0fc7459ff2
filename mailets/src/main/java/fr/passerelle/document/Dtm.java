package fr.passerelle.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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

    /// Empty where it is no time, or one that no calendar knows.
    public static Optional<Dtm> find(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime.of(
                    number(shape.group(1), 0),
                    number(shape.group(2), 1),
                    number(shape.group(3), 1),
                    number(shape.group(4), 0),
                    number(shape.group(5), 0),
                    number(shape.group(6), 0));
            if (shape.group(7) != null) {
                ZoneOffset.of(shape.group(7));
            }
            return Optional.of(new Dtm(text));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String group, int otherwise) {
        return group == null ? otherwise : Integer.parseInt(group);
    }

    /// The day that was written, whatever the offset; empty where only a month or a year was.
    public Optional<LocalDate> day() {
        Matcher shape = SHAPE.matcher(written);
        return shape.matches() && shape.group(3) != null
                ? Optional.of(
                        LocalDate.of(
                                number(shape.group(1), 0),
                                number(shape.group(2), 1),
                                number(shape.group(3), 1)))
                : Optional.empty();
    }
}
