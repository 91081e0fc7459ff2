package fr.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.Decided;
import fr.passerelle.deciding.Decided.Reasoned;
import fr.passerelle.deciding.Event;
import fr.passerelle.deciding.Facts;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.deciding.Recorded;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.store.Replay.Difference;
import fr.passerelle.store.Replay.Difference.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant T0 = Instant.parse("2026-03-02T08:05:00Z");

    private final Keys keys = new Keys(new byte[32]);
    private final Store store = Store.open("jdbc:h2:mem:" + UUID.randomUUID(), "", "", keys);
    private final Cases cases = new Cases(keys);

    @BeforeEach
    void twoCases() {
        aCaseWithAnOffer("TESTPATIENT");
        aCaseWithAnOffer("ESSAI");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void aCaseWithAnOffer(String name) {
        Fiche fiche = new Fiche(Map.of(Field.BIRTH_NAME, name));
        store.run(
                tx -> {
                    CaseId id = cases.open(tx, fiche, PatientMarks.of(fiche), T0);
                    Facts facts =
                            new Facts(
                                    Optional.of(1940),
                                    Optional.of("17000"),
                                    Set.of(Facts.Flag.ALD));
                    List<Reasoned> events =
                            List.of(
                                    new Reasoned(
                                            new Event.CaseOpened("R01", facts, Set.of(), T0, false),
                                            "demande.nouvelle"),
                                    new Reasoned(
                                            new Event.OfferMade(
                                                    1,
                                                    "M01",
                                                    Optional.empty(),
                                                    T0.plus(Duration.ofDays(3)),
                                                    List.of("M02 F1"),
                                                    List.of("distance")),
                                            "standard.distance"));
                    CaseState state =
                            CaseState.fold(
                                    id,
                                    events.stream()
                                            .map(
                                                    each ->
                                                            new Recorded(
                                                                    each.event(), T0, each.rule()))
                                            .toList());
                    cases.record(
                            tx,
                            Optional.empty(),
                            new Decided(
                                    new Occasion.Due(id),
                                    events,
                                    List.of(),
                                    Optional.of(state),
                                    false,
                                    "standard.distance",
                                    "a test says so"),
                            T0,
                            "0".repeat(64),
                            Optional.empty());
                });
    }

    private List<Difference> afterChanging(String statement) {
        int rows = store.call(tx -> tx.sql().sql(statement).update());
        assertThat(rows).isPositive();
        return Replay.of(store).check();
    }

    private static Difference inTheFirst(Kind kind, int seq) {
        return new Difference(new CaseId("C-1001"), kind, seq);
    }

    @Test
    void whatTheEventsMakeIsWhatIsStored() {
        Replay.Outcome outcome = Replay.of(store).run();

        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.cases()).isEqualTo(2);
        assertThat(outcome.events()).isEqualTo(4);
    }

    @Test
    void aChangedEventShows() {
        assertThat(
                        afterChanging(
                                "update event set body = replace(body, 'M01', 'M07')"
                                        + " where case_id = 'C-1001' and seq = 2"))
                .containsExactly(inTheFirst(Kind.CHAIN_BROKEN, 2));
    }

    @Test
    void aChangedRuleOrInstantShows() {
        assertThat(
                        afterChanging(
                                "update event set rule = 'x' where case_id = 'C-1001' and seq = 1"))
                .containsExactly(inTheFirst(Kind.CHAIN_BROKEN, 1));
        assertThat(
                        afterChanging(
                                "update event set at = at + 1 where case_id = 'C-1002' and seq = 2"))
                .contains(new Difference(new CaseId("C-1002"), Kind.CHAIN_BROKEN, 2));
    }

    @Test
    void anEventThatIsNoneAnyMoreDoesNotStopTheOthers() {
        assertThat(
                        afterChanging(
                                "update event set body = '{' where case_id = 'C-1001' and seq = 2"))
                .containsExactly(inTheFirst(Kind.UNREADABLE, 0));
    }

    @Test
    void aRemovedEventShows() {
        assertThat(afterChanging("delete from event where case_id = 'C-1001' and seq = 1"))
                .containsExactly(inTheFirst(Kind.EVENT_MISSING, 1));
    }

    @Test
    void aCutEndShows() {
        assertThat(afterChanging("delete from event where case_id = 'C-1001' and seq = 2"))
                .containsExactly(inTheFirst(Kind.END, 2));
    }

    @Test
    void aChangedStateShows() {
        assertThat(
                        afterChanging(
                                "update case_file set state = (select state from case_file where id ="
                                        + " 'C-1002') where id = 'C-1001'"))
                .containsExactly(inTheFirst(Kind.STATE, 0));
    }

    @Test
    void aChangedStatusShows() {
        assertThat(afterChanging("update case_file set status = 'CLOSE' where id = 'C-1001'"))
                .containsExactly(inTheFirst(Kind.STATUS, 0));
    }

    @Test
    void aChangedOfferShows() {
        assertThat(afterChanging("update offer set standing = 'ACCEPTED' where case_id = 'C-1001'"))
                .containsExactly(inTheFirst(Kind.OFFER, 1));
    }

    @Test
    void eventsWithoutTheirCaseShow() {
        assertThat(afterChanging("delete from case_file where id = 'C-1001'"))
                .containsExactly(inTheFirst(Kind.NO_CASE, 0));
    }
}
