package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTlsUnderAttackTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir private Path folder;

    private final SelfMadeKey key;
    private SmtpTarget target;

    StartTlsUnderAttackTest() throws Exception {
        key = new SelfMadeKey();
    }

    @BeforeEach
    void open() throws Exception {
        target = SmtpTarget.withTls(SmtpLimits.usual(SmtpTarget.MAX_SIZE), key, folder);
    }

    @AfterEach
    void close() {
        target.close();
    }

    /// Spellings that one reader takes for STARTTLS and another does not: once, the commands
    /// behind them were done in clear and their envelope lived on inside TLS.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STARTTLS",
                "starttls",
                "STARTTLS ",
                "STARTTLS\t",
                " STARTTLS",
                "STARTTLS                                                             "
            })
    void noSpellingOfStartTlsTakesCommandsAlong(String spelling) {
        try (SmtpPeer peer = target.peer()) {
            peer.send(spelling + "\r\nEHLO x\r\n" + SmtpTarget.ENVELOPE + "x\r\n.\r\n");
            assertThat(peer.reply()).isEqualTo("501 5.5.1 Nothing may follow STARTTLS before TLS");
            assertThat(peer.reply()).isEqualTo("closed");
        }
        target.keptAndServes(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\001STARTTLS", "STARTTLS\0", "\0STARTTLS"})
    void aSpellingWithAControlCharacterStartsNothing(String spelling) {
        try (SmtpPeer peer = target.peer()) {
            peer.send(spelling + "\r\nNOOP\r\n");
            assertThat(peer.reply()).isEqualTo("500 5.5.2 Control character in a command");
            assertThat(peer.reply()).startsWith("250");
        }
        target.keptAndServes(0);
    }

    @Test
    void anEnvelopeGivenInClearIsForgottenInsideTls() throws Exception {
        try (SmtpPeer peer = target.peer()) {
            peer.say("MAIL FROM:<evil@ch.example>");
            peer.say("RCPT TO:<" + SmtpTarget.OURS + ">");
            assertThat(peer.say("STARTTLS")).startsWith("220 2.0.0");
            peer.startTls(key.trusting());
            assertThat(peer.say("DATA")).isEqualTo("503 5.5.1 MAIL first");
            assertThat(peer.say("MAIL FROM:<a@ch.example>"))
                    .isEqualTo("503 5.5.1 EHLO or LHLO first");
        }
        target.keptAndServes(0);
    }

    @Test
    void startTlsInsideTlsIsRefused() throws Exception {
        try (SmtpPeer peer = target.peer()) {
            peer.say("STARTTLS");
            peer.startTls(key.trusting());
            assertThat(peer.say("STARTTLS")).isEqualTo("503 5.5.1 TLS already active");
            assertThat(peer.say("EHLO x")).startsWith("250");
        }
        target.keptAndServes(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO x\r\n", "\026\003\001\377\377garbage", "\200\0\0\0", "\0"})
    void garbageInPlaceOfAHandshakeEndsTheConnectionAndIsNotRead(String garbage) throws Exception {
        try (SmtpTarget hasty = hasty()) {
            try (SmtpPeer peer = hasty.peer()) {
                assertThat(peer.say("STARTTLS")).startsWith("220");
                peer.send(garbage);
                String reply = peer.reply();
                assertThat(reply).doesNotStartWith("2").doesNotStartWith("3");
            }
            hasty.keptAndServes(0);
        }
    }

    @Test
    void aHandshakeThatStallsIsClosed() throws Exception {
        try (SmtpTarget hasty = hasty()) {
            try (SmtpPeer peer = hasty.peer()) {
                assertThat(peer.say("STARTTLS")).startsWith("220");
                assertThat(peer.reply()).isEqualTo("closed");
            }
            hasty.keptAndServes(0);
        }
    }

    private SmtpTarget hasty() throws Exception {
        return SmtpTarget.withTls(
                SmtpTarget.limits(100, 100, SHORT, SHORT.multipliedBy(10)), key, folder);
    }
}
