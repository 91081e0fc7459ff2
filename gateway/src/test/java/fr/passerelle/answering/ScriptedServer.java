package fr.passerelle.answering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server that says what its script says, and hangs up where it ends. One script for each
/// connection, in order; a script is the reply to each command, the greeting first.
final class ScriptedServer implements AutoCloseable {
    /// In place of a reply: close the connection.
    static final String HANG_UP = "HANG UP";

    /// In place of a reply: say 220 and speak TLS from here on.
    static final String TLS = "220 TLS";

    private final Optional<SSLContext> tls;
    private final ServerSocket server;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedServer(List<List<String>> scripts) throws IOException {
        this(scripts, Optional.empty());
    }

    ScriptedServer(List<List<String>> scripts, SSLContext tls) throws IOException {
        this(scripts, Optional.of(tls));
    }

    private ScriptedServer(List<List<String>> scripts, Optional<SSLContext> tls)
            throws IOException {
        this.tls = tls;
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> play(scripts));
    }

    int port() {
        return server.getLocalPort();
    }

    /// Commands and body lines, as they came.
    List<String> heard() {
        return heard;
    }

    private void play(List<List<String>> scripts) {
        for (List<String> script : scripts) {
            try (Socket socket = server.accept()) {
                play(script, socket);
            } catch (IOException closed) {
                heard.add("closed");
            }
        }
    }

    private void play(List<String> script, Socket plain) throws IOException {
        Socket socket = plain;
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        boolean body = false;
        boolean greeting = true;
        for (String reply : script) {
            if (!greeting) {
                hear(in, body);
            }
            greeting = false;
            if (reply.equals(HANG_UP)) {
                return;
            }
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            body = reply.startsWith("354");
            if (reply.equals(TLS)) {
                SSLSocket secured =
                        (SSLSocket)
                                tls.orElseThrow()
                                        .getSocketFactory()
                                        .createSocket(socket, "localhost", socket.getPort(), true);
                secured.setUseClientMode(false);
                socket = secured;
                in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                out = socket.getOutputStream();
            }
        }
        while (in.readLine() != null) {
            heard.add("after the script");
        }
    }

    private void hear(BufferedReader in, boolean body) throws IOException {
        String line = in.readLine();
        while (line != null && body && !line.equals(".")) {
            heard.add(line);
            line = in.readLine();
        }
        if (line != null) {
            heard.add(line);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
