package fr.passerelle.bench;

import fr.passerelle.explaining.SentFile;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Trusting;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.form.Forms;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// [Understander#understand] on the replies of `test-mailboxes/messages/replies/`, one after the
/// other: from parsed mail to meaning. [Replies] runs it.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReplyBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Every reply, opened before anything is measured.
    @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
    @State(Scope.Thread)
    public static class Mails {
        private Understander understander;
        private List<Opened> opened;
        private int next;

        @Setup
        public void read() throws IOException, SentFile.Unreadable {
            Path root = Path.of(System.getProperty("passerelle.root", ""));
            opened = openedReplies(root);
            understander = understander(root);
        }

        Understood understandNext() {
            next = next + 1 < opened.size() ? next + 1 : 0;
            return understander.understand(opened.get(next));
        }
    }

    @Benchmark
    public Understood understand(Mails mails, OpeningBenchmark.Cpu cpu) {
        long before = THREADS.getCurrentThreadCpuTime();
        Understood understood = mails.understandNext();
        cpu.nanos += THREADS.getCurrentThreadCpuTime() - before;
        cpu.opens++;
        return understood;
    }

    static Understander understander(Path root) throws IOException, SentFile.Unreadable {
        return new Understander(
                BusyTerritory.OWN,
                SentFile.read(folder(root).resolve("sent.jsonl")),
                AttachedDocuments.readers(),
                Forms.reference());
    }

    static Opened opened(byte[] mail) {
        Received received =
                new Received(
                        "m-1",
                        new Door("smtp", true),
                        Envelope.UNKNOWN,
                        Instant.parse("2026-03-03T12:00:00Z"),
                        new RawMessage(mail));
        return (Opened) new MimeOpener(Trusting.NOBODY).open(received);
    }

    private static List<Opened> openedReplies(Path root) throws IOException {
        List<Opened> opened = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder(root))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
                opened.add(opened(Files.readAllBytes(file)));
            }
        }
        return opened;
    }

    private static Path folder(Path root) {
        return root.resolve("test-mailboxes/messages/replies");
    }
}
