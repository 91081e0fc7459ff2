package fr.passerelle.bench;

import fr.passerelle.mail.Slice;
import fr.passerelle.understanding.hl7v2.Hl7Read;
import fr.passerelle.understanding.hl7v2.Hl7Reader;
import fr.passerelle.understanding.hprim.HprimRead;
import fr.passerelle.understanding.hprim.HprimReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
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

/// Reading clinical documents by the gateway's reader and by DOM with XPath; letters of HPRIM and
/// messages of HL7 by the gateway's. [ClinicalReading] runs it.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadersBenchmark {
    static final String ROOT = "passerelle.root";

    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Nanoseconds of this thread's CPU; noise of other programs is not in it.
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Cpu {
        public long nanos;
        public long reads;

        @Setup(Level.Iteration)
        public void reset() {
            nanos = 0;
            reads = 0;
        }
    }

    /// One document and both readers, who were seen to say the same of it.
    @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
    @State(Scope.Thread)
    public static class Document {
        @Param("LARGE")
        public Letter letter;

        byte[] bytes;
        FactsByXPath xpath;

        @Setup
        public void read()
                throws IOException, ParserConfigurationException, XPathExpressionException {
            bytes = letter.bytes(Path.of(System.getProperty(ROOT, "..")));
            xpath = new FactsByXPath();
            Map<String, String> ours = FactsByStream.read(bytes);
            Map<String, String> theirs = xpath.read(bytes);
            if (!ours.equals(theirs)) {
                throw new IllegalStateException(ours + " is not " + theirs);
            }
        }
    }

    /// A letter of HPRIM and a message of HL7.
    @SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
    @State(Scope.Thread)
    public static class Coded {
        byte[] hprim;
        byte[] hl7;

        @Setup
        public void read() throws IOException {
            Path messages =
                    Path.of(System.getProperty(ROOT, "..")).resolve("test-mailboxes/messages");
            hprim = Files.readAllBytes(messages.resolve("hprim/001-discharge-letter.hpr"));
            hl7 = Files.readAllBytes(messages.resolve("hl7v2/001-discharge.hl7"));
        }
    }

    @Benchmark
    public Map<String, String> stream(Document document, Cpu cpu) {
        return counted(cpu, () -> FactsByStream.read(document.bytes));
    }

    @Benchmark
    public Map<String, String> xpath(Document document, Cpu cpu) {
        return counted(cpu, () -> document.xpath.read(document.bytes));
    }

    @Benchmark
    public HprimRead hprim(Coded coded, Cpu cpu) {
        return counted(
                cpu,
                () ->
                        HprimReader.read(
                                coded.hprim,
                                Optional.empty(),
                                Optional.of("lettre.hpr"),
                                HprimReader.Carrier.FILE,
                                "1",
                                DAY));
    }

    @Benchmark
    public Hl7Read hl7(Coded coded, Cpu cpu) {
        return counted(cpu, () -> Hl7Reader.read(Slice.of(coded.hl7), "1", DAY));
    }

    private static <T> T counted(Cpu cpu, Supplier<T> read) {
        long before = THREADS.getCurrentThreadCpuTime();
        T value = read.get();
        cpu.nanos += THREADS.getCurrentThreadCpuTime() - before;
        cpu.reads++;
        return value;
    }
}
