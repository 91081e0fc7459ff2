package fr.passerelle.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/// A server under load in a process of its own.
interface Peer extends AutoCloseable {
    /// As figures call it.
    String name();

    int port();

    ProcessTree processes();

    /// What it owes for each mail.
    Tally.Owed owes();

    /// Seconds from its start until its port answered.
    double startSeconds();

    @Override
    void close() throws IOException;

    /// Knocks until somebody answers.
    static void awaitPort(int port, int seconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                if (socket.getInputStream().read() == '2') {
                    return;
                }
            } catch (IOException notYet) {
                if (System.nanoTime() > until) {
                    throw notYet;
                }
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /// A port that nobody has at this moment.
    static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
