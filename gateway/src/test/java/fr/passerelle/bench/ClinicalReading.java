package fr.passerelle.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Facts of clinical documents per second of CPU: the gateway's reader, then DOM with XPath, in
/// processes of their own one behind the other. Then letters of HPRIM and messages of HL7.
final class ClinicalReading {
    private static final String MICROS = "CPU µs a document";
    private static final String FACTS = "facts per CPU s";
    private static final String MESSAGES = "messages per CPU s";
    private static final String RATIO = "ours / DOM and XPath";
    private static final int WARM_SECONDS = 8;
    private static final int SECONDS = 3;

    private final Path root;
    private final Figures figures;
    private final int rounds;

    ClinicalReading(Path root, Figures figures, int rounds) {
        this.root = root;
        this.figures = figures;
        this.rounds = rounds;
    }

    void measure() throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Letter letter : Letter.values()) {
                if (letter.isAtHand(root)) {
                    beside(letter);
                }
            }
            figures.note(MESSAGES, "HPRIM, a letter", 1e6 / run("hprim", options()));
            figures.note(MESSAGES, "HL7, ADT^A03", 1e6 / run("hl7", options()));
        }
    }

    private void beside(Letter letter) throws Exception {
        int facts = FactsByStream.read(letter.bytes(root)).size();
        double ours = run("stream", options().param("letter", letter.name()));
        double theirs = run("xpath", options().param("letter", letter.name()));
        figures.note(MICROS, letter.said() + ", ours", ours);
        figures.note(MICROS, letter.said() + ", DOM and XPath", theirs);
        figures.note(FACTS, letter.said() + ", ours", facts * 1e6 / ours);
        figures.note(FACTS, letter.said() + ", DOM and XPath", facts * 1e6 / theirs);
        figures.note(RATIO, letter.said(), theirs / ours);
    }

    /// In a process with the memory and the collector of `passerelle serve`.
    private ChainedOptionsBuilder options() {
        return new OptionsBuilder()
                .forks(1)
                .warmupIterations(WARM_SECONDS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(SECONDS)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs(
                        List.of(
                                        "-XX:+UseSerialGC",
                                        "-Xmx192m",
                                        // Compiled at once, whatever else runs.
                                        "-Xbatch",
                                        "-D" + ReadersBenchmark.ROOT + "=" + root)
                                .toArray(String[]::new))
                .verbosity(VerboseMode.SILENT);
    }

    /// Microseconds of CPU.
    private static double run(String method, ChainedOptionsBuilder options) throws RunnerException {
        RunResult result =
                new Runner(
                                options.include(
                                                ReadersBenchmark.class.getName()
                                                        + "\\."
                                                        + method
                                                        + "$")
                                        .build())
                        .runSingle();
        return counted(result, "nanos") / counted(result, "reads") / 1e3;
    }

    private static double counted(RunResult result, String what) {
        return Objects.requireNonNull(result.getSecondaryResults().get(what), what).getScore();
    }
}
