package fr.passerelle.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.receiving.Doors;
import fr.passerelle.receiving.Fault;
import fr.passerelle.store.Audit;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import fr.passerelle.store.StoreJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk without room: the door says 451 and the sender keeps its mail. H2 does not outlive a
/// failed write, so the store refuses everything from then on, says so once, and a new process
/// finds all that was acknowledged.
class DiskFullTest {
    @TempDir private Path folder;

    private final Keys keys = new Keys(new byte[32]);

    @Test
    @Timeout(60)
    void aFullDiskRefusesForNowAndLosesNothing() throws Exception {
        String database = folder.resolve("store").toAbsolutePath().toString();
        Platter platter = new Platter(new Random(5), 0);
        WatchedDisk.watch(database, platter);
        List<String> acknowledged = new ArrayList<>();
        AtomicInteger told = new AtomicInteger();
        try (Store store = Store.open("jdbc:h2:watch:" + database, "", "", keys);
                StoreJournal journal =
                        new StoreJournal(
                                store, Clock.systemUTC(), "node-1", StoreJournal.Hand.none());
                Doors doors =
                        Doors.open(
                                withoutMailbox(), "mx.essai.example", journal, Clock.systemUTC())) {
            store.whenBroken(told::incrementAndGet);
            Mta mta = new Mta(() -> doors.smtpPort().orElseThrow());
            acknowledged.add(journal.keep(arrival(1)).reference());
            assertThat(offer(mta, 2)).startsWith("250");

            platter.limit(platter.size() + 4096);
            assertThatThrownBy(
                            () -> {
                                for (int i = 10; i < 40; i++) {
                                    acknowledged.add(journal.keep(arrival(i)).reference());
                                }
                            })
                    .isInstanceOf(Fault.class);

            assertThat(offer(mta, 3)).startsWith("451");
            assertThat(told).hasValue(1);
        }
        assertThat(keptIn(platter.afterPowerLossInOrder(new Random(6)))).containsAll(acknowledged);
    }

    private List<String> keptIn(byte[] file) throws IOException {
        Path image = folder.resolve("afterwards");
        Files.write(image.resolveSibling("afterwards.mv.db"), file);
        try (Store store = Store.open("jdbc:h2:file:" + image.toAbsolutePath(), "", "", keys)) {
            return new Audit(store).messages().stream().map(Audit.Kept::reference).toList();
        }
    }

    private static String offer(Mta mta, int number) {
        return mta.offer(Load.nurse(number), Place.OWN.toString(), Load.request(number));
    }

    private static Arrival arrival(int number) {
        byte[] filling = new byte[20_000];
        new Random(number).nextBytes(filling);
        String text = Load.request(number) + new String(filling, StandardCharsets.ISO_8859_1);
        return new Arrival(
                new Door("imap:essai", true),
                Optional.empty(),
                Envelope.of(EmailAddress.find(Load.nurse(number)), List.of(Place.OWN)),
                Clock.systemUTC().instant(),
                new RawMessage(text.getBytes(StandardCharsets.UTF_8)));
    }

    private fr.passerelle.config.Settings withoutMailbox() {
        return new Place(folder, 1, 1).withoutMailbox();
    }
}
