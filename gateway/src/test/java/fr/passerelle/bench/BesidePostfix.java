package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The same mails through the gateway and through a Postfix relay, in turn: mails a second and
/// CPU from a closed loop, latency from an open one that both can hold.
final class BesidePostfix {
    private static final int CONNECTIONS = 10;
    private static final int OPEN_CONNECTIONS = 16;
    private static final double OPEN_RATE = 40;
    private static final int OPEN_SECONDS = 10;
    private static final int PATIENCE_SECONDS = 120;

    private final Path root;
    private final Figures figures;
    private final int warm;
    private final int mails;
    private final int rounds;
    private int run;

    /// @param root of the project
    /// @param warm mails before anything counts
    /// @param mails in each closed loop
    /// @param rounds how often each has its turn
    BesidePostfix(Path root, Figures figures, int warm, int mails, int rounds) {
        this.root = root;
        this.figures = figures;
        this.warm = warm;
        this.mails = mails;
        this.rounds = rounds;
    }

    void measure(Mails.Size size, List<String> flags) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("passerelle-bench");
        try (Sink sink = new Sink(0);
                Peer gateway =
                        GatewayPeer.start(
                                root,
                                Files.createDirectories(folder.resolve("gateway")),
                                sink.port(),
                                flags)) {
            figures.note("start s", gateway.name(), gateway.startSeconds());
            Optional<String> hindrance = PostfixPeer.hindrance();
            if (hindrance.isPresent()) {
                System.out.println("Without Postfix beside: " + hindrance.get() + ".");
                warmUp(gateway, sink, size, warm);
                inTurn(List.of(gateway), sink, size);
                return;
            }
            try (Peer postfix =
                    PostfixPeer.start(
                            Files.createDirectories(folder.resolve("postfix")), sink.port())) {
                figures.note("start s", postfix.name(), postfix.startSeconds());
                warmUp(gateway, sink, size, warm);
                warmUp(postfix, sink, size, Math.min(500, warm));
                inTurn(List.of(gateway, postfix), sink, size);
            }
            for (String what :
                    List.of(
                            "mails per s",
                            "accepted per s",
                            "CPU ms per mail",
                            "PSS MB",
                            "p50 ms at 40/s",
                            "p99 ms at 40/s")) {
                figures.ratio(what(size, what), "gateway", "postfix");
            }
        } finally {
            PostfixPeer.remove(folder);
        }
    }

    /// Something that runs already: whatever accepts on one port and delivers to the other.
    void measureRunning(Peer peer, int sinkPort, Mails.Size size)
            throws IOException, InterruptedException {
        try (Sink sink = new Sink(sinkPort)) {
            warmUp(peer, sink, size, warm);
            inTurn(List.of(peer), sink, size);
        }
    }

    private static String what(Mails.Size size, String what) {
        return what + (size == Mails.Size.TEXT ? " (2 kB)" : " (20 kB)");
    }

    /// Made before the clock runs. Nobody is in two runs: a second request about one person would
    /// join the first.
    private List<byte[]> series(Mails.Size size, int count) {
        Mails series = new Mails(size, run);
        return IntStream.range(0, count).mapToObj(series::withoutId).toList();
    }

    private void warmUp(Peer peer, Sink sink, Mails.Size size, int count)
            throws InterruptedException {
        Tally tally = tally(peer, sink, count);
        List<byte[]> series = series(size, count);
        new Load(peer.port(), CONNECTIONS, 0).send(series, tally);
        Load.await(tally, PATIENCE_SECONDS);
    }

    private Tally tally(Peer peer, Sink sink, int count) {
        run++;
        Tally tally =
                new Tally(
                        (int) (ProcessHandle.current().pid() % 100_000) * 1000 + run,
                        count,
                        peer.owes());
        sink.count(tally);
        return tally;
    }

    private void inTurn(List<Peer> peers, Sink sink, Mails.Size size) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (Peer peer : peers) {
                closedLoop(peer, sink, size);
            }
            for (Peer peer : peers) {
                openLoop(peer, sink, size);
            }
        }
    }

    private void closedLoop(Peer peer, Sink sink, Mails.Size size) throws InterruptedException {
        Tally tally = tally(peer, sink, mails);
        List<byte[]> series = series(size, tally.mails());
        double cpu = peer.processes().cpuSeconds();
        Load.Sent sent = new Load(peer.port(), CONNECTIONS, 0).send(series, tally);
        Load.await(tally, PATIENCE_SECONDS);
        double used = peer.processes().cpuSeconds() - cpu;
        String name = peer.name();
        figures.note(what(size, "mails per s"), name, tally.complete() / tally.seconds());
        figures.note(what(size, "accepted per s"), name, sent.accepted() / sent.seconds());
        figures.note(what(size, "CPU ms per mail"), name, used * 1000 / mails);
        figures.note(what(size, "PSS MB"), name, peer.processes().pssMegabytes());
        loss(peer, tally, sent, size);
    }

    private void openLoop(Peer peer, Sink sink, Mails.Size size) throws InterruptedException {
        Tally tally = tally(peer, sink, (int) (OPEN_RATE * OPEN_SECONDS));
        List<byte[]> series = series(size, tally.mails());
        double cpu = peer.processes().cpuSeconds();
        Load.Sent sent = new Load(peer.port(), OPEN_CONNECTIONS, OPEN_RATE).send(series, tally);
        Load.await(tally, PATIENCE_SECONDS);
        double used = peer.processes().cpuSeconds() - cpu;
        double[] latencies = tally.latencies();
        String name = peer.name();
        figures.note(what(size, "p50 ms at 40/s"), name, Figures.quantile(latencies, 0.5));
        figures.note(what(size, "p99 ms at 40/s"), name, Figures.quantile(latencies, 0.99));
        figures.note(what(size, "accept p99 ms at 40/s"), name, sent.p99());
        figures.note(what(size, "CPU ms per mail at 40/s"), name, used * 1000 / tally.mails());
        loss(peer, tally, sent, size);
    }

    private void loss(Peer peer, Tally tally, Load.Sent sent, Mails.Size size) {
        figures.note(what(size, "missing"), peer.name(), tally.mails() - tally.complete());
        figures.note(what(size, "errors"), peer.name(), sent.errors());
    }
}
