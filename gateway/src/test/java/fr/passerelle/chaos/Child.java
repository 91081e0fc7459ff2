package fr.passerelle.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A [GatewayProcess] seen from its parent: started, asked, killed without warning, started
/// again on the same folder.
final class Child implements AutoCloseable {
    private final Place place;
    private final Path log;
    private final AtomicInteger quietLines = new AtomicInteger();
    private volatile int port;
    private volatile Process process;

    Child(Place place) throws IOException {
        this.place = place;
        this.log = place.folder().resolve("child.log");
        this.process = launch();
    }

    private Process launch() throws IOException {
        port = 0;
        quietLines.set(0);
        Process launched =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dpasserelle.root=" + Place.ROOT,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        GatewayProcess.class.getName(),
                                        place.folder().toString(),
                                        Integer.toString(place.imapPort()),
                                        Integer.toString(place.submissionPort())))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        Thread.ofVirtual().name("child-output").start(() -> listen(launched));
        return launched;
    }

    private void listen(Process to) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(to.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (to != process && process != null) {
                    return;
                }
                if (line.startsWith("port ")) {
                    port = Integer.parseInt(line.substring("port ".length()));
                } else if (line.equals("quiet")) {
                    quietLines.incrementAndGet();
                } else {
                    quietLines.set(0);
                }
            }
        } catch (IOException killed) {
            // its end of the pipe went with it
            quietLines.set(0);
        }
    }

    /// Where it listens; zero while it does not.
    int port() {
        return port;
    }

    /// Whether it said several times in a row that nothing is left to do.
    boolean isQuiet() {
        return quietLines.get() >= 5;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The end of its log, for the test that fails because it died by itself.
    String lastWords() {
        try {
            List<String> lines =
                    Files.readAllLines(log).stream()
                            .filter(line -> !line.contains(" INFO "))
                            .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            return "no log: " + unreadable.getMessage();
        }
    }

    Path log() {
        return log;
    }

    /// `kill -9`: nothing of it runs after this returns.
    void kill() throws InterruptedException {
        Process dying = process;
        dying.destroyForcibly();
        dying.waitFor();
        port = 0;
    }

    void restart() throws IOException {
        process = launch();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
