package fr.passerelle.understanding.hprim;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date of the header, JJ/MM/AAAA or JJ/MM/AA.
///
/// @param date empty where no calendar knows it, or where two centuries are possible
/// @param centurySaid false where the year has two digits
record HprimDate(Optional<LocalDate> date, boolean centurySaid) {
    private static final Pattern SHAPE =
            Pattern.compile("\\s{0,9}(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})\\s{0,9}");

    /// Whatever the calendar says of it.
    static boolean isDate(String line) {
        return SHAPE.matcher(line).matches();
    }

    /// Of two digits the year is only taken where the other century would lie in the future.
    static HprimDate find(String line, LocalDate day) {
        Matcher shape = SHAPE.matcher(line);
        if (!shape.matches()) {
            return new HprimDate(Optional.empty(), true);
        }
        int dayOfMonth = Integer.parseInt(shape.group(1));
        int month = Integer.parseInt(shape.group(3));
        int year = Integer.parseInt(shape.group(4));
        if (shape.group(4).length() == 4) {
            return new HprimDate(date(year, month, dayOfMonth), true);
        }
        boolean thisCentury =
                date(2000 + year, month, dayOfMonth).filter(it -> !it.isAfter(day)).isPresent();
        return new HprimDate(
                thisCentury ? Optional.empty() : date(1900 + year, month, dayOfMonth), false);
    }

    private static Optional<LocalDate> date(int year, int month, int dayOfMonth) {
        try {
            return Optional.of(LocalDate.of(year, month, dayOfMonth));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
