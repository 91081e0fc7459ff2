package fr.passerelle.understanding.text;

import fr.passerelle.patient.Months;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Dates as people write them, in French and English: 12/03/2026, 12.03.26, 2026-03-12, 12 mars,
/// 1er avril 2026, March 12, 2026, le 15. What lacks a year or a month is resolved against a
/// day, usually that of the mail.
public final class Dates {
    /// Which way a date without a year is resolved.
    public enum Way {
        /// That day or the next such day.
        FORWARD,
        /// That day or the last such day.
        BACK
    }

    /// @param end index behind the date in the words
    public record Found(LocalDate date, int end) {}

    private static final Set<String> SKIPPED =
            Set.of(
                    "le",
                    "du",
                    "au",
                    "the",
                    "on",
                    "of",
                    "lundi",
                    "mardi",
                    "mercredi",
                    "jeudi",
                    "vendredi",
                    "samedi",
                    "dimanche",
                    "lun",
                    "mer",
                    "jeu",
                    "ven",
                    "sam",
                    "dim",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                    "mon",
                    "tue",
                    "wed",
                    "thu",
                    "fri",
                    "sat",
                    "sun");

    private Dates() {}

    /// The date that begins at `from` (after articles and the name of a day), resolved against
    /// `near`. The words are those of [Words]: separators of a date are gone or are words.
    public static Optional<Found> at(List<String> words, int from, LocalDate near, Way way) {
        int i = from;
        while (i < words.size() && i < from + 3 && SKIPPED.contains(words.get(i))) {
            i++;
        }
        if (i >= words.size()) {
            return Optional.empty();
        }
        int first = number(words.get(i));
        if (first < 0) {
            return monthFirst(words, i, near, way);
        }
        if (words.get(i).length() == 4) {
            return iso(words, i, first);
        }
        int afterSlash = i + 1 < words.size() && words.get(i + 1).equals("/") ? i + 2 : i + 1;
        boolean named = afterSlash < words.size() && isMonth(words.get(afterSlash));
        int month = -1;
        if (named) {
            month = Months.of(words.get(afterSlash)).orElse(-1);
        } else if (afterSlash < words.size() && words.get(afterSlash).length() <= 2) {
            // Without a slash ("26.03.2026") only a year tells a month from an hour.
            boolean dotted =
                    afterSlash + 1 < words.size()
                            && words.get(afterSlash + 1).length() == 4
                            && number(words.get(afterSlash + 1)) > 0;
            month = afterSlash == i + 2 || dotted ? number(words.get(afterSlash)) : -1;
        }
        if (month < 1 || month > 12) {
            return resolve(near, way, 0, 0, first, i + 1);
        }
        int next = afterSlash + 1;
        int year = next < words.size() && words.get(next).equals("/") ? next + 1 : next;
        if (year < words.size()) {
            String written = words.get(year);
            int value = number(written);
            if (value >= 0 && written.length() == 4) {
                return day(value, month, first, year + 1);
            }
            if (value >= 0 && written.length() == 2 && year > next) {
                return day(2000 + value, month, first, year + 1);
            }
        }
        return resolve(near, way, 0, month, first, next);
    }

    /// The first date anywhere from `from` on.
    public static Optional<Found> find(List<String> words, int from, LocalDate near, Way way) {
        for (int i = from; i < words.size(); i++) {
            boolean starts =
                    number(words.get(i)) >= 0
                            || (isMonth(words.get(i))
                                    && i + 1 < words.size()
                                    && number(words.get(i + 1)) >= 0);
            if (starts) {
                Optional<Found> found = at(words, i, near, way);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// True where a word is the name of a month.
    public static boolean isMonth(String word) {
        return Months.of(word).isPresent();
    }

    private static Optional<Found> monthFirst(List<String> words, int at, LocalDate near, Way way) {
        int month = Months.of(words.get(at)).orElse(-1);
        if (month < 0 || at + 1 >= words.size()) {
            return Optional.empty();
        }
        int day = number(words.get(at + 1));
        if (day < 1 || day > 31) {
            return Optional.empty();
        }
        if (at + 2 < words.size() && words.get(at + 2).length() == 4) {
            int year = number(words.get(at + 2));
            if (year > 0) {
                return day(year, month, day, at + 3);
            }
        }
        return resolve(near, way, 0, month, day, at + 2);
    }

    private static Optional<Found> iso(List<String> words, int at, int year) {
        return at + 2 < words.size()
                ? day(year, number(words.get(at + 1)), number(words.get(at + 2)), at + 3)
                : Optional.empty();
    }

    /// Year 0 and month 0 mean: not said.
    private static Optional<Found> resolve(
            LocalDate near, Way way, int year, int month, int day, int end) {
        if (day < 1 || day > 31) {
            return Optional.empty();
        }
        int step = way == Way.FORWARD ? 1 : -1;
        // A missing month needs at most two steps (31st), a missing year eight (29 February).
        for (int n = 0; n <= 8; n++) {
            LocalDate base =
                    month == 0 ? near.plusMonths((long) step * n) : near.plusYears((long) step * n);
            Optional<Found> found =
                    day(
                            year == 0 ? base.getYear() : year,
                            month == 0 ? base.getMonthValue() : month,
                            day,
                            end);
            if (found.isPresent()
                    && (way == Way.FORWARD
                            ? !found.get().date().isBefore(near)
                            : !found.get().date().isAfter(near))) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> day(int year, int month, int day, int end) {
        try {
            return Optional.of(new Found(LocalDate.of(year, month, day), end));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// A number of at most four digits, "1er", "2nd"; -1 for any other word.
    private static int number(String word) {
        int digits = 0;
        while (digits < word.length()
                && digits < 5
                && word.charAt(digits) >= '0'
                && word.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 4) {
            return -1;
        }
        String rest = word.substring(digits);
        boolean ordinal =
                switch (rest) {
                    case "", "er", "st", "nd", "rd", "th" -> true;
                    default -> false;
                };
        return ordinal ? Integer.parseInt(word, 0, digits, 10) : -1;
    }
}
