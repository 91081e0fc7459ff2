package fr.passerelle.understanding.reply;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/// What a reply to a proposal means. Only [Accept] ever gives a patient to a doctor.
public sealed interface Answer {
    record Accept() implements Answer {}

    /// @param ground what the words say of why, in a word that can be counted
    /// @param reason in the doctor's own words where one was given; kept, never asked for
    record Decline(Ground ground, Optional<String> reason) implements Answer {
        public Decline(Optional<String> reason) {
            this(Ground.UNSAID, reason);
        }
    }

    /// Why a doctor says no, as far as the words are known.
    enum Ground {
        UNSAID,
        /// No room: patient list, agenda, work load.
        FULL,
        /// The number agreed on is reached.
        QUOTA,
        DISTANCE,
        /// No home visits.
        VISITS,
        /// Retires, moves, is ill or away for long.
        LEAVING;

        /// The word `explain` uses.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A yes for later.
    record Defer(Optional<Until> until) implements Answer {}

    /// When a yes for later begins, as exactly as it was said.
    sealed interface Until {
        record Day(LocalDate day) implements Until {
            @Override
            public String toString() {
                return day.toString();
            }
        }

        /// « En juin », « à la rentrée »: nobody said on which day.
        record Month(YearMonth month) implements Until {
            @Override
            public String toString() {
                return month.toString();
            }
        }
    }

    record Question() implements Answer {}

    record Delegate() implements Answer {}

    record Partial() implements Answer {}

    record Unclear() implements Answer {}

    /// The word `explain` uses.
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
