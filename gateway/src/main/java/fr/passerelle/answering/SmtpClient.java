package fr.passerelle.answering;

import fr.passerelle.config.Settings.Security;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One connection to a submission server (RFC 6409): EHLO, STARTTLS (RFC 3207) or TLS from the
/// first byte (RFC 8314), AUTH (RFC 4954), and mails with PIPELINING (RFC 2920) where it is
/// offered. Says of each mail exactly how far it came.
///
/// For one thread at a time. Every answer is bounded in length and in time.
final class SmtpClient implements AutoCloseable {
    /// How one mail ended.
    sealed interface Outcome {
        /// The server has taken it: 250 after the final dot.
        record Taken() implements Outcome {}

        /// 4xx: not now. The connection is still good.
        record NotNow(String reply) implements Outcome {}

        /// 5xx: not ever.
        record NotEver(String reply) implements Outcome {}

        /// The connection broke before the final dot was sent: not taken.
        record Broken(String why) implements Outcome {}

        /// The connection broke after the final dot: taken or not, nobody can say.
        record Lost(String why) implements Outcome {}
    }

    /// How to log in.
    sealed interface Login {
        record None() implements Login {}

        /// RFC 4616.
        record Plain(String user, String password) implements Login {}

        /// SASL XOAUTH2, as MSSanté asks for personal and organisational mailboxes.
        record OAuth(String user, String accessToken) implements Login {}
    }

    private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_REPLY_LINE = 2048;
    private static final int MAX_REPLY_LINES = 64;
    private static final int PATIENCE_AFTER_THE_DOT = 5;

    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private Set<String> extensions = Set.of();
    private boolean usable = true;
    private boolean kept;
    private final int patience;

    private SmtpClient(Socket socket) throws IOException {
        this.socket = socket;
        this.patience = socket.getSoTimeout();
        this.in = new BufferedInputStream(socket.getInputStream(), 4096);
        this.out = new BufferedOutputStream(socket.getOutputStream(), 16384);
    }

    /// A connection that is ready for mail.
    ///
    /// @param helo our own name
    /// @throws IOException also where the server refuses us, with its reply
    static SmtpClient open(
            String host,
            int port,
            Security security,
            Login login,
            String helo,
            SSLSocketFactory tls,
            Duration timeout)
            throws IOException {
        int millis = Math.toIntExact(timeout.toMillis());
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            Socket first = security == Security.TLS ? secured(socket, host, port, tls) : socket;
            SmtpClient client = new SmtpClient(first);
            client.expect(client.reply(), 220);
            client.hello(helo);
            if (security == Security.STARTTLS) {
                client.startTls(host, port, tls);
                client.hello(helo);
            }
            client.login(login);
            return client;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket secured(Socket plain, String host, int port, SSLSocketFactory tls)
            throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // RFC 8314 §3: the name in the certificate is checked like that of a web server.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private void hello(String helo) throws IOException {
        command("EHLO " + helo);
        out.flush();
        Reply reply = reply();
        expect(reply, 250);
        Set<String> offered = new HashSet<>();
        for (String line : reply.lines()) {
            offered.add(line.toUpperCase(Locale.ROOT));
        }
        extensions = offered;
    }

    private void startTls(String host, int port, SSLSocketFactory tls) throws IOException {
        // A server that no longer offers it may be somebody in between: no TLS, no mail.
        if (!extensions.contains("STARTTLS")) {
            throw new IOException("the server does not offer STARTTLS");
        }
        command("STARTTLS");
        out.flush();
        expect(reply(), 220);
        // RFC 3207 §4.2: what came before TLS is forgotten, pipelined bytes above all.
        if (in.available() > 0) {
            throw new IOException("the server spoke between STARTTLS and TLS");
        }
        socket = secured(socket, host, port, tls);
        in = new BufferedInputStream(socket.getInputStream(), 4096);
        out = new BufferedOutputStream(socket.getOutputStream(), 16384);
    }

    private void login(Login login) throws IOException {
        String line =
                switch (login) {
                    case Login.None() -> "";
                    case Login.Plain(var user, var password) ->
                            "AUTH PLAIN " + base64("\0" + user + "\0" + password);
                    case Login.OAuth(var user, var token) ->
                            "AUTH XOAUTH2 "
                                    + base64("user=" + user + "\1auth=Bearer " + token + "\1\1");
                };
        if (line.isEmpty()) {
            return;
        }
        command(line);
        out.flush();
        Reply reply = reply();
        if (reply.code() == 334) {
            command("");
            out.flush();
            reply = reply();
        }
        expect(reply, 235);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// False once the connection is broken or the server has said goodbye.
    boolean usable() {
        return usable;
    }

    /// True where nothing was sent since an earlier batch: the server may be gone unnoticed.
    boolean isKept() {
        return kept;
    }

    void markKept() {
        kept = true;
    }

    /// Sends one mail to one recipient.
    ///
    /// @param returnPath empty for the null reverse-path
    /// @param raw lines ended by CRLF
    Outcome send(String returnPath, String recipient, byte[] raw) {
        if (breaksOut(returnPath) || breaksOut(recipient)) {
            return new Outcome.NotEver("an address of ours holds a line break or a bracket");
        }
        boolean dotSent = false;
        try {
            boolean pipelining = extensions.contains("PIPELINING");
            command("MAIL FROM:<" + returnPath + ">");
            Reply mail = pipelining ? Reply.NONE : flushAndRead();
            if (!pipelining && !mail.good()) {
                return refused(mail);
            }
            command("RCPT TO:<" + recipient + ">");
            Reply rcpt = pipelining ? Reply.NONE : flushAndRead();
            if (!pipelining && !rcpt.good()) {
                return refused(rcpt);
            }
            command("DATA");
            out.flush();
            if (pipelining) {
                mail = reply();
                rcpt = reply();
            }
            Reply data = reply();
            boolean welcome = mail.good() && rcpt.good();
            if (data.code() != 354) {
                return refused(!mail.good() ? mail : !rcpt.good() ? rcpt : data);
            }
            if (!welcome) {
                // RFC 2920 §3.1: a server may say 354 although nobody is to receive it.
                out.write(END);
                out.flush();
                reply();
                return refused(mail.good() ? rcpt : mail);
            }
            body(raw);
            out.flush();
            dotSent = true;
            out.write(END);
            out.flush();
            // RFC 5321 §4.5.3.2.6: a server may think long over a mail it has whole.
            socket.setSoTimeout(patience * PATIENCE_AFTER_THE_DOT);
            Reply end = reply();
            socket.setSoTimeout(patience);
            kept = false;
            return end.good() ? new Outcome.Taken() : refused(end);
        } catch (IOException lost) {
            usable = false;
            String why = lost.getClass().getSimpleName() + ": " + lost.getMessage();
            return dotSent ? new Outcome.Lost(why) : new Outcome.Broken(why);
        }
    }

    private static boolean breaksOut(String address) {
        return address.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '<' || c == '>');
    }

    /// RFC 5321 §4.5.2: a line that begins with a dot gets another one.
    private void body(byte[] raw) throws IOException {
        int from = 0;
        boolean lineStart = true;
        for (int i = 0; i < raw.length; i++) {
            if (lineStart && raw[i] == '.') {
                out.write(raw, from, i - from);
                out.write('.');
                from = i;
            }
            lineStart = raw[i] == '\n';
        }
        out.write(raw, from, raw.length - from);
        if (!lineStart) {
            out.write('\r');
            out.write('\n');
        }
    }

    /// The transaction is taken back, so that the next mail finds a clean slate. The server has
    /// spoken: a connection that breaks now no longer changes what became of this mail.
    private Outcome refused(Reply reply) {
        try {
            command("RSET");
            if (reply.code() == 421 || flushAndRead().code() != 250) {
                usable = false;
            }
        } catch (IOException gone) {
            usable = false;
        }
        return reply.code() >= 500
                ? new Outcome.NotEver(reply.text())
                : new Outcome.NotNow(reply.text());
    }

    private void command(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\r');
        out.write('\n');
    }

    private Reply flushAndRead() throws IOException {
        out.flush();
        return reply();
    }

    private void expect(Reply reply, int code) throws IOException {
        if (reply.code() != code) {
            usable = false;
            throw new IOException("the server said " + reply.text());
        }
    }

    /// RFC 5321 §4.2: one line or several, the last with a blank behind its code.
    private record Reply(int code, List<String> lines) {
        static final Reply NONE = new Reply(0, List.of());

        boolean good() {
            return code >= 200 && code < 300;
        }

        String text() {
            return code + " " + String.join(" ", lines);
        }
    }

    private Reply reply() throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MAX_REPLY_LINES) {
            String line = line();
            if (line.length() < 3 || !isCode(line)) {
                throw new IOException("the server does not speak SMTP");
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), lines);
            }
        }
        throw new IOException("a reply without end");
    }

    private static boolean isCode(String line) {
        for (int i = 0; i < 3; i++) {
            if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (line.length() > MAX_REPLY_LINE) {
                throw new IOException("a reply line without end");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /// Says goodbye where anybody listens, and never throws: what was sent is sent.
    @Override
    public void close() {
        try (Socket closing = socket) {
            if (usable && closing.isConnected()) {
                command("QUIT");
                out.flush();
            }
        } catch (IOException alreadyGone) {
            usable = false;
        }
        usable = false;
    }
}
