package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.Facts.Flag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/// A hard condition: a doctor who does not meet it is not asked, and the decision record keeps
/// its id. The list is closed; a policy chooses from it and sets the numbers.
public sealed interface Filter {
    /// As the policy names it ("F1").
    String id();

    boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now);

    /// Places left this month, counting the offers that wait (I2), and no "quota reached" since.
    record QuotaLeft(String id) implements Filter {
        @Override
        public boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now) {
            LocalDate today = WorkingDays.dayOf(now);
            return doctor.acceptedThisMonth() + doctor.outstanding() < doctor.quotaPerMonth()
                    && doctor.fullUntil().stream().noneMatch(today::isBefore);
        }
    }

    /// Never after STOP; not for a patient they were already asked about (I3). A reserve, who
    /// said yes too late, may be asked again once.
    record NotExcluded(String id) implements Filter {
        @Override
        public boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now) {
            if (doctor.stopped()) {
                return false;
            }
            Optional<OfferState> last = lastOffer(doctor, state);
            return last.isEmpty()
                    || isReserve(last.get())
                    || last.get()
                            .madeAt()
                            .plus(Duration.ofDays(policy.afterDeclineDays()))
                            .isBefore(now);
        }
    }

    /// Not farther than declared; a distance nobody can tell is too far.
    record WithinDistance(String id) implements Filter {
        @Override
        public boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now) {
            return doctor.distanceKm().isPresent()
                    && doctor.distanceKm().getAsDouble() <= doctor.maxDistanceKm();
        }
    }

    /// Visits homes where the patient cannot come.
    record HomeVisits(String id) implements Filter {
        @Override
        public boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now) {
            return doctor.homeVisits() || !state.facts().is(Flag.HOME_VISITS);
        }
    }

    /// Not away today.
    record NotAbsent(String id) implements Filter {
        @Override
        public boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now) {
            LocalDate today = WorkingDays.dayOf(now);
            return doctor.absentUntil().stream().noneMatch(today::isBefore);
        }
    }

    /// Not more mails a week than promised (I11).
    record MailBudget(String id, int perWeek, int urgentExtra) implements Filter {
        @Override
        public boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now) {
            return doctor.mailsLastSevenDays() < perWeek + (state.urgent() ? urgentExtra : 0);
        }
    }

    /// Not silent so often that a pause is kinder.
    record NotSilent(String id, int unanswered, int pauseDays) implements Filter {
        @Override
        public boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now) {
            return doctor.unansweredInARow() < unanswered
                    || doctor.lastOfferedAt().stream()
                            .noneMatch(at -> at.plus(Duration.ofDays(pauseDays)).isAfter(now));
        }
    }

    /// Premises that a patient of reduced mobility can enter.
    record Accessible(String id) implements Filter {
        @Override
        public boolean lets(Volunteer doctor, CaseState state, Policy policy, Instant now) {
            return doctor.accessible() || !state.facts().is(Flag.ACCESSIBILITY);
        }
    }

    /// The last offer of this case to this doctor.
    static Optional<OfferState> lastOffer(Volunteer doctor, CaseState state) {
        return state.offers().values().stream()
                .filter(offer -> offer.volunteer().equals(doctor.id()))
                .max(Comparator.comparingInt(OfferState::number));
    }

    /// A yes that came too late.
    static boolean isReserve(OfferState last) {
        return last.standing() == Standing.LOST && last.saidYes();
    }
}
