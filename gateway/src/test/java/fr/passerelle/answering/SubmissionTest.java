package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.passerelle.config.Settings;
import fr.passerelle.config.Settings.Security;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class SubmissionTest {
    private static final EmailAddress OWN = EmailAddress.of("passerelle@cpts.example");
    private static final String EHLO = "250-server\r\n250 8BITMIME";
    private static final String EHLO_PIPELINING = "250-server\r\n250 PIPELINING";

    private static OutgoingMail mail(String text) {
        return new OutgoingMail(
                LetterKind.AR,
                Optional.empty(),
                Optional.empty(),
                "<k.t@cpts.example>",
                Optional.of(EmailAddress.of("passerelle+b.t@cpts.example")),
                EmailAddress.of("x@cpts.example"),
                "t",
                "s",
                text,
                new RawMessage(
                        ("Subject: s\r\n\r\n" + text + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII)));
    }

    private static Submission to(int port, Security security, SSLSocketFactory tls) {
        return new Submission(
                new Settings.Submission(
                        "localhost", port, security, Optional.empty(), Optional.empty()),
                OWN,
                tls,
                SmtpClient.Login.None::new,
                Duration.ofSeconds(5));
    }

    private static Submission to(int port, Security security) {
        return to(port, security, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static GreenMail server(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(10_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }

    @Test
    void aBatchArrivesByteForByteOverOneConnection() throws Exception {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTP);
        try (Submission submission = to(server.getSmtp().getPort(), Security.NONE)) {
            assertThat(submission.send(List.of(mail("one"), mail(".two\r\n..\r\n."), mail("3"))))
                    .hasSize(3)
                    .allMatch(Sending.Sent.class::isInstance);
            assertThat(submission.send(List.of(mail("four")))).containsExactly(new Sending.Sent());
            assertThat(server.getReceivedMessages()).hasSize(4);
            assertThat(server.getReceivedMessages()[1].getContent().toString().stripTrailing())
                    .isEqualTo(".two\r\n..\r\n.");
        } finally {
            server.stop();
        }
    }

    @Test
    void tlsFromTheFirstByteAsksForACertificateThatHolds() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTPS);
        int port = server.getSmtps().getPort();
        try (Submission strict = to(port, Security.TLS)) {
            assertThat(strict.send(List.of(mail("x")))).first().isInstanceOf(Sending.Later.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatHidesStarttlsGetsNoMail() throws Exception {
        try (ScriptedServer server = new ScriptedServer(List.of(List.of("220 hi", EHLO)));
                Submission submission = to(server.port(), Security.STARTTLS)) {
            assertThat(submission.send(List.of(mail("x"))))
                    .first()
                    .isInstanceOfSatisfying(
                            Sending.Later.class,
                            later -> assertThat(later.why()).contains("STARTTLS"));
            assertThat(server.heard()).containsExactly("EHLO cpts.example");
        }
    }

    @Test
    void wordsSlippedInBeforeTlsAreNotBelieved() throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer(
                                List.of(
                                        List.of(
                                                "220 hi",
                                                "250 STARTTLS",
                                                "220 go\r\n250 already inside")));
                Submission submission = to(server.port(), Security.STARTTLS)) {
            assertThat(submission.send(List.of(mail("x"))))
                    .first()
                    .isInstanceOf(Sending.Later.class);
        }
    }

    @Test
    void eachMailOfABatchHasItsOwnAnswer() throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer(
                                List.of(
                                        List.of(
                                                "220 hi",
                                                EHLO,
                                                "250 ok",
                                                "550 5.1.1 nobody",
                                                "250 reset",
                                                "250 ok",
                                                "451 later",
                                                "250 reset",
                                                "250 ok",
                                                "250 ok",
                                                "354 go",
                                                "250 taken")));
                Submission submission = to(server.port(), Security.NONE)) {
            List<Sending> results =
                    submission.send(List.of(mail("one"), mail("two"), mail("three")));
            assertThat(results)
                    .containsExactly(
                            new Sending.Never("550 5.1.1 nobody"),
                            new Sending.Later("451 later"),
                            new Sending.Sent());
            assertThat(server.heard()).contains("MAIL FROM:<passerelle+b.t@cpts.example>", "three");
        }
    }

    @Test
    void aRefusedRecipientOfAPipelinedMailIsReportedAsSuch() throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer(
                                List.of(
                                        List.of(
                                                "220 hi",
                                                EHLO_PIPELINING,
                                                "250 ok",
                                                "550 5.1.1 nobody",
                                                "554 no valid recipient",
                                                "250 reset",
                                                "250 ok",
                                                "250 ok",
                                                "354 go",
                                                "250 taken")));
                Submission submission = to(server.port(), Security.NONE)) {
            assertThat(submission.send(List.of(mail("one"), mail("two"))))
                    .containsExactly(new Sending.Never("550 5.1.1 nobody"), new Sending.Sent());
        }
    }

    @Test
    void aConnectionLostBeforeTheDotMeansLater() throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer(
                                List.of(
                                        List.of("220 hi", EHLO, "250 ok", ScriptedServer.HANG_UP),
                                        List.of(
                                                "220 hi",
                                                EHLO,
                                                "250 ok",
                                                "250 ok",
                                                "354 go",
                                                "250 taken")));
                Submission submission = to(server.port(), Security.NONE)) {
            List<Sending> results = submission.send(List.of(mail("one"), mail("two")));
            assertThat(results.get(0)).isInstanceOf(Sending.Later.class);
            assertThat(results.get(1)).isEqualTo(new Sending.Sent());
        }
    }

    @Test
    void aConnectionLostAfterTheDotMeansUnknown() throws Exception {
        try (ScriptedServer server =
                        new ScriptedServer(
                                List.of(
                                        List.of(
                                                "220 hi",
                                                EHLO,
                                                "250 ok",
                                                "250 ok",
                                                "354 go",
                                                ScriptedServer.HANG_UP)));
                Submission submission = to(server.port(), Security.NONE)) {
            assertThat(submission.send(List.of(mail("one"))))
                    .first()
                    .isInstanceOf(Sending.Unknown.class);
        }
    }

    @Test
    void aKeptConnectionThatDiedCostsNothing() throws Exception {
        List<String> one = List.of("220 hi", EHLO, "250 ok", "250 ok", "354 go", "250 taken");
        try (ScriptedServer server =
                        new ScriptedServer(
                                List.of(
                                        List.of(
                                                "220 hi",
                                                EHLO,
                                                "250 ok",
                                                "250 ok",
                                                "354 go",
                                                "250 taken",
                                                ScriptedServer.HANG_UP),
                                        one));
                Submission submission = to(server.port(), Security.NONE)) {
            assertThat(submission.send(List.of(mail("one")))).containsExactly(new Sending.Sent());
            assertThat(submission.send(List.of(mail("two")))).containsExactly(new Sending.Sent());
        }
    }

    @Test
    void noServerMeansLaterForAll() {
        try (Submission submission = to(1, Security.NONE)) {
            assertThat(submission.send(List.of(mail("one"), mail("two"))))
                    .hasSize(2)
                    .allMatch(Sending.Later.class::isInstance);
        }
    }

    @Test
    void anAddressWithALineBreakNeverReachesTheServer() throws Exception {
        OutgoingMail good = mail("x");
        OutgoingMail bad =
                new OutgoingMail(
                        good.kind(),
                        good.about(),
                        good.offer(),
                        good.messageId(),
                        good.returnPath(),
                        new EmailAddress("x\r\nRCPT TO:<y", "cpts.example"),
                        good.token(),
                        good.subject(),
                        good.body(),
                        good.raw());
        try (ScriptedServer server = new ScriptedServer(List.of(List.of("220 hi", EHLO)));
                Submission submission = to(server.port(), Security.NONE)) {
            assertThat(submission.send(List.of(bad))).first().isInstanceOf(Sending.Never.class);
            assertThat(server.heard()).noneMatch(line -> line.contains("RCPT"));
        }
    }

    @Test
    void aTrustedCertificateForAnotherNameIsRefused() {
        GreenMail server = server(ServerSetup.PROTOCOL_SMTPS);
        try (Submission submission =
                to(
                        server.getSmtps().getPort(),
                        Security.TLS,
                        (SSLSocketFactory) DummySSLSocketFactory.getDefault())) {
            assertThat(submission.send(List.of(mail("x"))))
                    .first()
                    .isInstanceOf(Sending.Later.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void starttlsComesBeforeTheLogInAndTheMail() throws Exception {
        SSLContext trusted = OwnCertificate.forLocalhost();
        try (ScriptedServer server =
                        new ScriptedServer(
                                List.of(
                                        List.of(
                                                "220 hi",
                                                "250 STARTTLS",
                                                ScriptedServer.TLS,
                                                EHLO,
                                                "235 welcome",
                                                "250 ok",
                                                "250 ok",
                                                "354 go",
                                                "250 taken")),
                                trusted);
                Submission submission =
                        new Submission(
                                new Settings.Submission(
                                        "localhost",
                                        server.port(),
                                        Security.STARTTLS,
                                        Optional.empty(),
                                        Optional.empty()),
                                OWN,
                                trusted.getSocketFactory(),
                                () -> new SmtpClient.Login.Plain("bal", "secret"),
                                Duration.ofSeconds(5))) {
            assertThat(submission.send(List.of(mail("x")))).containsExactly(new Sending.Sent());
            assertThat(server.heard())
                    .startsWith(
                            "EHLO cpts.example",
                            "STARTTLS",
                            "EHLO cpts.example",
                            "AUTH PLAIN AGJhbABzZWNyZXQ=",
                            "MAIL FROM:<passerelle+b.t@cpts.example>");
        }
    }
}
