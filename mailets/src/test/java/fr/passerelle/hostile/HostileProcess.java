package fr.passerelle.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs one of the mains of this package over every hostile message, in a process with a heap of
/// a known size. The messages are made here, where there is room for it.
final class HostileProcess {
    static final Path FOLDER =
            Path.of(System.getProperty("passerelle.root", ".."), "test-mailboxes/messages/hostile");

    /// Room for the program, the largest message, and the heap it may take beside that.
    private static final String HEAP = "-Xmx180m";

    /// So long for everything together only what never ends takes.
    private static final long NEVER_ENDS_MINUTES = 8;

    private HostileProcess() {}

    /// What the main wrote, line by line.
    static List<String> run(Class<?> main) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("hostile");
        try {
            for (HostileMail mail : HostileMail.all(FOLDER)) {
                Files.write(folder.resolve(mail.name() + ".eml"), mail.bytes());
            }
            return run(main, folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(HostileProcess::delete);
            }
        }
    }

    private static List<String> run(Class<?> main, Path folder)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path faults = folder.resolve("faults");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                HEAP,
                                Squeeze.SMALL_YOUNG_GENERATION,
                                "-XX:+UseSerialGC",
                                "-Djava.awt.headless=true",
                                "-Dpasserelle.root=" + System.getProperty("passerelle.root", ".."),
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName(),
                                folder.toString())
                        .redirectOutput(output.toFile())
                        .redirectError(faults.toFile())
                        .start();
        boolean ended = process.waitFor(NEVER_ENDS_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly().waitFor();
        List<String> lines = Files.readAllLines(output);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(
                    (ended ? "failed" : "did not end")
                            + " behind "
                            + (lines.isEmpty() ? "nothing" : lines.getLast())
                            + ": "
                            + Files.readString(faults));
        }
        return lines;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
