package fr.passerelle.patient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms in which a [FrenchDate] is written.
final class DateForms {
    /// With a time and a zone; more is no date.
    private static final int MAX_CHARS = 48;

    private static final int EARLIEST = 1850;
    private static final int LATEST = 2149;

    /// Year first (ISO 8601), with or without day and time.
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{1,2})(?:-(\\d{1,2})(?:[t ][\\d:.,+z-]*+)?+)?+");

    /// Eight digits, perhaps a time and a zone (HL7 v2 §2.A.22, CDA R2 TS).
    private static final Pattern HL7 =
            Pattern.compile(
                    "(\\d{4})(\\d{2})(\\d{2})(?:\\d{2}){0,3}+(?:\\.\\d{1,4}+)?+(?:[+-]\\d{4})?+");

    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2}) ?([/. -]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})");
    private static final Pattern MONTH_AND_YEAR = Pattern.compile("(\\d{1,2}) ?[/.-] ?(\\d{4})");
    private static final Pattern NAMED =
            Pattern.compile("(?:(\\d{1,2})(?:er|e)?+[ .-])?+([a-z]{3,9})\\.?+[ .-](\\d{4}|\\d{2})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private DateForms() {}

    static Checked<FrenchDate> read(String written) {
        if (written.length() > MAX_CHARS) {
            return none();
        }
        String folded = Letters.withoutAccents(written).strip().toLowerCase(Locale.ROOT);
        String text = folded.startsWith("le ") ? folded.substring(3).strip() : folded;
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return of(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        Matcher hl7 = HL7.matcher(text);
        if (hl7.matches()) {
            return together(text, hl7);
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return of(numbers.group(4), number(numbers, 3), number(numbers, 1));
        }
        Matcher named = NAMED.matcher(text);
        OptionalInt month = named.matches() ? Months.of(named.group(2)) : OptionalInt.empty();
        if (month.isPresent()) {
            return of(named.group(3), month.getAsInt(), number(named, 1));
        }
        Matcher shortened = MONTH_AND_YEAR.matcher(text);
        if (shortened.matches()) {
            return of(number(shortened, 2), number(shortened, 1), 0);
        }
        return YEAR.matcher(text).matches() ? of(Integer.parseInt(text), 0, 0) : none();
    }

    /// Eight digits with the year in front or, without a time, behind: no date is one of our
    /// years both ways, since the day and month in front would be a year before 1850.
    private static Checked<FrenchDate> together(String text, Matcher hl7) {
        boolean yearLast = text.length() == 8 && number(hl7, 1) / 100 <= 31;
        int last = yearLast ? Integer.parseInt(text, 4, 8, 10) : 0;
        if (isYear(last) && !isMonth(number(hl7, 2))) {
            return of(last, number(hl7, 1) % 100, number(hl7, 1) / 100);
        }
        return of(number(hl7, 1), number(hl7, 2), number(hl7, 3));
    }

    private static Checked<FrenchDate> of(String year, int month, int day) {
        int number = Integer.parseInt(year);
        if (year.length() == 4) {
            return of(number, month, day);
        }
        Optional<LocalDate> earlier = calendar(1900 + number, month, day);
        Optional<LocalDate> later = calendar(2000 + number, month, day);
        if (earlier.isPresent() && later.isPresent()) {
            return new Checked.Warned<>(
                    new FrenchDate.TwoDigits(earlier.get(), later.get()),
                    Set.of(Doubt.DATE_TWO_DIGIT_YEAR));
        }
        // 29/02/00: the year 1900 had no such day.
        return later.isPresent() ? new Checked.Valid<>(new FrenchDate.Day(later.get())) : none();
    }

    private static Checked<FrenchDate> of(int year, int month, int day) {
        if (!isYear(year) || (month > 12 && day > 31)) {
            return none();
        }
        if (month == 0 || (day == 0 && isMonth(month))) {
            return new Checked.Warned<>(
                    new FrenchDate.Incomplete(
                            year, month == 0 ? Optional.empty() : Optional.of(month)),
                    Set.of(Doubt.DATE_INCOMPLETE));
        }
        return calendar(year, month, day)
                .<Checked<FrenchDate>>map(date -> new Checked.Valid<>(new FrenchDate.Day(date)))
                .orElseGet(
                        () ->
                                new Checked.Warned<>(
                                        new FrenchDate.Lunar(year, month, day),
                                        Set.of(Doubt.DATE_NOT_IN_CALENDAR)));
    }

    private static Optional<LocalDate> calendar(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isYear(int year) {
        return year >= EARLIEST && year <= LATEST;
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    /// 0 where the group is not there.
    private static int number(Matcher match, int group) {
        String digits = match.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Checked<FrenchDate> none() {
        return new Checked.NotOne<>(Doubt.DATE_SHAPE);
    }
}
