package fr.passerelle.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/// A mail server that takes everything, tells a [Tally] what came, and forgets it.
final class Sink implements AutoCloseable {
    private static final int HEADER = 8 * 1024;
    private static final int BACKLOG = 200;

    private final ServerSocket listening;
    private final AtomicReference<Tally> tally;

    /// @param port on loopback, 0 for a free one
    Sink(int port) throws IOException {
        this.listening = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.tally = new AtomicReference<>(new Tally(0, 0, Tally.Owed.ITSELF));
        Thread.ofPlatform().name("sink").daemon(true).start(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// What comes from now on belongs to this run.
    void count(Tally run) {
        tally.set(run);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofPlatform().name("sink-connection").daemon(true).start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            say(out, "220 sink.example ESMTP");
            out.flush();
            for (String line = readLine(in); line != null; line = readLine(in)) {
                String verb =
                        line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" ->
                            say(
                                    out,
                                    "250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 50000000");
                    case "DATA" -> {
                        say(out, "354 Go on");
                        out.flush();
                        String header = readMail(in);
                        tally.get().arrives(header, System.nanoTime());
                        say(out, "250 Taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 Bye");
                        out.flush();
                        return;
                    }
                    default -> say(out, "250 Fine");
                }
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // The other side has ended; what it had sent is counted, what is missing will show.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    static @org.jspecify.annotations.Nullable String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return null;
    }

    /// Reads to the lone dot.
    ///
    /// @return the header, with a line feed in front of each field
    private static String readMail(InputStream in) throws IOException {
        byte[] header = new byte[HEADER];
        header[0] = '\n';
        int kept = 1;
        boolean inHeader = true;
        int lineLength = 0;
        boolean dot = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\r') {
                continue;
            }
            if (c == '\n') {
                if (dot && lineLength == 1) {
                    return new String(header, 0, kept, StandardCharsets.ISO_8859_1);
                }
                inHeader &= lineLength > 0;
                lineLength = 0;
            } else {
                dot = lineLength == 0 && c == '.';
                lineLength++;
            }
            if (inHeader && kept < HEADER) {
                header[kept++] = (byte) c;
            }
        }
        throw new EOFException("the connection ended in a mail");
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
