package fr.passerelle.answering;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// The door out: sends finished mails through the operator's submission server, over connections
/// that are kept for the next batch.
///
/// Many threads may send at once; each batch has a connection of its own.
public final class Submission implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(10);

    /// More idle connections than this are closed after use.
    private static final int MAX_KEPT = 4;

    private final Settings.Submission settings;
    private final String helo;
    private final SSLSocketFactory tls;
    private final Supplier<SmtpClient.Login> login;
    private final Duration timeout;
    private final Deque<SmtpClient> kept = new ArrayDeque<>();
    private boolean closed;

    /// @param own the gateway's mailbox, whose domain is our name in EHLO
    public Submission(Settings.Submission settings, EmailAddress own) {
        this(
                settings,
                own,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                () -> passwordOf(settings),
                TIMEOUT);
    }

    /// With another trust in certificates, another log-in, or less patience.
    ///
    /// @param login asked at each connection, so that a token can be renewed
    Submission(
            Settings.Submission settings,
            EmailAddress own,
            SSLSocketFactory tls,
            Supplier<SmtpClient.Login> login,
            Duration timeout) {
        this.settings = settings;
        this.helo = own.domain();
        this.tls = tls;
        this.login = login;
        this.timeout = timeout;
    }

    private static SmtpClient.Login passwordOf(Settings.Submission settings) {
        if (settings.user().isEmpty() || settings.passwordFile().isEmpty()) {
            return new SmtpClient.Login.None();
        }
        try {
            return new SmtpClient.Login.Plain(
                    settings.user().get(), Files.readString(settings.passwordFile().get()).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the password file cannot be read", unreadable);
        }
    }

    /// Knocks once, for `passerelle check`: connects, logs in and sends nothing.
    ///
    /// @return why that cannot be done, empty where it can
    public static Optional<String> look(Settings.Submission settings, EmailAddress own) {
        try (Submission submission =
                        new Submission(
                                settings,
                                own,
                                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                                () -> passwordOf(settings),
                                LOOK);
                SmtpClient client = submission.open()) {
            return client.usable() ? Optional.empty() : Optional.of("not usable");
        } catch (IOException | UncheckedIOException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /// Sends them one after the other; the answers stand in the order of the mails. Never
    /// throws for anything the network or the server does.
    public List<Sending> send(List<OutgoingMail> mails) {
        List<Sending> results = new ArrayList<>(mails.size());
        Optional<SmtpClient> connection = Optional.empty();
        for (OutgoingMail mail : mails) {
            try {
                if (connection.isEmpty()) {
                    connection = Optional.of(connect());
                }
                results.add(send(mail, connection.get()));
            } catch (IOException | UncheckedIOException noDoor) {
                results.add(new Sending.Later("no connection: " + noDoor.getMessage()));
                // One refusal to connect is enough for this batch.
                while (results.size() < mails.size()) {
                    results.add(new Sending.Later("no connection"));
                }
                return results;
            }
            if (!connection.get().usable()) {
                connection.get().close();
                connection = Optional.empty();
            }
        }
        connection.ifPresent(this::keep);
        return results;
    }

    /// A kept connection may have been closed by the server meanwhile; a mail that finds it so
    /// has not left and takes a fresh one.
    private Sending send(OutgoingMail mail, SmtpClient connection) throws IOException {
        SmtpClient.Outcome outcome = deliver(mail, connection);
        if (outcome instanceof SmtpClient.Outcome.Broken && connection.isKept()) {
            try (SmtpClient fresh = open()) {
                outcome = deliver(mail, fresh);
            }
        }
        return switch (outcome) {
            case SmtpClient.Outcome.Taken() -> new Sending.Sent();
            case SmtpClient.Outcome.NotNow(var reply) -> new Sending.Later(reply);
            case SmtpClient.Outcome.NotEver(var reply) -> new Sending.Never(reply);
            case SmtpClient.Outcome.Broken(var why) -> new Sending.Later(why);
            case SmtpClient.Outcome.Lost(var why) -> new Sending.Unknown(why);
        };
    }

    private static SmtpClient.Outcome deliver(OutgoingMail mail, SmtpClient connection) {
        return connection.send(
                mail.returnPath().map(EmailAddress::toString).orElse(""),
                mail.recipient().toString(),
                mail.raw().bytes());
    }

    private SmtpClient connect() throws IOException {
        synchronized (kept) {
            if (!kept.isEmpty()) {
                return kept.pop();
            }
        }
        return open();
    }

    private SmtpClient open() throws IOException {
        return SmtpClient.open(
                settings.host(),
                settings.port(),
                settings.security(),
                login.get(),
                helo,
                tls,
                timeout);
    }

    private void keep(SmtpClient connection) {
        connection.markKept();
        synchronized (kept) {
            if (!closed && kept.size() < MAX_KEPT) {
                kept.push(connection);
                return;
            }
        }
        connection.close();
    }

    @Override
    public void close() {
        synchronized (kept) {
            closed = true;
            kept.forEach(SmtpClient::close);
            kept.clear();
        }
    }
}
