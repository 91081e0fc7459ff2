package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.config.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTlsTest {
    private static final String OURS = "passerelle@cpts.mssante.example";

    @TempDir private Path folder;

    private final MemoryJournal journal = new MemoryJournal();
    private final SelfMadeKey key;
    private SmtpListener listener;

    StartTlsTest() throws Exception {
        key = new SelfMadeKey();
    }

    @BeforeEach
    void open() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), SelfMadeKey.PASSWORD + "\n");
        listener =
                SmtpListener.open(
                        new Settings.SmtpDoor(
                                "127.0.0.1",
                                0,
                                false,
                                true,
                                100_000,
                                Optional.of(key.write(folder)),
                                Optional.of(password)),
                        "localhost",
                        journal,
                        InstantSource.system(),
                        address -> address.toString().equals(OURS));
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void aMessageComesThroughTls() throws Exception {
        try (SmtpPeer peer = SmtpPeer.greeted(listener.port())) {
            assertThat(peer.say("EHLO client.example")).contains("STARTTLS");
            assertThat(peer.say("STARTTLS")).startsWith("220 2.0.0");
            peer.startTls(key.trusting());
            assertThat(peer.tlsVersion()).isEqualTo("TLSv1.3");
            assertThat(peer.say("MAIL FROM:<a@ch.example>")).startsWith("503 5.5.1");
            assertThat(peer.say("EHLO client.example")).doesNotContain("STARTTLS");
            assertThat(peer.deliver("a@ch.example", OURS, "Subject: s\r\n\r\nsecret"))
                    .startsWith("250");
        }
        assertThat(journal.bodies()).containsExactly("Subject: s\r\n\r\nsecret\r\n");
        assertThat(new String(journal.kept().getFirst().raw().bytes(), StandardCharsets.US_ASCII))
                .contains(" with ESMTPS id ");
    }

    @Test
    void aLargeMessageThroughTlsIsTheSame() throws Exception {
        String body = "x: y\r\n\r\n" + "0123456789abcdef\r\n".repeat(5_000);
        try (SmtpPeer peer = SmtpPeer.greeted(listener.port())) {
            peer.say("STARTTLS");
            peer.startTls(key.trusting());
            peer.say("EHLO client.example");
            assertThat(peer.deliver("a@ch.example", OURS, body)).startsWith("250");
        }
        assertThat(journal.bodies()).containsExactly(body + "\r\n");
    }

    /// CVE-2011-0411: what is sent in clear behind STARTTLS must not be taken for what comes
    /// inside TLS.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STARTTLS\r\nRSET\r\n",
                "STARTTLS\r\nMAIL FROM:<b@ch.example>\r\nRCPT TO:<passerelle@cpts.mssante.example>",
                "starttls \r\nNOOP\r\n",
                "NOOP\r\nSTARTTLS\r\nx"
            })
    void aCommandInClearBehindStartTlsIsRefusedAndTheConnectionEnds(String injected) {
        try (SmtpPeer peer = SmtpPeer.greeted(listener.port())) {
            peer.send(injected);
            String reply = peer.reply();
            if (injected.startsWith("NOOP")) {
                assertThat(reply).startsWith("250");
                reply = peer.reply();
            }
            assertThat(reply).startsWith("501 5.5.1");
            assertThat(peer.reply()).isEqualTo("closed");
        }
        assertThat(journal.asked()).isZero();
    }

    @Test
    void aCommandSentInClearAfter220IsNotExecuted() {
        try (SmtpPeer peer = SmtpPeer.greeted(listener.port())) {
            assertThat(peer.say("STARTTLS")).startsWith("220");
            assertThat(peer.say("EHLO client.example")).doesNotStartWith("250");
        }
    }

    @Test
    void startTlsWithAnArgumentIsASyntaxError() {
        try (SmtpPeer peer = SmtpPeer.greeted(listener.port())) {
            assertThat(peer.say("STARTTLS now")).startsWith("501");
            assertThat(peer.say("NOOP")).startsWith("250");
        }
    }
}
