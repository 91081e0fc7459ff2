package fr.passerelle.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// [GatewayUnderLoad] as a child process, with the flags that `passerelle serve` starts with.
final class GatewayPeer implements Peer {
    static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseSerialGC",
                    "-Xmx192m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.awt.headless=true",
                    "-Dfile.encoding=UTF-8");

    private static final int SECONDS_TO_START = 60;
    private static final int SECONDS_TO_END = 30;

    private final Process process;
    private final int port;
    private final double startSeconds;

    private GatewayPeer(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /// @param moreFlags for the Java virtual machine, to try them out
    static GatewayPeer start(Path root, Path folder, int sinkPort, List<String> moreFlags)
            throws IOException, InterruptedException {
        int port = Peer.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(moreFlags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(GatewayUnderLoad.class.getName());
        command.addAll(
                List.of(
                        root.toString(),
                        folder.toString(),
                        Integer.toString(port),
                        Integer.toString(sinkPort)));
        ProcessBuilder builder = new ProcessBuilder(command);
        // A line for each step is written in production too, to a log that somebody else keeps.
        builder.environment().put("PASSERELLE_LOG", "INFO");
        builder.redirectError(folder.resolve("gateway.log").toFile());
        builder.redirectOutput(folder.resolve("gateway.out").toFile());
        long begin = System.nanoTime();
        Process process = builder.start();
        Peer.awaitPort(port, SECONDS_TO_START);
        return new GatewayPeer(process, port, (System.nanoTime() - begin) / 1e9);
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(process.pid());
    }

    @Override
    public Tally.Owed owes() {
        return Tally.Owed.RECEIPT_AND_PROPOSAL;
    }

    @Override
    public double startSeconds() {
        return startSeconds;
    }

    /// Ends its standard input, and with it the gateway.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
