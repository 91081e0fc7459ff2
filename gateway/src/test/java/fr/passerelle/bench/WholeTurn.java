package fr.passerelle.bench;

import fr.passerelle.answering.Templates;
import fr.passerelle.config.Settings;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.mail.Received;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.serving.Gateway;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// One whole turn without sockets, disk or other threads: from the journal to the outbox, on H2
/// in memory.
final class WholeTurn {
    private static final int BATCH = 64;
    private static final int WARM = 60;
    private static final int TIMES = 30;

    private WholeTurn() {}

    static void measure(Path root, Figures figures) throws IOException {
        Path folder = Files.createTempDirectory("passerelle-bench");
        Settings settings = GatewayUnderLoad.settings(root, folder, 0, 0, Set.of());
        try (Store store = Store.open("jdbc:h2:mem:whole-turn", "", "", new Keys(new byte[32]));
                Gateway gateway =
                        new Gateway(
                                new Gateway.Parts(
                                        settings,
                                        PolicyFile.read(settings.policy()),
                                        BusyTerritory.territory(),
                                        Templates.load(settings.templates()),
                                        root.resolve("config/mailetcontainer.xml"),
                                        store,
                                        InstantSource.system(),
                                        new Random(1)))) {
            var threads = ManagementFactory.getThreadMXBean();
            Mails mails = new Mails(Mails.Size.TEXT, 8);
            long cpu = 0;
            int done = 0;
            for (int batch = 0; batch < WARM + TIMES; batch++) {
                for (int i = 0; i < BATCH; i++) {
                    keep(gateway, Steps.received(mails, batch * BATCH + i));
                }
                long before = threads.getCurrentThreadCpuTime();
                int worked = gateway.work();
                if (batch >= WARM) {
                    cpu += threads.getCurrentThreadCpuTime() - before;
                    done += worked;
                }
            }
            figures.note(
                    "CPU µs", "a whole turn, journal to outbox, H2 in memory", cpu / 1e3 / done);
        } finally {
            PostfixPeer.remove(folder);
        }
    }

    private static void keep(Gateway gateway, Received received) {
        gateway.journal()
                .keep(
                        new Arrival(
                                received.door(),
                                Optional.empty(),
                                received.envelope(),
                                InstantSource.system().instant(),
                                received.raw()));
    }
}
