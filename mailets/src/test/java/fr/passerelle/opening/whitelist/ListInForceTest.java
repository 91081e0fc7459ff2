package fr.passerelle.opening.whitelist;

import static fr.passerelle.opening.whitelist.Lists.MARCH;
import static fr.passerelle.opening.whitelist.Lists.candidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListInForceTest {
    private static final Instant NOW = MARCH.plus(Duration.ofHours(5));
    private static final Instant DAY_AFTER = MARCH.plus(Duration.ofDays(1));
    private static final List<String> HUNDRED = Lists.names(100);
    private static final String FIRST = Lists.of(MARCH, HUNDRED);

    @TempDir private Path folder;

    private Path copy() {
        return folder.resolve("garde/liste-blanche.xml");
    }

    private ListInForce open() throws IOException {
        return ListInForce.open(copy(), Optional.empty(), () -> NOW);
    }

    private ListInForce first() throws IOException {
        ListInForce inForce = open();
        assertThat(inForce.offer(candidate(FIRST))).isInstanceOf(Judgement.Adopted.class);
        return inForce;
    }

    private static void assertStays(ListInForce inForce, Candidate candidate, Objection why)
            throws IOException {
        Set<String> before = inForce.names();
        assertThat(inForce.offer(candidate))
                .isEqualTo(new Judgement.Rejected(why, candidate.sha256()));
        assertThat(inForce.names()).isEqualTo(before);
    }

    @Test
    void withoutAListNobodyIsListed() throws IOException {
        ListInForce inForce = open();

        assertThat(inForce.start()).isEqualTo(new ListInForce.Start.NoCopy());
        assertThat(inForce.listed(HUNDRED.getFirst())).isFalse();
        assertThat(inForce.names()).isEmpty();
        assertThat(inForce.list()).isEmpty();
    }

    @Test
    void aListWithNothingAgainstItIsInForce() throws IOException {
        ListInForce inForce = first();

        assertThat(inForce.listed(HUNDRED.getFirst().toUpperCase(Locale.ROOT))).isTrue();
        assertThat(inForce.listed("autre.mssante.example")).isFalse();
        assertThat(inForce.names()).hasSize(100);
    }

    @Test
    void aLaterListTakesItsPlace() throws IOException {
        ListInForce inForce = first();
        String later = Lists.of(NOW, Lists.and(HUNDRED.subList(1, 100), "nouveau.example"));

        assertThat(inForce.offer(candidate(later))).isInstanceOf(Judgement.Adopted.class);
        assertThat(inForce.listed("nouveau.example")).isTrue();
        assertThat(inForce.listed(HUNDRED.getFirst())).isFalse();
    }

    @Test
    void theListGoesOnBeingInForceAfterARestart() throws IOException {
        first();

        ListInForce again = open();

        assertThat(again.start()).isInstanceOf(ListInForce.Start.Kept.class);
        assertThat(again.names()).hasSize(100);
        assertThat(again.offer(candidate(FIRST))).isInstanceOf(Judgement.AlreadyInForce.class);
        assertThat(Files.readString(copy())).isEqualTo(FIRST);
    }

    @Test
    void whatIsRejectedIsNotKeptEither() throws IOException {
        ListInForce inForce = first();

        inForce.offer(candidate(FIRST.substring(0, FIRST.length() / 2)));

        assertThat(Files.readString(copy())).isEqualTo(FIRST);
        assertThat(open().names()).isEqualTo(inForce.names());
    }

    @Test
    void consideringChangesNothing() throws IOException {
        ListInForce inForce = open();

        assertThat(inForce.consider(candidate(FIRST))).isInstanceOf(Judgement.Adopted.class);
        assertThat(inForce.list()).isEmpty();
        assertThat(copy()).doesNotExist();
    }

    @Test
    void aCrashBeforeTheNewOneIsInPlaceLeavesTheOldOne() throws IOException {
        first();
        new KeptCopy(copy()).writeBeside(Lists.bytes(Lists.of(NOW, HUNDRED.subList(0, 95))));

        ListInForce again = open();
        assertThat(again.names()).hasSize(100);

        String later = Lists.of(NOW, HUNDRED.subList(0, 99));
        assertThat(again.offer(candidate(later))).isInstanceOf(Judgement.Adopted.class);
        assertThat(open().names()).hasSize(99);
        assertThat(copy().getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aListThatCannotBeKeptIsNotInForce() throws IOException {
        Files.writeString(folder.resolve("garde"), "a file where the folder should be");
        ListInForce inForce = open();

        assertThatThrownBy(() -> inForce.offer(candidate(FIRST))).isInstanceOf(IOException.class);
        assertThat(inForce.names()).isEmpty();
    }

    @Test
    void aDamagedCopyCountsAsNone() throws IOException {
        first();
        Files.writeString(copy(), FIRST.substring(0, 5000));

        ListInForce again = open();

        assertThat(again.start())
                .isInstanceOfSatisfying(
                        ListInForce.Start.Damaged.class,
                        damaged ->
                                assertThat(damaged.why())
                                        .isInstanceOf(Objection.NotWellFormed.class));
        assertThat(again.names()).isEmpty();
        assertThat(again.offer(candidate(FIRST))).isInstanceOf(Judgement.Adopted.class);
    }

    @Test
    void theDigestOfAnotherFileIsRefused() throws IOException {
        ListInForce inForce = first();
        String later = Lists.of(NOW, HUNDRED);
        Candidate other = new Candidate(Lists.bytes(later), Optional.of(candidate(FIRST).sha256()));

        assertStays(inForce, other, new Objection.OtherDigest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "<html>404</html>"})
    void whatIsNoDigestIsRefused(String declared) throws IOException {
        assertStays(
                first(),
                new Candidate(Lists.bytes(FIRST), Optional.of(declared)),
                new Objection.NotADigest());
    }

    @Test
    void aDigestFollowedByAFileNameIsNotTheOneThatIsPublished() throws IOException {
        String declared = candidate(FIRST).sha256() + "  listeblanchemssante.xml";

        assertStays(
                first(),
                new Candidate(Lists.bytes(FIRST), Optional.of(declared)),
                new Objection.NotADigest());
    }

    @Test
    void blanksAndCapitalsInTheDigestChangeNothing() throws IOException {
        String declared = " \r\n" + candidate(FIRST).sha256() + "\r\n";

        assertThat(
                        open().offer(
                                        new Candidate(
                                                Lists.bytes(FIRST),
                                                Optional.of(declared.toUpperCase(Locale.ROOT)))))
                .isInstanceOf(Judgement.Adopted.class);
    }

    @Test
    void theRightDigestOfAListCutShortHelpsNothing() throws IOException {
        ListInForce inForce = first();
        Candidate cut = candidate(Lists.of(NOW, HUNDRED).replace("</ListeBlancheMSSante>\n", ""));

        assertThat(inForce.offer(cut))
                .isInstanceOfSatisfying(
                        Judgement.Rejected.class,
                        rejected ->
                                assertThat(rejected.why())
                                        .isInstanceOf(Objection.NotWellFormed.class));
        assertThat(inForce.names()).hasSize(100);
    }

    @Test
    void anEmptyListIsRefused() throws IOException {
        Candidate empty = candidate(Lists.of(MARCH, List.of()));

        assertStays(first(), empty, new Objection.Empty());
        assertThat(
                        ListInForce.open(folder.resolve("autre.xml"), Optional.empty(), () -> NOW)
                                .offer(empty))
                .isInstanceOf(Judgement.Rejected.class);
    }

    @Test
    void anOlderListIsRefused() throws IOException {
        Instant before = MARCH.minusSeconds(1);

        assertStays(
                first(), candidate(Lists.of(before, HUNDRED)), new Objection.Older(before, MARCH));
    }

    @Test
    void anotherListOfTheSameInstantIsTaken() throws IOException {
        String same = Lists.of(MARCH, Lists.and(HUNDRED, "ajout.example"));

        assertThat(first().offer(candidate(same))).isInstanceOf(Judgement.Adopted.class);
    }

    @Test
    void aListFromTheFutureIsRefused() throws IOException {
        Instant justTolerated = NOW.plus(Scrutiny.AHEAD);
        Instant tooLate = justTolerated.plusSeconds(1);

        ListInForce inForce = first();
        assertStays(
                inForce,
                candidate(Lists.of(tooLate, HUNDRED)),
                new Objection.FromTheFuture(tooLate));
        assertThat(inForce.offer(candidate(Lists.of(justTolerated, HUNDRED))))
                .isInstanceOf(Judgement.Adopted.class);
    }

    @Test
    void aListThatLostMoreThanATenthIsRefused() throws IOException {
        ListInForce inForce = first();

        assertStays(
                inForce,
                candidate(Lists.of(NOW, HUNDRED.subList(0, 89))),
                new Objection.Shrunk(11, 100));
        assertThat(inForce.offer(candidate(Lists.of(NOW, HUNDRED.subList(0, 90)))))
                .isInstanceOf(Judgement.Adopted.class);
    }

    @Test
    void aListOfTheSameLengthWithOtherNamesIsRefusedToo() throws IOException {
        List<String> others = HUNDRED.stream().map(name -> "x" + name).toList();

        assertStays(first(), candidate(Lists.of(NOW, others)), new Objection.Shrunk(100, 100));
    }

    @Test
    void aListThatMoreThanDoubledIsRefused() throws IOException {
        ListInForce inForce = first();

        assertStays(
                inForce, candidate(Lists.of(NOW, Lists.names(201))), new Objection.Grown(201, 100));
        assertThat(inForce.offer(candidate(Lists.of(NOW, Lists.names(200)))))
                .isInstanceOf(Judgement.Adopted.class);
    }

    @Test
    void whatAPersonAdmittedIsTakenHoweverFarItDeparts() throws IOException {
        first();
        Candidate short50 = candidate(Lists.of(NOW, HUNDRED.subList(0, 50)));
        ListInForce admitting =
                ListInForce.open(copy(), Optional.of(short50.sha256()), () -> DAY_AFTER);

        assertThat(admitting.offer(candidate(Lists.of(NOW, HUNDRED.subList(0, 51)))))
                .isInstanceOf(Judgement.Rejected.class);
        assertThat(admitting.offer(short50)).isInstanceOf(Judgement.Adopted.class);
        assertThat(admitting.names()).hasSize(50);
    }

    @Test
    void whatAPersonAdmittedMustStillBeAListAndNoOlderOne() throws IOException {
        first();
        Candidate old = candidate(Lists.of(MARCH.minusSeconds(1), HUNDRED));
        ListInForce admitting = ListInForce.open(copy(), Optional.of(old.sha256()), () -> NOW);

        assertThat(admitting.offer(old)).isInstanceOf(Judgement.Rejected.class);
    }

    @Test
    void aClockPutBackDoesNotTakeTheListAway() throws IOException {
        first();

        ListInForce again =
                ListInForce.open(
                        copy(), Optional.empty(), () -> Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(again.names()).hasSize(100);
    }
}
