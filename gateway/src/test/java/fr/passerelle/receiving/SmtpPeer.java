package fr.passerelle.receiving;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// The other side of an SMTP connection, byte by byte as the test says.
final class SmtpPeer implements AutoCloseable {
    private Socket socket;
    private InputStream in;

    SmtpPeer(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    /// A connection from this address, which is to be one of our own.
    SmtpPeer(int port, String from) {
        try {
            socket =
                    new Socket(
                            InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    /// A connection that has heard the greeting and said EHLO.
    static SmtpPeer greeted(int port) {
        SmtpPeer peer = new SmtpPeer(port);
        peer.reply();
        peer.say("EHLO client.example");
        return peer;
    }

    /// Sends as it stands, characters as ISO 8859-1.
    SmtpPeer send(String raw) {
        return send(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    SmtpPeer send(byte[] raw) {
        try {
            socket.getOutputStream().write(raw);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    /// Sends one command and reads its reply.
    String say(String command) {
        return send(command + "\r\n").reply();
    }

    /// A whole reply, its lines joined by line feeds; "closed" when the other side has gone.
    String reply() {
        StringBuilder all = new StringBuilder();
        while (true) {
            String line = line();
            if (line.isEmpty()) {
                return all.isEmpty() ? "closed" : all.toString();
            }
            if (!all.isEmpty()) {
                all.append('\n');
            }
            all.append(line);
            if (line.length() < 4 || line.charAt(3) == ' ') {
                return all.toString();
            }
        }
    }

    private String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                if (b != '\r') {
                    line.write(b);
                }
            }
        } catch (java.net.SocketException _) {
            // a reset is another way of closing
            return "";
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /// One message through the usual dialogue; the reply to its end.
    String deliver(String from, String to, String message) {
        say("MAIL FROM:<" + from + ">");
        say("RCPT TO:<" + to + ">");
        say("DATA");
        return send(message + "\r\n.\r\n").reply();
    }

    /// Whether something has come that was not read yet.
    boolean hasHeard() {
        try {
            return in.available() > 0;
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    /// Says that nothing more will be sent; replies can still be read.
    SmtpPeer endOutput() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    /// Closes without a word (RST).
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    void startTls(SSLContext trusting) {
        try {
            SSLSocket tls =
                    (SSLSocket)
                            trusting.getSocketFactory()
                                    .createSocket(socket, "localhost", socket.getPort(), true);
            tls.startHandshake();
            socket = tls;
            in = new BufferedInputStream(tls.getInputStream());
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    String tlsVersion() {
        return ((SSLSocket) socket).getSession().getProtocol();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }
}
