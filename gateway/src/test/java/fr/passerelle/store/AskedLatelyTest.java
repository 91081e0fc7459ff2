package fr.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.config.Territory;
import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.CaseState.OfferState.Standing;
import fr.passerelle.deciding.Facts;
import fr.passerelle.deciding.Volunteer;
import fr.passerelle.mail.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskedLatelyTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:05:00Z");

    private final Store store =
            Store.open("jdbc:h2:mem:" + UUID.randomUUID(), "", "", new Keys(new byte[32]));
    private final People people =
            new People(
                    new Territory(
                            List.of(
                                    new Territory.Commune(
                                            "17906", "Essai", List.of("17540"), 46.1, -0.9)),
                            List.of(
                                    new Territory.Doctor(
                                            "M01",
                                            "Dr Camille Essai",
                                            EmailAddress.of("essai@medecins.mssante.example"),
                                            Optional.empty(),
                                            "17906",
                                            Optional.empty(),
                                            Optional.empty(),
                                            15,
                                            true,
                                            true,
                                            true,
                                            2)),
                            List.of()));

    AskedLatelyTest() {
        store.run(people::load);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static OfferState offer(Standing standing, Instant madeAt) {
        return new OfferState(
                1,
                "M01",
                standing,
                madeAt,
                Optional.empty(),
                madeAt.plus(Duration.ofDays(3)),
                false);
    }

    private Volunteer at(Instant now) {
        return store.read(
                        transaction ->
                                people.near(
                                        transaction,
                                        new Facts(Optional.empty(), Optional.empty(), Set.of()),
                                        now))
                .getFirst();
    }

    @Test
    void anOfferIsOutstandingUntilItIsAnsweredAndAMailForAWeek() {
        store.run(transaction -> AskedLately.made(transaction, offer(Standing.OPEN, MONDAY)));

        assertThat(at(MONDAY).outstanding()).isEqualTo(1);
        assertThat(at(MONDAY).mailsLastSevenDays()).isEqualTo(1);
        assertThat(at(MONDAY.plus(Duration.ofDays(7)).plusMillis(1)).mailsLastSevenDays()).isZero();

        store.run(
                transaction ->
                        AskedLately.moved(
                                transaction,
                                offer(Standing.REMINDED, MONDAY),
                                Standing.OPEN,
                                MONDAY,
                                MONDAY));
        assertThat(at(MONDAY).outstanding()).isEqualTo(1);

        store.run(
                transaction ->
                        AskedLately.moved(
                                transaction,
                                offer(Standing.DECLINED, MONDAY),
                                Standing.REMINDED,
                                MONDAY,
                                MONDAY));
        assertThat(at(MONDAY).outstanding()).isZero();
        assertThat(at(MONDAY).acceptedThisMonth()).isZero();
    }

    @Test
    void aYesCountsInItsMonthUntilItIsTakenBack() {
        Instant yes = MONDAY.plusSeconds(60);
        store.run(
                transaction -> {
                    AskedLately.made(transaction, offer(Standing.OPEN, MONDAY));
                    AskedLately.moved(
                            transaction,
                            offer(Standing.ACCEPTED, MONDAY),
                            Standing.OPEN,
                            MONDAY,
                            yes);
                });

        assertThat(at(yes).acceptedThisMonth()).isEqualTo(1);
        assertThat(at(yes).outstanding()).isZero();
        assertThat(at(Instant.parse("2026-04-01T08:00:00Z")).acceptedThisMonth()).isZero();

        store.run(
                transaction ->
                        AskedLately.moved(
                                transaction,
                                offer(Standing.FREED, MONDAY),
                                Standing.ACCEPTED,
                                yes,
                                yes.plusSeconds(60)));
        assertThat(at(yes).acceptedThisMonth()).isZero();
    }
}
