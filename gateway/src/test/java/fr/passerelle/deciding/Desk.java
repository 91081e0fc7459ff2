package fr.passerelle.deciding;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.Letter.Recipient;
import fr.passerelle.understanding.Understood.News;
import fr.passerelle.understanding.reply.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// A coordination desk without a store: cases, volunteers and a clock that only the test moves.
/// Every date that comes before the next message is decided first, as the gateway would.
final class Desk {
    static final Policy AUNIS =
            PolicyFile.read(
                    Path.of(System.getProperty("passerelle.root", ".."))
                            .resolve("config/policies/aunis-nord.yml"));

    /// An old patient with a long-term condition who does not drive.
    static final Facts PATIENT =
            new Facts(
                    Optional.of(1940),
                    Optional.of("17901"),
                    Set.of(Facts.Flag.ALD, Facts.Flag.AGE_MIN_70));

    final Deciding deciding;
    final Map<CaseId, List<Recorded>> log = new TreeMap<>(Comparator.comparing(CaseId::value));
    final Map<CaseId, CaseState> states = new TreeMap<>(Comparator.comparing(CaseId::value));
    final Map<String, Standing> doctors = new TreeMap<>();
    final List<Written> written = new ArrayList<>();
    Instant now = Instant.EPOCH;

    Desk() {
        this(AUNIS);
    }

    Desk(Policy policy) {
        deciding = new Deciding(policy);
    }

    /// A letter and when it was asked for.
    record Written(Instant at, Letter letter) {}

    /// What the store would know of a doctor.
    static final class Standing {
        final double distance;
        boolean homeVisits = true;
        boolean accessible = true;
        boolean stopped;
        int quota;
        double maxDistance = 20;
        int unanswered;
        Optional<LocalDate> absentUntil = Optional.empty();
        Optional<LocalDate> fullUntil = Optional.empty();
        Optional<Instant> lastOffered = Optional.empty();
        final List<Instant> mails = new ArrayList<>();

        Standing(double distance, int quota) {
            this.distance = distance;
            this.quota = quota;
        }
    }

    Desk doctor(String id, double distanceKm) {
        return doctor(id, distanceKm, 2);
    }

    Desk doctor(String id, double distanceKm, int quota) {
        doctors.put(id, new Standing(distanceKm, quota));
        return this;
    }

    List<Volunteer> volunteers() {
        return doctors.entrySet().stream().map(e -> volunteer(e.getKey(), e.getValue())).toList();
    }

    private Volunteer volunteer(String id, Standing doctor) {
        LocalDate month = WorkingDays.dayOf(now).withDayOfMonth(1);
        int accepted = 0;
        int outstanding = 0;
        for (CaseState state : states.values()) {
            for (OfferState offer : state.offers().values()) {
                if (offer.volunteer().equals(id)) {
                    outstanding += offer.waiting() ? 1 : 0;
                    accepted +=
                            offer.standing() == OfferState.Standing.ACCEPTED
                                            && !WorkingDays.dayOf(state.acceptedAt().orElseThrow())
                                                    .isBefore(month)
                                    ? 1
                                    : 0;
                }
            }
        }
        return new Volunteer(
                id,
                OptionalDouble.of(doctor.distance),
                doctor.maxDistance,
                doctor.homeVisits,
                doctor.accessible,
                false,
                doctor.quota,
                accepted,
                outstanding,
                doctor.unanswered,
                doctor.lastOffered,
                (int)
                        doctor.mails.stream()
                                .filter(at -> at.isAfter(now.minusSeconds(7 * 86_400)))
                                .count(),
                doctor.absentUntil,
                doctor.fullUntil,
                doctor.stopped);
    }

    static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(WorkingDays.PARIS).toInstant();
    }

    /// Everything that falls due until then, then this.
    Decided at(String local, Occasion occasion) {
        return at(paris(local), occasion);
    }

    Decided at(Instant instant, Occasion occasion) {
        until(instant);
        return decide(occasion);
    }

    /// Everything that falls due until then.
    void until(String local) {
        until(paris(local));
    }

    void until(Instant instant) {
        for (Optional<CaseState> next = soonest(instant);
                next.isPresent();
                next = soonest(instant)) {
            now = next.get().nextDate().orElseThrow();
            decide(new Occasion.Due(next.get().id()));
        }
        now = instant;
    }

    private Optional<CaseState> soonest(Instant limit) {
        return states.values().stream()
                .filter(state -> state.nextDate().stream().anyMatch(at -> !at.isAfter(limit)))
                .min(Comparator.comparing(state -> state.nextDate().orElseThrow()));
    }

    Decided decide(Occasion occasion) {
        Optional<CaseState> before = occasion.about().map(states::get);
        Decided decided = deciding.decide(occasion, before, _ -> volunteers(), now);
        decided.state()
                .ifPresent(
                        state -> {
                            List<Recorded> events =
                                    log.computeIfAbsent(state.id(), _ -> new ArrayList<>());
                            decided.events()
                                    .forEach(
                                            e ->
                                                    events.add(
                                                            new Recorded(
                                                                    e.event(), now, e.rule())));
                            states.put(state.id(), state);
                            decided.events().forEach(e -> learn(e.event(), state));
                        });
        for (Letter letter : decided.letters()) {
            written.add(new Written(now, letter));
            if (letter.to() instanceof Recipient.Doctor(var id)) {
                standing(id).mails.add(now);
            }
        }
        return decided;
    }

    private void learn(Event event, CaseState state) {
        switch (event) {
            case Event.OfferMade made -> standing(made.volunteer()).lastOffered = Optional.of(now);
            case Event.OfferExpired expired -> doctor(state, expired.number()).unanswered++;
            case Event.OfferDeclined declined -> doctor(state, declined.number()).unanswered = 0;
            case Event.OfferAccepted yes -> doctor(state, yes.number()).unanswered = 0;
            case Event.OfferFreed freed ->
                    freed.backOn()
                            .ifPresent(
                                    day ->
                                            doctor(state, freed.number()).absentUntil =
                                                    Optional.of(day));
            case Event.VolunteerFull full ->
                    standing(full.volunteer()).fullUntil = Optional.of(full.until());
            default -> {}
        }
    }

    private Standing doctor(CaseState state, int offer) {
        return standing(offer(state, offer).volunteer());
    }

    /// "M01 PROPOSITION", for everything written since the n-th letter.
    List<String> since(int letters) {
        return written.stream().skip(letters).map(w -> words(w.letter())).toList();
    }

    List<String> letters(Decided decided) {
        return decided.letters().stream().map(Desk::words).toList();
    }

    static String words(Letter letter) {
        String to =
                switch (letter.to()) {
                    case Recipient.Referrer(var id) -> id;
                    case Recipient.Doctor(var id) -> id;
                    case Recipient.Coordinator() -> "coordination";
                    case Recipient.Sender() -> "sender";
                };
        return to + " " + letter.kind();
    }

    CaseState state(CaseId id) {
        return Objects.requireNonNull(states.get(id));
    }

    Standing standing(String doctor) {
        return Objects.requireNonNull(doctors.get(doctor));
    }

    OfferState offer(int number) {
        return offer(state(C1), number);
    }

    static OfferState offer(CaseState state, int number) {
        return Objects.requireNonNull(state.offers().get(number));
    }

    CaseState replayed(CaseId id) {
        return CaseState.fold(id, Objects.requireNonNull(log.get(id)));
    }

    static final CaseId C1 = new CaseId("C-1042");

    Occasion requested() {
        return requested(Set.of());
    }

    Occasion requested(Set<String> missing) {
        return new Occasion.Requested(C1, "R01", PATIENT, missing, now, false);
    }

    static Occasion yes(int offer) {
        return new Occasion.Answered(new OfferId(C1, offer), new Answer.Accept());
    }

    static Occasion no(int offer, String... reason) {
        return new Occasion.Answered(
                new OfferId(C1, offer),
                new Answer.Decline(reason.length == 0 ? Optional.empty() : Optional.of(reason[0])));
    }

    static Occasion news(String by, News news) {
        return new Occasion.Happened(C1, by, news);
    }

    static Policy.Offer sequential(int days, OptionalInt reminder) {
        return new Policy.Offer(
                Policy.Strategy.SEQUENTIAL, Policy.Sorting.DISTANCE, days, reminder);
    }
}
