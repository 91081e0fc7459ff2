package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.CaseState.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A [CaseState] while events are laid over it. Knows no policy and no clock: whoever has the
/// events has the state.
final class Folding {
    private final CaseId id;
    private final Instant seniority;
    private final List<String> referrers;
    private final NavigableMap<Integer, OfferState> offers;
    private final List<String> asked;
    private Facts facts;
    private Set<String> missing;
    private Optional<Integer> accepted = Optional.empty();
    private Optional<Instant> acceptedAt = Optional.empty();
    private Optional<LocalDate> appointment = Optional.empty();
    private Optional<Instant> missedAt = Optional.empty();
    private Optional<Instant> nextDate = Optional.empty();
    private int missedAppointments;
    private boolean urgent;
    private boolean handedOver;
    private boolean contactMade;
    private boolean erased;
    private boolean kept;
    private boolean nothingFound;
    private boolean closed;
    private boolean deathReported;

    Folding(CaseId id, Recorded first) {
        if (!(first.event() instanceof Event.CaseOpened opened)) {
            throw new IllegalArgumentException("a case begins with CaseOpened");
        }
        this.id = id;
        this.urgent = opened.urgent();
        this.seniority = opened.seniority();
        this.referrers = new ArrayList<>(List.of(opened.referrer()));
        this.offers = new TreeMap<>();
        this.asked = new ArrayList<>();
        this.facts = opened.facts();
        this.missing = opened.missing();
    }

    Folding(CaseState state) {
        id = state.id();
        urgent = state.urgent();
        seniority = state.seniority();
        referrers = new ArrayList<>(state.referrers());
        offers = new TreeMap<>(state.offers());
        asked = new ArrayList<>(state.asked());
        facts = state.facts();
        missing = state.missing();
        accepted = state.acceptedOffer();
        acceptedAt = state.acceptedAt();
        appointment = state.appointment();
        missedAt = state.missedAt();
        nextDate = state.nextDate();
        missedAppointments = state.missedAppointments();
        handedOver = state.handedOver();
        contactMade = state.contactMade();
        erased = state.erased();
        kept = state.status() == Status.RDV_HONORE;
        nothingFound = state.status() == Status.SANS_SUITE;
        closed = state.status() == Status.CLOSE;
        deathReported = state.status() == Status.DECES;
    }

    void apply(Recorded recorded) {
        switch (recorded.event()) {
            case Event.CaseOpened _ ->
                    throw new IllegalArgumentException("a case is opened only once");
            case Event.CaseSupplemented said -> {
                facts = said.facts();
                missing = said.missing();
                erased = false;
                news();
            }
            case Event.ReferrerJoined joined -> {
                if (!referrers.contains(joined.referrer())) {
                    referrers.add(joined.referrer());
                }
            }
            case Event.LetterJoined _,
                    Event.VolunteerFull _,
                    Event.LikenessFound _,
                    Event.LetterLooksAlike _,
                    Event.LikenessSettled _ -> {}
            case Event.DeathReported _ -> {
                deathReported = true;
                // The status holds one of the two; should the letter be wrong, it is asked again.
                kept = false;
            }
            case Event.DeathDenied _ -> {
                deathReported = false;
                news();
            }
            case Event.CaseAbsorbed other -> {
                for (String referrer : other.referrers()) {
                    if (!referrers.contains(referrer)) {
                        referrers.add(referrer);
                    }
                }
                facts = other.facts();
                missing = other.missing();
                urgent = other.urgent();
            }
            case Event.CaseMerged _ -> closed = true;
            case Event.OfferMade made -> {
                offers.put(
                        made.number(),
                        new OfferState(
                                made.number(),
                                made.volunteer(),
                                Standing.OPEN,
                                recorded.at(),
                                made.remindAt(),
                                made.expiresAt(),
                                false));
                news();
            }
            case Event.OfferReminded reminded -> stands(reminded.number(), Standing.REMINDED);
            case Event.OfferExpired expired -> stands(expired.number(), Standing.EXPIRED);
            case Event.OfferDeclined declined -> stands(declined.number(), Standing.DECLINED);
            case Event.OfferAccepted yes -> {
                stands(yes.number(), Standing.ACCEPTED);
                accepted = Optional.of(yes.number());
                acceptedAt = Optional.of(recorded.at());
                news();
            }
            case Event.OfferLost lost -> change(lost.number(), offer -> offer.lost(lost.saidYes()));
            case Event.OfferFreed freed -> {
                stands(freed.number(), Standing.FREED);
                if (accepted.equals(Optional.of(freed.number()))) {
                    accepted = Optional.empty();
                    acceptedAt = Optional.empty();
                }
            }
            case Event.ContactMade _ -> contactMade = true;
            case Event.AppointmentMade made -> {
                appointment = Optional.of(made.on());
                news();
            }
            case Event.AppointmentKept _ -> {
                kept = true;
                news();
            }
            case Event.AppointmentMissed _ -> {
                missedAppointments++;
                missedAt = Optional.of(recorded.at());
                appointment = Optional.empty();
                news();
            }
            case Event.DoctorDeclared _ -> news();
            case Event.FollowUpAsked question -> asked.add(question.what());
            case Event.PutBackInQueue _ -> {
                appointment = Optional.empty();
                missedAppointments = 0;
                missedAt = Optional.empty();
                contactMade = false;
                kept = false;
                news();
            }
            case Event.HandedToCoordinator _ -> handedOver = true;
            case Event.NothingFound _ -> nothingFound = true;
            case Event.Erased _ -> erased = true;
            case Event.Closed _ -> closed = true;
            case Event.NextDate next -> nextDate = next.at();
        }
    }

    CaseState state() {
        return new CaseState(
                id,
                status(),
                urgent,
                facts,
                Collections.unmodifiableSortedSet(new TreeSet<>(missing)),
                seniority,
                List.copyOf(referrers),
                Collections.unmodifiableNavigableMap(offers),
                accepted,
                acceptedAt,
                appointment,
                missedAppointments,
                missedAt,
                List.copyOf(asked),
                handedOver,
                contactMade,
                erased,
                nextDate);
    }

    private Status status() {
        if (closed) {
            return Status.CLOSE;
        }
        if (nothingFound) {
            return Status.SANS_SUITE;
        }
        if (deathReported) {
            return Status.DECES;
        }
        if (kept) {
            return Status.RDV_HONORE;
        }
        if (handedOver) {
            return Status.COORDINATION;
        }
        if (accepted.isPresent()) {
            return appointment.isPresent() ? Status.RDV_PRIS : Status.ACCEPTEE;
        }
        if (offers.values().stream().anyMatch(OfferState::waiting)) {
            return Status.PROPOSEE;
        }
        return missing.isEmpty() ? Status.EN_ATTENTE : Status.A_COMPLETER;
    }

    /// Something moved: what was asked is answered, what a person had is back with us.
    private void news() {
        asked.clear();
        handedOver = false;
    }

    private void stands(int number, Standing standing) {
        change(number, offer -> offer.now(standing));
    }

    private void change(int number, UnaryOperator<OfferState> how) {
        OfferState changed = offers.computeIfPresent(number, (_, offer) -> how.apply(offer));
        if (changed == null) {
            throw new IllegalArgumentException("no offer " + number + " in case " + id);
        }
    }
}
