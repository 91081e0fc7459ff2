package fr.passerelle.deciding;

import static fr.passerelle.deciding.Desk.C1;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.Letter.Recipient;
import fr.passerelle.document.DischargeMode.Ending;
import fr.passerelle.document.Field;
import fr.passerelle.mail.IntegrationError;
import fr.passerelle.understanding.Understood.News;
import fr.passerelle.understanding.reply.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// What must hold whatever happens in whatever order (facts §1.0, I1 to I16): thousands of
/// random lives of cases, each reproducible from its seed.
class InvariantsTest {
    private static final int LIVES = 1_000;
    private static final int STEPS = 25;
    private static final int CASES = 3;
    private static final int DOCTORS = 6;
    private static final long MEAN_PAUSE_MINUTES = 2_500;

    @Test
    void everyLifeKeepsThePromises() {
        int offers = 0;
        int yeses = 0;
        int late = 0;
        int erasures = 0;
        int handedOver = 0;
        int closed = 0;
        int deaths = 0;
        int denied = 0;
        int merged = 0;
        for (int seed = 1; seed <= LIVES; seed++) {
            Life life = new Life(seed);
            life.live();
            life.desk.states.forEach(
                    (id, state) -> assertThat(life.desk.replayed(id)).isEqualTo(state));
            for (List<Recorded> events : life.desk.log.values()) {
                for (Recorded recorded : events) {
                    offers += recorded.event() instanceof Event.OfferMade ? 1 : 0;
                    yeses += recorded.event() instanceof Event.OfferAccepted ? 1 : 0;
                    late += recorded.event() instanceof Event.OfferAccepted(_, var l) && l ? 1 : 0;
                    erasures += recorded.event() instanceof Event.Erased ? 1 : 0;
                    handedOver += recorded.event() instanceof Event.HandedToCoordinator ? 1 : 0;
                    closed += recorded.event() instanceof Event.Closed ? 1 : 0;
                    deaths += recorded.event() instanceof Event.DeathReported ? 1 : 0;
                    denied += recorded.event() instanceof Event.DeathDenied ? 1 : 0;
                    merged += recorded.event() instanceof Event.CaseMerged ? 1 : 0;
                }
            }
        }
        // The promises say nothing about what never happened.
        assertThat(
                        List.of(
                                offers,
                                yeses,
                                late,
                                erasures,
                                handedOver,
                                closed,
                                deaths,
                                denied,
                                merged))
                .allSatisfy(count -> assertThat(count).isGreaterThan(100));
    }

    @Test
    void theSameLifeTwiceIsTheSame() {
        for (int seed = 1; seed <= 50; seed++) {
            Life one = new Life(seed);
            Life other = new Life(seed);
            one.live();
            other.live();
            assertThat(other.desk.log).isEqualTo(one.desk.log);
            assertThat(other.desk.written).isEqualTo(one.desk.written);
        }
    }

    /// Insistence is neutral (I8): a life with referrers who keep asking gives the doctors the
    /// same mails at the same instants.
    @Test
    void askingAgainMovesNobody() {
        for (int seed = 1; seed <= 200; seed++) {
            Life patient = new Life(seed);
            Life insistent = new Life(seed);
            insistent.insists = true;
            patient.live();
            insistent.live();
            assertThat(toDoctors(insistent)).as("seed %d", seed).isEqualTo(toDoctors(patient));
        }
    }

    private static List<String> toDoctors(Life life) {
        return life.desk.written.stream()
                .filter(w -> w.letter().to() instanceof Recipient.Doctor)
                .map(w -> w.at() + " " + w.letter().about() + " " + Desk.words(w.letter()))
                .toList();
    }

    /// Some cases and doctors, and everything that can happen to them.
    private static final class Life {
        final int seed;
        final Desk desk = new Desk();
        final RandomGenerator random;
        boolean insists;

        Life(int seed) {
            this.seed = seed;
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            for (int i = 1; i <= DOCTORS; i++) {
                desk.doctor("M0" + i, 1 + random.nextInt(240) / 10.0, random.nextInt(3));
                desk.standing("M0" + i).homeVisits = random.nextBoolean();
                desk.standing("M0" + i).accessible = random.nextInt(4) > 0;
            }
            desk.now = Desk.paris("2026-03-02T09:05:00");
        }

        void live() {
            for (int step = 0; step < STEPS; step++) {
                Instant next =
                        desk.now.plusSeconds(60 * random.nextLong(1, 2 * MEAN_PAUSE_MINUTES));
                while (dueBefore(next)) {
                    // `until` stops at each date, so that each of these decisions is looked at.
                    checked(new Occasion.Due(first(next)));
                }
                desk.now = next;
                CaseId id = new CaseId("C-" + (1 + random.nextInt(CASES)));
                if (random.nextInt(30) == 0) {
                    layTogether();
                } else {
                    checked(occasion(id));
                }
                if (insists && desk.states.containsKey(id)) {
                    checked(new Occasion.Repeated(id, "R01", true));
                    checked(new Occasion.Repeated(id, "R01", false));
                    checked(new Occasion.StatusAsked(id, "R01"));
                }
            }
        }

        /// The two oldest cases that filing would lay together, where there are two.
        private void layTogether() {
            List<CaseState> free =
                    desk.states.values().stream()
                            .filter(state -> !state.status().over() && !state.erased())
                            .sorted(java.util.Comparator.comparing(CaseState::seniority))
                            .toList();
            if (free.size() < 2 || free.get(1).acceptedOffer().isPresent()) {
                return;
            }
            CaseState older = free.getFirst();
            CaseState younger = free.get(1);
            checked(
                    new Occasion.LooksAlike(
                            younger.id(),
                            new Lookalike.OtherCase(older.id()),
                            new Resemblance(
                                    Set.of(Field.BIRTH_NAME),
                                    Set.of(),
                                    Set.of(),
                                    Resemblance.Ins.NEITHER)));
            checked(
                    new Occasion.Absorbs(
                            older.id(),
                            younger.id(),
                            younger.referrers(),
                            older.facts(),
                            older.missing(),
                            younger.urgent()));
            checked(new Occasion.Absorbed(younger.id(), older.id()));
            holds(
                    desk.state(older.id()).referrers().containsAll(younger.referrers()),
                    "both referrers are kept",
                    () -> "seed " + seed);
        }

        private boolean dueBefore(Instant limit) {
            return desk.states.values().stream()
                    .anyMatch(s -> s.nextDate().stream().anyMatch(at -> !at.isAfter(limit)));
        }

        private CaseId first(Instant limit) {
            CaseState soonest =
                    desk.states.values().stream()
                            .filter(s -> s.nextDate().stream().anyMatch(at -> !at.isAfter(limit)))
                            .min(java.util.Comparator.comparing(s -> s.nextDate().orElseThrow()))
                            .orElseThrow();
            desk.now = soonest.nextDate().orElseThrow();
            return soonest.id();
        }

        private Occasion occasion(CaseId id) {
            CaseState state = desk.states.get(id);
            if (state == null) {
                return new Occasion.Requested(
                        id, "R01", facts(), missing(), desk.now, random.nextInt(5) == 0);
            }
            if (state.status() == CaseState.Status.DECES && random.nextBoolean()) {
                return new Occasion.DeathAnswered(id, random.nextInt(5) == 0);
            }
            OfferId offer = new OfferId(id, 1 + random.nextInt(state.offers().size() + 1));
            String by =
                    random.nextInt(3) == 0
                            ? state.accepted().map(OfferState::volunteer).orElse("M01")
                            : random.nextInt(8) == 0 ? "R09" : "R01";
            return switch (random.nextInt(24)) {
                case 0, 1, 2, 3, 4 -> new Occasion.Answered(offer, new Answer.Accept());
                case 5, 6, 7 ->
                        new Occasion.Answered(
                                offer,
                                new Answer.Decline(
                                        random.nextBoolean()
                                                ? Optional.of("quota")
                                                : Optional.empty()));
                case 8 -> new Occasion.Answered(offer, new Answer.Unclear());
                case 9 -> new Occasion.Absent(offer, Optional.empty());
                case 10 ->
                        new Occasion.Undelivered(
                                id, Optional.of(offer), random.nextBoolean(), "5.1.1");
                case 11 -> new Occasion.Supplemented(id, "R01", facts(), missing());
                case 12 -> letter(id);
                case 13 -> new Occasion.Happened(id, by, new News.ContactMade());
                case 14, 15 ->
                        new Occasion.Happened(
                                id,
                                by,
                                new News.AppointmentMade(
                                        WorkingDays.dayOf(desk.now)
                                                .plusDays(1 + random.nextInt(20))));
                case 16, 17 -> new Occasion.Happened(id, by, new News.Missed());
                case 18 -> new Occasion.Happened(id, by, new News.Kept());
                case 19 ->
                        new Occasion.NotIntegrated(
                                id,
                                random.nextBoolean() ? LetterKind.AR : LetterKind.PROPOSITION,
                                by,
                                IntegrationError.of("902"));
                case 20, 21 -> new Occasion.DeathAnswered(id, random.nextBoolean());
                case 22 ->
                        new Occasion.LetterRecognised(
                                new Lookalike.Letter(
                                                "R05", Optional.empty(), false, Optional.empty())
                                        .joins(id));
                default -> new Occasion.Happened(id, by, new News.DoctorDeclared());
            };
        }

        /// One in four died, by what it says; one in three is transferred; some letters name the
        /// day of coming home.
        private Occasion letter(CaseId id) {
            Optional<Ending> ending =
                    switch (random.nextInt(8)) {
                        case 0, 4 -> Optional.of(Ending.DEATH);
                        case 1, 2, 3 -> Optional.of(Ending.TRANSFER);
                        default -> Optional.empty();
                    };
            Optional<LocalDate> left =
                    random.nextBoolean()
                            ? Optional.of(WorkingDays.dayOf(desk.now))
                            : Optional.empty();
            return new Occasion.LetterJoined(id, "R05", left, random.nextInt(4) == 0, ending);
        }

        private Facts facts() {
            EnumSet<Facts.Flag> flags = EnumSet.noneOf(Facts.Flag.class);
            if (random.nextInt(4) == 0) {
                flags.add(Facts.Flag.HOME_VISITS);
            }
            if (random.nextInt(6) == 0) {
                flags.add(Facts.Flag.ACCESSIBILITY);
            }
            return new Facts(Optional.of(1950), Optional.of("17901"), flags);
        }

        private Set<String> missing() {
            return random.nextInt(6) == 0 ? Set.of("consentement") : Set.of();
        }

        private void checked(Occasion occasion) {
            List<Volunteer> volunteers = desk.volunteers();
            Optional<CaseState> before = occasion.about().map(desk.states::get);
            Decided decided = desk.decide(occasion);
            Supplier<String> where = () -> "seed " + seed + ", " + occasion + " on " + before;

            holds(!decided.rule().isBlank() && !decided.because().isBlank(), "a reason", where);
            for (Decided.Reasoned reasoned : decided.events()) {
                holds(!reasoned.rule().isBlank(), "a rule on every event", where);
            }
            decided.state()
                    .ifPresent(
                            state -> {
                                oneYesAtMost(state, where);
                                noDeadEnd(state, where);
                                before.ifPresent(
                                        b ->
                                                holds(
                                                        state.seniority().equals(b.seniority()),
                                                        "I15 seniority is kept",
                                                        where));
                            });
            onlyWhoMayBeAsked(decided, volunteers, where);
            aLateYesWins(occasion, before, decided, where);
            identityOnlyAfterAYes(decided, where);
            nobodyIsAskedAboutTheDead(before, decided, where);
            everyProfessionalIsAnswered(occasion, decided, where);
            nothingForgottenTwice(before, decided, where);
        }

        /// Plain Java: a million assertions are looked at here, and words are needed for one.
        private static void holds(boolean promise, String name, Supplier<String> where) {
            if (!promise) {
                throw new AssertionError(name + ": " + where.get());
            }
        }

        private static void oneYesAtMost(CaseState state, Supplier<String> where) {
            List<OfferState> accepted = new ArrayList<>();
            for (OfferState offer : state.offers().values()) {
                if (offer.standing() == Standing.ACCEPTED) {
                    accepted.add(offer);
                }
            }
            holds(accepted.size() <= 1, "I1 one yes", where);
            holds(state.accepted().stream().toList().equals(accepted), "I1 the yes", where);
            long waiting = state.waiting().count();
            boolean settled = state.acceptedOffer().isPresent() || state.status().over();
            holds(waiting <= (settled ? 0 : 1), "one doctor at a time", where);
        }

        private void noDeadEnd(CaseState state, Supplier<String> where) {
            if (state.status().over()) {
                holds(state.nextDate().isEmpty(), "what is over needs no date", where);
                holds(state.erased(), "I12 nothing outlives the case", where);
            } else {
                holds(state.nextDate().isPresent(), "I9 a next date", where);
                holds(state.nextDate().orElseThrow().isAfter(desk.now), "I9 to come", where);
            }
        }

        private void onlyWhoMayBeAsked(
                Decided decided, List<Volunteer> volunteers, Supplier<String> where) {
            for (Decided.Reasoned reasoned : decided.events()) {
                if (!(reasoned.event() instanceof Event.OfferMade made)) {
                    continue;
                }
                CaseState state = decided.state().orElseThrow();
                Volunteer doctor =
                        volunteers.stream()
                                .filter(v -> v.id().equals(made.volunteer()))
                                .findFirst()
                                .orElseThrow();
                holds(
                        doctor.acceptedThisMonth() + doctor.outstanding() < doctor.quotaPerMonth(),
                        "I2 quota",
                        where);
                holds(!doctor.stopped(), "I3 STOP", where);
                holds(
                        doctor.absentUntil().stream()
                                .noneMatch(day -> WorkingDays.dayOf(desk.now).isBefore(day)),
                        "I3 absent",
                        where);
                holds(
                        doctor.distanceKm().orElseThrow() <= doctor.maxDistanceKm(),
                        "distance",
                        where);
                holds(doctor.mailsLastSevenDays() < (state.urgent() ? 5 : 3), "I11 mails", where);
                for (OfferState earlier : state.offers().values()) {
                    holds(
                            earlier.number() >= made.number()
                                    || !earlier.volunteer().equals(made.volunteer())
                                    || earlier.saidYes(),
                            "I3 asked twice",
                            where);
                }
                holds(!state.erased() && state.missing().isEmpty(), "a whole request", where);
            }
        }

        private static void aLateYesWins(
                Occasion occasion,
                Optional<CaseState> before,
                Decided decided,
                Supplier<String> where) {
            if (!(occasion instanceof Occasion.Answered answered)
                    || !(answered.answer() instanceof Answer.Accept)
                    || before.isEmpty()
                    || !before.get().offers().containsKey(answered.offer().number())) {
                return;
            }
            CaseState was = before.get();
            boolean free =
                    was.acceptedOffer().isEmpty()
                            && !was.status().over()
                            && was.status() != CaseState.Status.DECES
                            && !was.erased()
                            && was.missing().isEmpty();
            Optional<Integer> wanted =
                    free ? Optional.of(answered.offer().number()) : was.acceptedOffer();
            holds(
                    decided.state().orElseThrow().acceptedOffer().equals(wanted),
                    "I7 the first yes wins, late or not",
                    where);
        }

        /// The one letter that may carry an identity goes to the doctor who has said yes.
        private static void identityOnlyAfterAYes(Decided decided, Supplier<String> where) {
            for (Letter letter : decided.letters()) {
                if (letter.kind() == LetterKind.CONFIRMATION_MG) {
                    CaseState state = decided.state().orElseThrow();
                    Recipient doctor =
                            new Recipient.Doctor(state.accepted().orElseThrow().volunteer());
                    holds(letter.to().equals(doctor) && !state.erased(), "I6", where);
                }
                if (letter.kind() == LetterKind.ALERTE_COORDO) {
                    String pourquoi = letter.values().getOrDefault("pourquoi", "");
                    holds(pourquoi.endsWith("."), "a sentence for the coordinator", where);
                }
            }
        }

        private static void nobodyIsAskedAboutTheDead(
                Optional<CaseState> before, Decided decided, Supplier<String> where) {
            boolean gone = before.filter(CaseState::erased).isPresent();
            decided.state()
                    .filter(state -> state.status() == CaseState.Status.DECES)
                    .ifPresent(
                            state -> {
                                holds(state.waiting().findAny().isEmpty(), "no offer waits", where);
                                holds(
                                        decided.events().stream()
                                                .noneMatch(
                                                        r -> r.event() instanceof Event.OfferMade),
                                        "nobody is asked",
                                        where);
                                holds(
                                        gone || !decided.erase(),
                                        "nothing is erased on a code",
                                        where);
                            });
        }

        /// I10: whoever writes is answered; machines are not.
        private static void everyProfessionalIsAnswered(
                Occasion occasion, Decided decided, Supplier<String> where) {
            switch (occasion) {
                case Occasion.Absent _, Occasion.Undelivered _, Occasion.NotIntegrated _ ->
                        holds(
                                decided.letters().stream()
                                        .noneMatch(l -> l.to() instanceof Recipient.Sender),
                                "no answer to machines",
                                where);
                case Occasion.Due _,
                        Occasion.Nothing _,
                        Occasion.LooksAlike _,
                        Occasion.Absorbed _ -> {}
                case Occasion.DeathAnswered _,
                        Occasion.LetterRecognised _,
                        Occasion.ToldApart _,
                        Occasion.Absorbs _,
                        Occasion.StaysApart _,
                        Occasion.NotAsked _ ->
                        holds(
                                decided.letters().stream()
                                        .anyMatch(l -> l.kind() == LetterKind.CHOIX_NOTE),
                                "the coordinator is answered",
                                where);
                default ->
                        holds(
                                decided.letters().stream()
                                        .anyMatch(l -> !(l.to() instanceof Recipient.Coordinator)),
                                "I10 an answer",
                                where);
            }
        }

        /// An offer is lost once without a yes and once with one; a case is closed once.
        private static void nothingForgottenTwice(
                Optional<CaseState> before, Decided decided, Supplier<String> where) {
            for (Decided.Reasoned reasoned : decided.events()) {
                if (reasoned.event() instanceof Event.OfferLost lost) {
                    OfferState was = Desk.offer(before.orElseThrow(), lost.number());
                    holds(
                            was.standing() != Standing.LOST || was.saidYes() != lost.saidYes(),
                            "lost once",
                            where);
                }
                if (reasoned.event() instanceof Event.Closed
                        || reasoned.event() instanceof Event.CaseMerged) {
                    holds(!before.orElseThrow().status().over(), "closed once", where);
                }
            }
        }
    }

    @Test
    void aDateThatWasSeenToBringsNothingAgain() {
        Desk desk = new Desk().doctor("M01", 2.1).doctor("M02", 3.4);
        desk.at("2026-03-02T09:05:00", desk.requested());
        desk.until("2026-03-04T08:00:00");
        Decided again = desk.decide(new Occasion.Due(C1));
        assertThat(again.events()).isEmpty();
        assertThat(again.letters()).isEmpty();
    }
}
