package fr.passerelle.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Sends a series of mails over connections that are kept. Closed loop: each connection sends its
/// next mail when the last was accepted. Open loop: every mail has a time at which it is due, and
/// its latency counts from then, so that a server that stalls cannot hide it.
///
/// @param port of the server on loopback
/// @param connections how many send at once
/// @param perSecond rate of the open loop; 0 is a closed loop
record Load(int port, int connections, double perSecond) {
    private static final int SOCKET_TIMEOUT_MILLIS = 60_000;

    /// How a run went.
    ///
    /// @param p99 milliseconds from start (or due time) to the 250 after the dot
    /// @param seconds from the first mail to the last 250
    record Sent(int accepted, double p99, double seconds, int errors) {}

    Sent send(List<byte[]> mails, Tally tally) throws InterruptedException {
        int all = tally.mails();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        double[] accepted = new double[all];
        Arrays.fill(accepted, -1);
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> sendShare(mails, tally, next, errors, accepted, begin)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double[] found = Arrays.stream(accepted).filter(ms -> ms >= 0).sorted().toArray();
        return new Sent(found.length, Figures.quantile(found, 0.99), seconds, errors.get());
    }

    private void sendShare(
            List<byte[]> mails,
            Tally tally,
            AtomicInteger next,
            AtomicInteger errors,
            double[] accepted,
            long begin) {
        try (Connection connection = new Connection(port)) {
            for (int mail = next.getAndIncrement();
                    mail < tally.mails();
                    mail = next.getAndIncrement()) {
                long start = perSecond > 0 ? waitFor(begin, mail) : System.nanoTime();
                tally.starts(mail, start);
                connection.send(mail, tally.run(), mails.get(mail % mails.size()));
                accepted[mail] = (System.nanoTime() - start) / 1e6;
            }
        } catch (IOException broken) {
            // Counted; the mails it would have sent go to the other connections.
            errors.incrementAndGet();
        }
    }

    private long waitFor(long begin, int mail) {
        long due = begin + (long) (mail * 1e9 / perSecond);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        return due;
    }

    /// Waits until everything owed has come, or for so long.
    static void await(Tally tally, int seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (tally.complete() < tally.mails() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /// One conversation with the server.
    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 4096);
            out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
            expect("220");
            say("EHLO bench.example");
            expect("250");
        }

        void send(int number, int run, byte[] mail) throws IOException {
            say("MAIL FROM:<" + BusyTerritory.professional(number) + ">");
            expect("250");
            say("RCPT TO:<" + BusyTerritory.OWN + ">");
            expect("250");
            say("DATA");
            expect("354");
            out.write(ascii("Message-ID: " + Mails.id(run, number) + "\r\n"));
            out.write(mail);
            say(".");
            expect("250");
        }

        private void say(String line) throws IOException {
            out.write(ascii(line + "\r\n"));
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }

        private void expect(String code) throws IOException {
            out.flush();
            String line = Sink.readLine(in);
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = Sink.readLine(in);
            }
            if (line == null || !line.startsWith(code)) {
                throw new IOException("wanted " + code + ", got " + line);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
