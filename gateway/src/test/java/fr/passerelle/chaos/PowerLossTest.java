package fr.passerelle.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.receiving.Journal;
import fr.passerelle.store.Audit;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import fr.passerelle.store.StoreJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Durable means power-safe: the file of the store is watched below its cipher, the power goes
/// at random moments, and each time what the disk is left with is opened as a store again. Every
/// message for which [Journal#keep] had returned by then must be there, byte for byte.
class PowerLossTest {
    private static final int DOORS = 4;

    /// Bounds the memory of the test: the watched disk is kept in it.
    private static final int MAILS_A_DOOR = 400;

    /// Small mails, and some whose attachment becomes a blob of its own.
    private static final int LARGEST = 120_000;

    @TempDir private Path folder;

    private final Keys keys = new Keys(new byte[32]);
    private final Map<String, RawMessage> acknowledged = new ConcurrentHashMap<>();

    static LongStream someSeeds() {
        return LongStream.of(1, 2);
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(100, 130);
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void whatTheJournalHasAcknowledgedOutlivesALossOfPower(long seed) throws Exception {
        powerGoes(seed, 5, Platter::afterPowerLossInOrder);
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    @Tag("slow")
    void whatTheJournalHasAcknowledgedOutlivesManyLosses(long seed) throws Exception {
        powerGoes(seed, 12, Platter::afterPowerLossInOrder);
    }

    /// The worst disk: sectors that were not forced are lost here and there, in any order.
    /// H2 does not always open such a file (seen in 2 of 31 lives): what was forced is there, but
    /// a later chunk with a whole header and torn pages stands in front of it.
    @ParameterizedTest
    @MethodSource("manySeeds")
    @Tag("slow")
    void whatTheJournalHasAcknowledgedOutlivesSectorsLostInAnyOrder(long seed) throws Exception {
        powerGoes(seed, 12, Platter::afterPowerLoss);
    }

    /// What a disk is left with.
    private interface Loss {
        byte[] of(Platter platter, Random luck);
    }

    private void powerGoes(long seed, int losses, Loss disk) throws Exception {
        Random random = new Random(seed);
        String database = folder.resolve("store").toAbsolutePath().toString();
        Platter platter = new Platter(new Random(seed), random.nextInt(1, 8));
        WatchedDisk.watch(database, platter);
        ExecutorService doors = Executors.newFixedThreadPool(DOORS);
        int checked = 0;
        try (Store store = Store.open("jdbc:h2:watch:" + database, "", "", keys);
                StoreJournal journal =
                        new StoreJournal(
                                store, Clock.systemUTC(), "node-1", StoreJournal.Hand.none())) {
            List<Future<?>> keeping =
                    IntStream.range(0, DOORS)
                            .<Future<?>>mapToObj(
                                    door ->
                                            doors.submit(
                                                    () ->
                                                            keep(
                                                                    journal,
                                                                    new Random(seed * DOORS + door),
                                                                    door)))
                            .toList();
            await().atMost(Duration.ofSeconds(60)).until(() -> !acknowledged.isEmpty());
            for (int loss = 1; loss <= losses; loss++) {
                Thread.sleep(random.nextInt(300));
                Map<String, RawMessage> promised = Map.copyOf(acknowledged);
                byte[] left = disk.of(platter, random);
                assertThat(platter.forces()).isPositive();
                assertThat(keptIn(left, loss))
                        .as("seed %d, loss %d", seed, loss)
                        .containsAllEntriesOf(promised);
                checked += promised.size();
            }
            doors.shutdownNow();
            for (Future<?> each : keeping) {
                each.get();
            }
        } finally {
            doors.shutdownNow();
            WatchedDisk.forget(database);
        }
        assertThat(checked).isPositive();
    }

    /// Hands messages over until it is stopped; a message counts from the moment `keep` returns.
    private Void keep(Journal journal, Random random, int door) {
        for (int i = 0; !Thread.currentThread().isInterrupted() && i < MAILS_A_DOOR; i++) {
            RawMessage mail = mail(random, door, i);
            try {
                acknowledged.put(journal.keep(arrival(mail)).reference(), mail);
            } catch (fr.passerelle.receiving.Fault stopped) {
                return null;
            }
        }
        return null;
    }

    private static RawMessage mail(Random random, int door, int number) {
        byte[] attachment = new byte[random.nextInt(4) == 0 ? random.nextInt(LARGEST) : 90];
        random.nextBytes(attachment);
        return new RawMessage(
                ("From: dac@dac.mssante.example\r\nSubject: "
                                + door
                                + "/"
                                + number
                                + "\r\n\r\n"
                                + Base64.getMimeEncoder().encodeToString(attachment)
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static Arrival arrival(RawMessage mail) {
        return new Arrival(
                new Door("imap:essai", true),
                Optional.empty(),
                Envelope.of(
                        EmailAddress.find("dac@dac.mssante.example"),
                        List.of(EmailAddress.of("passerelle@cpts.mssante.example"))),
                Clock.systemUTC().instant(),
                mail);
    }

    private Map<String, RawMessage> keptIn(byte[] file, int loss) throws IOException {
        Path image = folder.resolve("after-loss-" + loss);
        Files.write(image.resolveSibling(image.getFileName() + ".mv.db"), file);
        Map<String, RawMessage> found = new ConcurrentHashMap<>();
        try (Store store = Store.open("jdbc:h2:file:" + image.toAbsolutePath(), "", "", keys)) {
            List<Audit.Kept> messages = new ArrayList<>(new Audit(store).messages());
            messages.forEach(
                    kept -> found.put(kept.reference(), new RawMessage(kept.raw().orElseThrow())));
        }
        return found;
    }
}
