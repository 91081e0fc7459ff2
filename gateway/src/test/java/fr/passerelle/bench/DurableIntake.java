package fr.passerelle.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How many mails of 20 kB a second the journal keeps for sixteen doors at once, beside what the
/// disk could take: the two in turn, on the same disk.
final class DurableIntake {
    private static final int DOORS = 16;
    private static final int SERIES = 400;
    private static final int WARM_SECONDS = 6;
    private static final int SECONDS = 4;

    private final Figures figures;
    private final int rounds;
    private final AtomicLong number = new AtomicLong();

    /// Whatever makes mails durable.
    interface Keeper extends AutoCloseable {
        /// Returns when the mail would survive a loss of power.
        void keep(byte[] mail);

        long synchronisations();

        @Override
        void close() throws IOException;
    }

    DurableIntake(Figures figures, int rounds) {
        this.figures = figures;
        this.rounds = rounds;
    }

    void measure() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("passerelle-bench");
        Mails mails = new Mails(Mails.Size.ATTACHED, 7);
        List<byte[]> series = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            series.add(mails.withoutId(i));
        }
        try (Keeper journal = new JournalKeeper(folder);
                Keeper limit = new GroupCommitLimit(folder)) {
            run(journal, series, WARM_SECONDS);
            run(limit, series, 1);
            for (int round = 0; round < rounds; round++) {
                note("journal", journal, series);
                note("group commit limit", limit, series);
            }
            figures.ratio("kept per s", "journal", "group commit limit");
        } finally {
            PostfixPeer.remove(folder);
        }
    }

    private void note(String name, Keeper keeper, List<byte[]> series) throws InterruptedException {
        long before = keeper.synchronisations();
        double perSecond = run(keeper, series, SECONDS);
        double synchronisations = (keeper.synchronisations() - before) / (double) SECONDS;
        figures.note("kept per s", name, perSecond);
        figures.note("mails per fsync", name, perSecond / Math.max(1, synchronisations));
    }

    /// Mails a second.
    private double run(Keeper keeper, List<byte[]> series, int seconds)
            throws InterruptedException {
        long begin = System.nanoTime();
        long until = begin + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong kept = new AtomicLong();
        List<Thread> doors = new ArrayList<>();
        for (int i = 0; i < DOORS; i++) {
            doors.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (System.nanoTime() < until) {
                                            keeper.keep(next(series));
                                            kept.incrementAndGet();
                                        }
                                    }));
        }
        for (Thread door : doors) {
            door.join();
        }
        return kept.get() / ((System.nanoTime() - begin) / 1e9);
    }

    /// The next mail, with a Message-ID that no other has.
    private byte[] next(List<byte[]> series) {
        long mine = number.getAndIncrement();
        byte[] id =
                ("Message-ID: " + Mails.id(0, Math.toIntExact(mine)) + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] mail = series.get((int) (mine % series.size()));
        byte[] whole = new byte[id.length + mail.length];
        System.arraycopy(id, 0, whole, 0, id.length);
        System.arraycopy(mail, 0, whole, id.length, mail.length);
        return whole;
    }
}
