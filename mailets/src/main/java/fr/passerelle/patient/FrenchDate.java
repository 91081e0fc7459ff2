package fr.passerelle.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A date of birth as it is written in France: 14/02/1980, 14.2.80, « 14 février 1980 »,
/// 1980-02-14, 19800214 (HL7 v2 TS, CDA TS). Registers also hold dates that no calendar has, and
/// years without a day; what is not known is never filled in.
public sealed interface FrenchDate {
    /// A day of the calendar.
    record Day(LocalDate date) implements FrenchDate {}

    /// A year, perhaps with its month: the rest is not known, or written as 00.
    ///
    /// @param month from 1 to 12
    record Incomplete(int year, Optional<Integer> month) implements FrenchDate {}

    /// A day that is in no calendar, like 31/02: a slip of the pen, or what the register of a
    /// country without one has ("date lunaire").
    record Lunar(int year, int month, int dayOfMonth) implements FrenchDate {}

    /// A year of two digits. Neither century is more likely than the other; the number of the
    /// INS has two digits, too, and tells nothing.
    ///
    /// @param earlier in the 1900s
    /// @param later in the 2000s
    record TwoDigits(LocalDate earlier, LocalDate later) implements FrenchDate {
        /// The one that a living person can have been born on: of the other, the day is yet to
        /// come.
        public Optional<LocalDate> until(LocalDate today) {
            return later.isAfter(today) ? Optional.of(earlier) : Optional.empty();
        }

        /// The one of this year of birth.
        public Optional<LocalDate> in(int year) {
            return only(Stream.of(earlier, later).filter(date -> date.getYear() == year).toList());
        }

        /// The one that makes the person this old.
        public Optional<LocalDate> atAge(int years, LocalDate today) {
            return only(
                    Stream.of(earlier, later)
                            .filter(date -> !date.isAfter(today))
                            .filter(date -> date.until(today).getYears() == years)
                            .toList());
        }

        private static Optional<LocalDate> only(List<LocalDate> dates) {
            return dates.size() == 1 ? Optional.of(dates.getFirst()) : Optional.empty();
        }
    }

    /// Reads a date that stands alone. A time behind it is left out; anything else behind it and
    /// it is no date.
    static Checked<FrenchDate> read(String written) {
        return DateForms.read(written);
    }

    /// The day, where it is one of the calendar with its century.
    default Optional<LocalDate> day() {
        return switch (this) {
            case Day(LocalDate date) -> Optional.of(date);
            case Incomplete _, Lunar _, TwoDigits _ -> Optional.empty();
        };
    }

    /// The year, where its century is known.
    default Optional<Integer> knownYear() {
        return switch (this) {
            case Day(LocalDate date) -> Optional.of(date.getYear());
            case Incomplete(int year, _) -> Optional.of(year);
            case Lunar(int year, _, _) -> Optional.of(year);
            case TwoDigits _ -> Optional.empty();
        };
    }
}
