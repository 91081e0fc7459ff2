package fr.passerelle.deciding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// A case at one instant: a function of its events and of nothing else.
public record CaseState(
        CaseId id,
        Status status,
        boolean urgent,
        Facts facts,
        Set<String> missing,
        Instant seniority,
        List<String> referrers,
        SortedMap<Integer, OfferState> offers,
        Optional<Integer> acceptedOffer,
        Optional<LocalDate> appointment,
        int missedAppointments,
        boolean contactMade,
        boolean erased,
        Optional<Instant> nextDate) {
    /// Where a case stands (facts: the states shared by the twelve organisations).
    public enum Status {
        A_COMPLETER,
        EN_ATTENTE,
        PROPOSEE,
        ACCEPTEE,
        RDV_PRIS,
        RDV_HONORE,
        COORDINATION,
        SANS_SUITE,
        CLOSE
    }

    /// One offer to one doctor.
    public record OfferState(
            int number,
            String volunteer,
            Standing standing,
            Instant madeAt,
            Optional<Instant> remindAt,
            Instant expiresAt) {
        /// Where an offer stands.
        public enum Standing {
            OPEN,
            REMINDED,
            EXPIRED,
            DECLINED,
            ACCEPTED,
            LOST,
            FREED
        }

        /// Still waiting for an answer.
        public boolean waiting() {
            return standing == Standing.OPEN || standing == Standing.REMINDED;
        }
    }
}
