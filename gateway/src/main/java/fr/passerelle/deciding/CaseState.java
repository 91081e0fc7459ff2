package fr.passerelle.deciding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A case at one instant: a function of its events and of nothing else.
///
/// @param facts what the last complete request said
/// @param missing keys of compulsory fields still unsaid
/// @param seniority when the patient entered the queue; kept through refusals, erasure and
///     returns to the queue (I15)
/// @param referrers in the order they asked; the first one follows up
/// @param acceptedOffer the one offer that holds (I1)
/// @param acceptedAt when it was accepted
/// @param missedAt when the last missed appointment was reported
/// @param asked what was asked for since the last news, oldest first (`manque`, `rdv_pris` …)
/// @param handedOver true while the next step is a person's
/// @param erased true while the vault holds nothing about the patient
/// @param nextDate when it must be looked at again (I9), empty only where it is over
public record CaseState(
        CaseId id,
        Status status,
        boolean urgent,
        Facts facts,
        Set<String> missing,
        Instant seniority,
        List<String> referrers,
        NavigableMap<Integer, OfferState> offers,
        Optional<Integer> acceptedOffer,
        Optional<Instant> acceptedAt,
        Optional<LocalDate> appointment,
        int missedAppointments,
        Optional<Instant> missedAt,
        List<String> asked,
        boolean handedOver,
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
        /// A letter says that the patient died, and the coordinator has not said so yet: nobody is
        /// asked, nothing is erased.
        DECES,
        SANS_SUITE,
        CLOSE;

        /// Nothing will happen any more.
        public boolean over() {
            return this == CLOSE || this == SANS_SUITE;
        }
    }

    /// One offer to one doctor.
    ///
    /// @param saidYes true where a yes came too late: a reserve, asked first if the place falls
    ///     free
    public record OfferState(
            int number,
            String volunteer,
            Standing standing,
            Instant madeAt,
            Optional<Instant> remindAt,
            Instant expiresAt,
            boolean saidYes) {
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

        OfferState now(Standing next) {
            return new OfferState(number, volunteer, next, madeAt, remindAt, expiresAt, saidYes);
        }

        OfferState lost(boolean yes) {
            return new OfferState(
                    number, volunteer, Standing.LOST, madeAt, remindAt, expiresAt, saidYes || yes);
        }
    }

    /// The state after all these events; the first must be [Event.CaseOpened], which no other
    /// may be.
    public static CaseState fold(CaseId id, List<Recorded> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a case without events");
        }
        Folding folding = new Folding(id, events.getFirst());
        events.stream().skip(1).forEach(folding::apply);
        return folding.state();
    }

    /// The state of a case that has just been opened.
    static CaseState opened(CaseId id, Recorded first) {
        return new Folding(id, first).state();
    }

    /// The state after one event more.
    public CaseState after(Recorded next) {
        Folding folding = new Folding(this);
        folding.apply(next);
        return folding.state();
    }

    /// The offer that holds.
    public Optional<OfferState> accepted() {
        return acceptedOffer.map(offers::get);
    }

    /// The offers that wait for an answer, oldest first.
    public Stream<OfferState> waiting() {
        return offers.values().stream().filter(OfferState::waiting);
    }
}
