package fr.passerelle.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/// A mail server that hands over to the gateway, as any does: it keeps a mail until it has heard
/// 250, and tries again after a refused connection, a lost one, or a 4xx.
final class Mta {
    private static final long PAUSE_MILLIS = 50;
    private static final int PATIENCE_MILLIS = 20_000;

    private final IntSupplier port;

    /// @param port where the gateway listens now; zero while it does not
    Mta(IntSupplier port) {
        this.port = port;
    }

    /// Returns once the gateway has said 250.
    void deliver(String from, String to, String mail) throws InterruptedException {
        String reply = offer(from, to, mail);
        while (!reply.startsWith("250")) {
            if (reply.startsWith("5")) {
                throw new IllegalStateException("the gateway refused for good: " + reply);
            }
            Thread.sleep(PAUSE_MILLIS);
            reply = offer(from, to, mail);
        }
    }

    /// Offers a mail once.
    ///
    /// @return the last reply of the conversation; empty where there was none: then nobody knows
    ///     whether the gateway has the mail
    String offer(String from, String to, String mail) {
        int at = port.getAsInt();
        if (at == 0) {
            return "";
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            String reply = hear(in);
            for (String line :
                    List.of(
                            "EHLO mta.essai.example",
                            "MAIL FROM:<" + from + ">",
                            "RCPT TO:<" + to + ">",
                            "DATA",
                            mail + ".")) {
                if (!reply.startsWith("2") && !reply.startsWith("3")) {
                    return reply;
                }
                out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                reply = hear(in);
            }
            return reply;
        } catch (IOException lost) {
            // killed under our hands, or not there yet
            return "";
        }
    }

    private static String hear(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }
}
