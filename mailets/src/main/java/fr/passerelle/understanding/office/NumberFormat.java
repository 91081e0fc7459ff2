package fr.passerelle.understanding.office;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a number of a sheet is shown (ECMA-376 part 1 §18.8.30, §18.8.31): only as far as it changes
/// what is read. A date is a number of days, a phone number has lost its zero.
sealed interface NumberFormat {
    /// The number itself.
    record Plain() implements NumberFormat {}

    /// A day, or a part of one; with a time where it has one.
    record Day(boolean day, boolean month, boolean year) implements NumberFormat {}

    /// A time of the day.
    record Time() implements NumberFormat {}

    /// Digits in places, with what stands between them: `0# ## ## ## ##`, `00000`.
    ///
    /// @param choices the first whose condition holds counts
    record Digits(List<Choice> choices) implements NumberFormat {
        public Digits {
            choices = List.copyOf(choices);
        }
    }

    /// @param condition such as `>=1000`, empty where there is none
    /// @param places each a digit that must be there (0), one that may be (#), or a character that
    ///     stands for itself
    record Choice(String condition, List<Place> places) {
        public Choice {
            places = List.copyOf(places);
        }
    }

    /// One character of a format.
    sealed interface Place {
        record Digit(boolean always) implements Place {}

        record Itself(char character) implements Place {}
    }

    static NumberFormat plain() {
        return new Plain();
    }

    /// The longest format Excel takes has 255 characters.
    int LONGEST = 255;

    /// §18.8.30: those below 164 are built in. 14 to 17, 22, 27 to 31, 36 and 50 to 58 are days,
    /// 18 to 21, 32 to 35 and 45 to 47 times.
    static NumberFormat of(int id, Optional<String> code) {
        if (code.isPresent()) {
            return of(code.get());
        }
        if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) {
            return new Time();
        }
        return switch (id) {
            case 14, 15, 22, 27, 28, 29, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58 ->
                    new Day(true, true, true);
            case 16 -> new Day(true, true, false);
            case 17, 30 -> new Day(false, true, true);
            default -> plain();
        };
    }

    private static NumberFormat of(String code) {
        if (code.length() > LONGEST || code.toLowerCase(Locale.ROOT).startsWith("general")) {
            return plain();
        }
        List<FormatCode> sections = FormatCode.sections(code);
        FormatCode first = sections.getFirst();
        if (first.isTime()) {
            boolean day = first.has('d');
            boolean year = first.has('y');
            // An m between hours and seconds is a minute.
            boolean month = first.has('m') && (day || year || !first.has('h'));
            return day || year || month ? new Day(day, month, year) : new Time();
        }
        List<Choice> choices = new ArrayList<>();
        for (FormatCode section : sections) {
            section.digits().ifPresent(choices::add);
        }
        boolean all = choices.size() == sections.size() && first.hasZeroOrCondition();
        return all ? new Digits(choices) : plain();
    }

    /// @param written as it stands in the file
    /// @param from1904 whether days are counted from 1904 (§18.17.4.1)
    default String show(String written, boolean from1904) {
        Optional<BigDecimal> number = Numbers.find(written);
        if (number.isEmpty()) {
            return written;
        }
        return switch (this) {
            case Plain _ -> Numbers.plain(number.get());
            case Time _ -> Numbers.time(number.get());
            case Day day -> Numbers.day(number.get(), day, from1904);
            case Digits digits -> Numbers.digits(number.get(), digits);
        };
    }

    /// Numbers as people read them.
    final class Numbers {
        private static final Pattern NUMBER =
                Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{0,40})?([eE][+-]?[0-9]{1,3})?");
        private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)(.+)");
        private static final MathContext AS_EXCEL = new MathContext(15);
        private static final int LONGEST = 30;
        private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
        private static final int SECONDS_OF_A_DAY = 86_400;

        private Numbers() {}

        static Optional<BigDecimal> find(String written) {
            return NUMBER.matcher(written).matches()
                    ? Optional.of(new BigDecimal(written))
                    : Optional.empty();
        }

        /// Fifteen digits, which is what sheets keep; never as a power of ten.
        static String plain(BigDecimal number) {
            BigDecimal kept = number.round(AS_EXCEL).stripTrailingZeros();
            if (Math.abs(kept.scale()) > LONGEST) {
                return kept.toString();
            }
            return kept.toPlainString().replace('.', ',');
        }

        static String time(BigDecimal number) {
            if (number.signum() < 0 || number.compareTo(LAST_DAY) > 0) {
                return plain(number);
            }
            return LocalTime.ofSecondOfDay(seconds(number))
                    .format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
        }

        private static long seconds(BigDecimal number) {
            BigDecimal part = number.remainder(BigDecimal.ONE);
            long seconds =
                    part.multiply(BigDecimal.valueOf(SECONDS_OF_A_DAY))
                            .add(new BigDecimal("0.5"))
                            .longValue();
            return Math.min(seconds, SECONDS_OF_A_DAY - 1L);
        }

        static String day(BigDecimal number, Day format, boolean from1904) {
            if (number.signum() < 0 || number.compareTo(LAST_DAY) >= 0) {
                return plain(number);
            }
            int days = number.intValue();
            if (!from1904 && (days == 0 || days == 60)) {
                // A time alone; and the 29 February 1900, which never was.
                return days == 0 ? time(number) : plain(number);
            }
            LocalDate first =
                    from1904
                            ? LocalDate.of(1904, 1, 1)
                            : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
            String date =
                    first.plusDays(days)
                            .format(DateTimeFormatter.ofPattern(pattern(format), Locale.ROOT));
            boolean timed = format.day() && seconds(number) > 0;
            return timed ? date + " " + time(number) : date;
        }

        /// No more than is shown: who sees « mars 44 » has typed no day.
        private static String pattern(Day format) {
            if (format.day()) {
                return format.year() ? "dd/MM/yyyy" : "dd/MM";
            }
            return format.month() ? (format.year() ? "MM/yyyy" : "MM") : "yyyy";
        }

        static String digits(BigDecimal number, Digits format) {
            if (number.signum() < 0
                    || number.precision() > LONGEST
                    || Math.abs(number.scale()) > LONGEST
                    || number.stripTrailingZeros().scale() > 0) {
                return plain(number);
            }
            for (Choice choice : format.choices()) {
                if (holds(choice.condition(), number)) {
                    return digits(number.toBigInteger().toString(), choice.places());
                }
            }
            return plain(number);
        }

        private static boolean holds(String condition, BigDecimal number) {
            Matcher parts = CONDITION.matcher(condition);
            if (!parts.matches()) {
                return true;
            }
            Optional<BigDecimal> bound = find(parts.group(2));
            if (bound.isEmpty()) {
                return true;
            }
            int order = number.compareTo(bound.get());
            return switch (parts.group(1)) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "=" -> order == 0;
                default -> order != 0;
            };
        }

        /// Places are filled from the right; digits that find none stand at the first place.
        private static String digits(String digits, List<Place> places) {
            StringBuilder shown = new StringBuilder();
            int left = (int) places.stream().filter(place -> place instanceof Place.Digit).count();
            int at = Math.max(0, digits.length() - left);
            String over = digits.substring(0, at);
            for (Place place : places) {
                switch (place) {
                    case Place.Itself(var character) -> shown.append(character);
                    case Place.Digit(var always) -> {
                        shown.append(over);
                        over = "";
                        if (left > digits.length() - at) {
                            shown.append(always ? "0" : "");
                        } else {
                            shown.append(digits.charAt(at++));
                        }
                        left--;
                    }
                }
            }
            return shown.toString().strip();
        }
    }
}
