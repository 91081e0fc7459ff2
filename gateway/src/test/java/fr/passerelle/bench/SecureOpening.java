package fr.passerelle.bench;

import fr.passerelle.opening.smime.OpeningParts;
import fr.passerelle.opening.smime.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.operator.OperatorCreationException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Opening secure mail beside the bound that `openssl speed` gives in the same minute: for each
/// kind of key, OpenSSL, then a process of its own for each way of opening, then OpenSSL again.
/// CPU of one thread on both sides.
final class SecureOpening {
    private static final String MICROS = "CPU µs";
    private static final String RATIO = "bound / ours";
    private static final int SECONDS = 3;
    private static final List<String> PARTS =
            List.of("secret", "verify", "content", "mime", "asn1");

    /// A way to open the letter.
    private enum Way {
        GCM(", GCM", Sealing.Cipher.AUTHENTICATED, "warm", ""),
        CBC(", CBC", Sealing.Cipher.WIDELY_READ, "warm", ""),
        COLD(", writer never seen", Sealing.Cipher.AUTHENTICATED, "cold", ""),
        PURE(", no native library", Sealing.Cipher.AUTHENTICATED, "warm", "off");

        private final String said;
        private final Sealing.Cipher cipher;
        private final String method;
        private final String natively;

        Way(String said, Sealing.Cipher cipher, String method, String natively) {
            this.said = said;
            this.cipher = cipher;
            this.method = method;
            this.natively = natively;
        }
    }

    private final Figures figures;
    private final int rounds;

    SecureOpening(Figures figures, int rounds) {
        this.figures = figures;
        this.rounds = rounds;
    }

    void measure()
            throws IOException,
                    GeneralSecurityException,
                    OperatorCreationException,
                    RunnerException,
                    InterruptedException {
        Path folder = Files.createTempDirectory("passerelle-bench");
        SecureMails.made(folder);
        for (int round = 0; round < rounds; round++) {
            for (KeyKind kind : KeyKind.values()) {
                beside(folder, kind);
            }
        }
        for (KeyKind kind : KeyKind.values()) {
            for (String part : PARTS) {
                String benchmark = OpeningParts.class.getName() + "\\." + part + "$";
                figures.note(
                        MICROS,
                        kind.said() + ", part: " + part,
                        run(folder, kind, Way.GCM, benchmark));
            }
        }
        PostfixPeer.remove(folder);
    }

    private void beside(Path folder, KeyKind kind)
            throws IOException, RunnerException, InterruptedException {
        OpensslSpeed.Micros before = OpensslSpeed.measure(kind);
        Map<Way, Double> ours = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            ours.put(way, run(folder, kind, way));
        }
        OpensslSpeed.Micros openssl = before.and(OpensslSpeed.measure(kind));
        String of = kind.said();
        figures.note(
                MICROS, of + ": bound by openssl", openssl.bound(Sealing.Cipher.AUTHENTICATED));
        ours.forEach(
                (way, micros) -> {
                    figures.note(MICROS, of + way.said, micros);
                    figures.note(RATIO, of + way.said, openssl.bound(way.cipher) / micros);
                });
    }

    /// Microseconds of CPU for one open, in a process with the memory and the collector of
    /// `passerelle serve`.
    private static double run(Path folder, KeyKind kind, Way way) throws RunnerException {
        return run(folder, kind, way, OpeningBenchmark.class.getName() + "\\." + way.method + "$");
    }

    private static double run(Path folder, KeyKind kind, Way way, String benchmark)
            throws RunnerException {
        RunResult result =
                new Runner(
                                new OptionsBuilder()
                                        .include(benchmark)
                                        .param("kind", kind.name())
                                        .param("cipher", way.cipher.name())
                                        .forks(1)
                                        .warmupIterations(1)
                                        .warmupTime(TimeValue.seconds(1))
                                        .measurementIterations(SECONDS)
                                        .measurementTime(TimeValue.seconds(1))
                                        .jvmArgs(flags(folder, way).toArray(String[]::new))
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .runSingle();
        return counted(result, "nanos") / counted(result, "opens") / 1e3;
    }

    private static List<String> flags(Path folder, Way way) {
        return List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                // Compiled at once, and so after the same number of letters whatever else runs.
                "-Xbatch",
                "-Dpasserelle.native=" + way.natively,
                "-D" + OpeningBenchmark.FOLDER + "=" + folder);
    }

    private static double counted(RunResult result, String what) {
        return Objects.requireNonNull(result.getSecondaryResults().get(what), what).getScore();
    }
}
