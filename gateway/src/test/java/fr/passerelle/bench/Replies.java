package fr.passerelle.bench;

import fr.passerelle.explaining.SentFile;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.Understander;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Replies from parsed mail to meaning: how many a second of one core's time, and what a megabyte
/// of each nasty shape takes (the promise is 5,000 a second, and 200 ms).
final class Replies {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int TIMES = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Path root;
    private final Figures figures;

    Replies(Path root, Figures figures) {
        this.root = root;
        this.figures = figures;
    }

    void measure() throws IOException, RunnerException, SentFile.Unreadable {
        RunResult result =
                new Runner(
                                new OptionsBuilder()
                                        .include(ReplyBenchmark.class.getName() + "\\..*")
                                        .forks(1)
                                        .warmupIterations(3)
                                        .warmupTime(TimeValue.seconds(2))
                                        .measurementIterations(3)
                                        .measurementTime(TimeValue.seconds(2))
                                        .jvmArgs(
                                                "-XX:+UseSerialGC",
                                                "-Xmx192m",
                                                "-Dpasserelle.root=" + root)
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .runSingle();
        double perSecond = 1e9 * counted(result, "opens") / counted(result, "nanos");
        figures.note("a second of CPU", "replies understood", perSecond);
        Understander understander = ReplyBenchmark.understander(root);
        for (Map.Entry<String, String> shape : shapes().entrySet()) {
            figures.note(
                    "CPU ms", "1 MB of " + shape.getKey(), cost(understander, shape.getValue()));
        }
    }

    /// The best of a few: what it takes, not what the machine was busy with.
    private static double cost(Understander understander, String body) {
        Opened opened = ReplyBenchmark.opened(mail(body));
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            understander.understand(opened);
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - before) / 1e6);
        }
        return best;
    }

    /// What makes patterns go back, lists grow or lines be joined without end.
    private static Map<String, String> shapes() {
        Map<String, String> shapes = new LinkedHashMap<>();
        shapes.put("« oui » on one line", "oui ");
        shapes.put("« non, »", "non, ");
        shapes.put("« oui mais »", "oui mais ");
        shapes.put("quote marks", ">");
        shapes.put("« > » lines", "> \n");
        shapes.put("attributions that never end", "Le 2 mars 2026 à 09:05 X <a@b.example> ");
        shapes.put("attribution lines", "Le 2 mars 2026, X a écrit\n");
        shapes.put("addresses", "<a@b.example>:");
        shapes.put("header lines", "De : a\nObjet : b\n");
        shapes.put("« De : »", "De : ");
        shapes.put("rules", "-----------\n");
        shapes.put("dashes", "-");
        shapes.put("plus signs and at signs", "+a@");
        shapes.put("question marks", "?");
        shapes.put("dots", ".");
        shapes.put("blanks", " ");
        shapes.put("line ends", "\n");
        shapes.put("combining accents", "e\u0301");
        shapes.put("zero-width spaces", "\u200b");
        shapes.put("dates", "à partir du 15 mars 2026 ");
        shapes.put("beginnings of phrases", "je ne peux malheureusement ");
        shapes.put("disclaimer words", "confidentiel destinataire ");
        shapes.put("our own words", "si vous prenez ce patient ");
        shapes.put("tags", "<b>");
        shapes.put("status codes", "5.1.1 ");
        shapes.replaceAll((_, piece) -> piece.repeat(MEGABYTE / piece.length()));
        return shapes;
    }

    private static byte[] mail(String body) {
        String head =
                """
                From: Claire Martin <claire.martin@medecins.mssante.example>
                To: passerelle+r.7k2qd9m4x8c3v6b1n5h0tz@cpts-aunis.mssante.example
                Subject: Re: bonjour
                Date: Tue, 03 Mar 2026 12:30:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                """;
        return (head + body).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static double counted(RunResult result, String what) {
        return Objects.requireNonNull(result.getSecondaryResults().get(what), what).getScore();
    }
}
