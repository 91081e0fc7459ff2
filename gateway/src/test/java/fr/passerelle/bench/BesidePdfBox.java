package fr.passerelle.bench;

import fr.passerelle.understanding.pdf.PdfReading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The text of a letter of two pages, beside PDFBox alone, Tika, and `pdftotext` where it is
/// installed: each in turn, in a process of its own, the smallest of the rounds. CPU of the thread
/// that reads; of `pdftotext` the time until it ended, and that of one which has nothing to read.
final class BesidePdfBox {
    private static final String MICROS = "CPU µs a letter";
    private static final String RATIO = "PDF ratio";
    private static final String PROGRAM = "pdftotext";
    private static final List<String> WAYS = List.of("ours", "bare", "sorted", "tika");
    private static final int SECONDS = 4;
    private static final int RUNS = 40;

    private final Figures figures;
    private final int rounds;

    BesidePdfBox(Figures figures, int rounds) {
        this.figures = figures;
        this.rounds = rounds;
    }

    void measure() throws RunnerException, IOException, InterruptedException {
        double[] best = new double[WAYS.size()];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < best.length; i++) {
                double micros = run(WAYS.get(i));
                figures.note(MICROS, WAYS.get(i), micros);
                best[i] = round == 0 ? micros : Math.min(best[i], micros);
            }
        }
        for (int i = 1; i < best.length; i++) {
            figures.note(RATIO, "ours / " + WAYS.get(i) + ", smallest", best[0] / best[i]);
        }
        figures.note("PDF letters per CPU s", "ours", 1e6 / best[0]);
        Path letter = Files.createTempFile("letter", ".pdf");
        try (OutputStream out = Files.newOutputStream(letter)) {
            out.write(PdfReading.letter());
        }
        if (exists()) {
            double whole = program(List.of(PROGRAM, letter.toString(), "-"));
            figures.note("µs a process, smallest", PROGRAM, whole);
            figures.note(
                    "µs a process, smallest", PROGRAM + " -v", program(List.of(PROGRAM, "-v")));
            figures.note(RATIO, "ours / " + PROGRAM + ", smallest", best[0] / whole);
        }
        Files.delete(letter);
    }

    private static boolean exists() throws InterruptedException {
        try {
            return new ProcessBuilder(PROGRAM, "-v")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static double program(List<String> command) throws IOException, InterruptedException {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long began = System.nanoTime();
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            micros.add((System.nanoTime() - began) / 1e3);
        }
        return Collections.min(micros);
    }

    private static double run(String way) throws RunnerException {
        RunResult result =
                new Runner(
                                new OptionsBuilder()
                                        .include(PdfReading.class.getName() + "\\." + way + "$")
                                        .forks(1)
                                        .warmupIterations(3)
                                        .warmupTime(TimeValue.seconds(SECONDS))
                                        .measurementIterations(2)
                                        .measurementTime(TimeValue.seconds(SECONDS))
                                        .timeUnit(TimeUnit.MICROSECONDS)
                                        .jvmArgs(
                                                "-XX:+UseSerialGC",
                                                "-Xmx256m",
                                                "-Djava.awt.headless=true",
                                                "--enable-native-access=ALL-UNNAMED",
                                                "--sun-misc-unsafe-memory-access=allow")
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .runSingle();
        return counted(result, "nanos") / counted(result, "opens") / 1e3;
    }

    private static double counted(RunResult result, String what) {
        return Objects.requireNonNull(result.getSecondaryResults().get(what), what).getScore();
    }
}
