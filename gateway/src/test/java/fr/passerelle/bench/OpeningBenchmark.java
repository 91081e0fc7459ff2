package fr.passerelle.bench;

import fr.passerelle.mail.Received;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Opening;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.Sealing;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// [MimeOpener#open] as a whole on a letter that was signed and then enciphered: MIME, private
/// key, content, signature, path, revocation list. [SecureOpening] runs it.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OpeningBenchmark {
    /// Where [SecureMails] were made.
    static final String FOLDER = "bench.open.folder";

    /// Opened before anything is measured. Counted, not timed: on a busy machine a second is not
    /// enough to be compiled in.
    private static final int BEFORE = 6_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Nanoseconds of this thread's CPU; noise of other programs is not in it.
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Cpu {
        public long nanos;
        public long opens;

        @Setup(Level.Iteration)
        public void reset() {
            nanos = 0;
            opens = 0;
        }
    }

    /// The letter and an opener that has opened it before.
    @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
    @State(Scope.Thread)
    public static class Warm {
        @Param("RSA_2048")
        public KeyKind kind;

        @Param("AUTHENTICATED")
        public Sealing.Cipher cipher;

        SecureMails mails;
        Keyring keys;
        Received received;
        MimeOpener opener;

        @Setup
        public void read() throws IOException, GeneralSecurityException {
            mails = new SecureMails(Path.of(System.getProperty(FOLDER, "")));
            keys = mails.keys(kind);
            received = mails.received(kind, cipher);
            opener = mails.opener(kind, keys);
            for (int i = 0; i < BEFORE; i++) {
                opener.open(received);
            }
        }

        public Received received() {
            return received;
        }

        public Keyring keys() {
            return keys;
        }
    }

    /// The letter and an opener that has seen nobody: no path, no certificate, no answer of a
    /// revocation list is kept from before. The lists themselves are read, as they are in a
    /// gateway that runs.
    @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
    @State(Scope.Thread)
    public static class Cold {
        MimeOpener opener;

        @Setup(Level.Invocation)
        public void forget(Warm warm) throws IOException, GeneralSecurityException {
            opener = warm.mails.opener(warm.kind, warm.keys);
        }
    }

    @Benchmark
    public Opening warm(Warm warm, Cpu cpu) {
        return open(warm.opener, warm.received, cpu);
    }

    @Benchmark
    public Opening cold(Warm warm, Cold cold, Cpu cpu) {
        return open(cold.opener, warm.received, cpu);
    }

    private static Opening open(MimeOpener opener, Received received, Cpu cpu) {
        long before = THREADS.getCurrentThreadCpuTime();
        Opening opening = opener.open(received);
        cpu.nanos += THREADS.getCurrentThreadCpuTime() - before;
        cpu.opens++;
        if (!(opening instanceof Opened opened)
                || !(opened.signature() instanceof Verdict.Valid)
                || !(opened.encryption() instanceof Verdict.Valid)) {
            throw new IllegalStateException("not open, or not believed: " + opening);
        }
        return opening;
    }
}
