package fr.passerelle.understanding.reply;

import fr.passerelle.patient.Months;
import fr.passerelle.understanding.text.Dates;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A time that somebody names in a reply, counted from the day of the mail: « le 15 » is the next
/// 15th, « lundi » the next Monday, « 15 jours » fifteen days on, « semaine 42 » its Monday (ISO
/// 8601), « la rentrée » September, a bare month that month.
final class When {
    private static final Set<String> PASSED_OVER =
            Set.of("le", "la", "l", "les", "du", "de", "d", "au", "a", "en", "mois", "the", "in");

    private static final Set<String> PART_OF_A_MONTH =
            Set.of("debut", "mi", "fin", "courant", "early", "late", "mid");

    private static final Map<String, DayOfWeek> DAYS =
            Map.ofEntries(
                    Map.entry("lundi", DayOfWeek.MONDAY),
                    Map.entry("mardi", DayOfWeek.TUESDAY),
                    Map.entry("mercredi", DayOfWeek.WEDNESDAY),
                    Map.entry("jeudi", DayOfWeek.THURSDAY),
                    Map.entry("vendredi", DayOfWeek.FRIDAY),
                    Map.entry("samedi", DayOfWeek.SATURDAY),
                    Map.entry("dimanche", DayOfWeek.SUNDAY),
                    Map.entry("monday", DayOfWeek.MONDAY),
                    Map.entry("tuesday", DayOfWeek.TUESDAY),
                    Map.entry("wednesday", DayOfWeek.WEDNESDAY),
                    Map.entry("thursday", DayOfWeek.THURSDAY),
                    Map.entry("friday", DayOfWeek.FRIDAY));

    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("un", 1),
                    Map.entry("une", 1),
                    Map.entry("deux", 2),
                    Map.entry("trois", 3),
                    Map.entry("quatre", 4),
                    Map.entry("cinq", 5),
                    Map.entry("six", 6),
                    Map.entry("huit", 8),
                    Map.entry("dix", 10),
                    Map.entry("quinze", 15),
                    Map.entry("one", 1),
                    Map.entry("two", 2),
                    Map.entry("three", 3));

    /// Nobody defers a patient for longer.
    private static final int MOST = 400;

    private When() {}

    /// The time that begins at `from`, after articles.
    static Optional<Answer.Until> at(List<String> words, int from, LocalDate written) {
        Optional<Answer.Until> exact = dated(words, from, written);
        if (exact.isPresent()) {
            return exact;
        }
        int i = from;
        while (i < words.size() && i < from + 3 && PASSED_OVER.contains(words.get(i))) {
            i++;
        }
        return i < words.size() ? said(words, i, written) : Optional.empty();
    }

    private static Optional<Answer.Until> said(List<String> words, int at, LocalDate written) {
        String word = words.get(at);
        Optional<String> next =
                at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
        if (PART_OF_A_MONTH.contains(word)) {
            return next.flatMap(month -> month(month, written));
        }
        if (word.equals("rentree")) {
            return Optional.of(month(written, 9));
        }
        if (word.equals("ete")) {
            return Optional.of(month(written, 7));
        }
        if (word.equals("demain") || word.equals("tomorrow")) {
            return Optional.of(new Answer.Until.Day(written.plusDays(1)));
        }
        if (word.equals("semaine") || word.equals("week") || word.equals("s")) {
            return next.flatMap(
                    number ->
                            number.equals("prochaine")
                                    ? next("week", written)
                                    : week(number, written));
        }
        if (word.equals("prochain") && at > 0 && words.get(at - 1).equals("mois")) {
            return Optional.of(new Answer.Until.Month(YearMonth.from(written).plusMonths(1)));
        }
        if (word.equals("next")) {
            return next.flatMap(unit -> next(unit, written));
        }
        if (word.length() <= 3 && word.startsWith("s") && number(word.substring(1)) > 0) {
            return week(word.substring(1), written);
        }
        DayOfWeek day = DAYS.get(word);
        if (day != null) {
            return Optional.of(new Answer.Until.Day(written.with(TemporalAdjusters.next(day))));
        }
        Optional<Answer.Until> length = next.flatMap(unit -> length(word, unit, written));
        return length.isPresent() ? length : month(word, written);
    }

    private static Optional<Answer.Until> next(String unit, LocalDate written) {
        return switch (unit) {
            case "week" ->
                    Optional.of(
                            new Answer.Until.Day(
                                    written.with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
            case "month" ->
                    Optional.of(new Answer.Until.Month(YearMonth.from(written).plusMonths(1)));
            default -> Optional.empty();
        };
    }

    /// « 15 jours », « trois semaines », « un mois ».
    private static Optional<Answer.Until> length(String count, String unit, LocalDate written) {
        int n = number(count);
        if (n < 1 || n > MOST) {
            return Optional.empty();
        }
        return switch (unit) {
            case "jour", "jours", "day", "days" ->
                    Optional.of(new Answer.Until.Day(written.plusDays(n)));
            case "semaine", "semaines", "week", "weeks" ->
                    Optional.of(new Answer.Until.Day(written.plusWeeks(n)));
            case "mois", "month", "months" ->
                    Optional.of(new Answer.Until.Day(written.plusMonths(Math.min(n, 36))));
            default -> Optional.empty();
        };
    }

    /// A day of the month or a whole date; a number before « jours » is none.
    private static Optional<Answer.Until> dated(List<String> words, int from, LocalDate written) {
        return Dates.at(words, from, written, Dates.Way.FORWARD)
                .filter(date -> date.end() >= words.size() || !isUnit(words.get(date.end())))
                .map(date -> new Answer.Until.Day(date.date()));
    }

    private static boolean isUnit(String word) {
        return switch (word) {
            case "jour", "jours", "day", "days", "semaine", "semaines", "week", "weeks", "mois" ->
                    true;
            case "month", "months", "h", "heures", "ans", "patients" -> true;
            default -> false;
        };
    }

    /// ISO 8601: the week's Monday, this year or the next.
    private static Optional<Answer.Until> week(String number, LocalDate written) {
        int week = number(number);
        if (week < 1 || week > 53) {
            return Optional.empty();
        }
        LocalDate monday = monday(written.get(IsoFields.WEEK_BASED_YEAR), week);
        return Optional.of(
                new Answer.Until.Day(
                        monday.isBefore(written.minusDays(6))
                                ? monday(written.get(IsoFields.WEEK_BASED_YEAR) + 1, week)
                                : monday));
    }

    private static LocalDate monday(int year, int week) {
        // The 4th of January is always in week 1.
        return LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
    }

    private static Optional<Answer.Until> month(String name, LocalDate written) {
        return Months.of(name).isPresent()
                ? Optional.of(month(written, Months.of(name).orElseThrow()))
                : Optional.empty();
    }

    private static Answer.Until month(LocalDate written, int month) {
        int year = written.getMonthValue() > month ? written.getYear() + 1 : written.getYear();
        return new Answer.Until.Month(YearMonth.of(year, month));
    }

    private static int number(String word) {
        if (word.length() > 3 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return NUMBERS.getOrDefault(word, -1);
        }
        return word.isEmpty() ? -1 : Integer.parseInt(word);
    }
}
