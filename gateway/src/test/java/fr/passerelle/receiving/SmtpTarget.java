package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.config.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.awaitility.Awaitility;

/// A listener to be attacked, and what must hold after each attack.
final class SmtpTarget implements AutoCloseable {
    static final int MAX_SIZE = 1_000_000;
    static final String OURS = "passerelle@cpts.mssante.example";
    static final String ENVELOPE = "MAIL FROM:<a@ch.example>\r\nRCPT TO:<" + OURS + ">\r\nDATA\r\n";

    private static final String HONEST = "Subject: vraie\r\n\r\nlettre";

    final MemoryJournal journal = new MemoryJournal();
    final SmtpListener listener;

    private SmtpTarget(
            SmtpLimits limits, boolean lmtp, Optional<Path> certificate, Optional<Path> password) {
        listener =
                SmtpListener.open(
                        new Settings.SmtpDoor(
                                "127.0.0.1", 0, lmtp, true, MAX_SIZE, certificate, password),
                        limits,
                        "mx.cpts.example",
                        journal,
                        InstantSource.system(),
                        address -> address.mailbox().toString().equals(OURS));
    }

    static SmtpTarget usual() {
        return with(SmtpLimits.usual(MAX_SIZE));
    }

    static SmtpTarget with(SmtpLimits limits) {
        return new SmtpTarget(limits, false, Optional.empty(), Optional.empty());
    }

    static SmtpTarget withTls(SmtpLimits limits, SelfMadeKey key, Path folder) throws Exception {
        Path password = Files.writeString(folder.resolve("password"), SelfMadeKey.PASSWORD + "\n");
        return new SmtpTarget(limits, false, Optional.of(key.write(folder)), Optional.of(password));
    }

    /// The usual limits, with these of time and places.
    static SmtpLimits limits(int connections, int ofOneAddress, Duration command, Duration all) {
        return new SmtpLimits(
                connections,
                ofOneAddress,
                command,
                all,
                command,
                command,
                SmtpLimits.usual(MAX_SIZE).messageBytes());
    }

    SmtpPeer peer() {
        return SmtpPeer.greeted(listener.port());
    }

    /// A peer that has been told to go on with its message.
    SmtpPeer peerInData() {
        SmtpPeer peer = peer();
        peer.send(ENVELOPE);
        assertThat(peer.reply()).startsWith("250 2.1.0");
        assertThat(peer.reply()).startsWith("250 2.1.5");
        assertThat(peer.reply()).startsWith("354");
        return peer;
    }

    /// The next honest sender is served, `before` messages were kept until then, and when all
    /// have gone nothing is held for anybody.
    void keptAndServes(int before) {
        assertThat(journal.kept()).hasSize(before);
        try (SmtpPeer peer = peer()) {
            assertThat(peer.deliver("b@ch.example", OURS, HONEST)).isEqualTo("250 2.0.0 Kept");
            assertThat(peer.say("QUIT")).isEqualTo("221 2.0.0 Goodbye");
        }
        assertThat(journal.bodies()).hasSize(before + 1);
        assertThat(journal.bodies().getLast()).isEqualTo(HONEST + "\r\n");
        Awaitility.await().until(() -> listener.connected() == 0 && listener.reserved() == 0);
    }

    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        listener.close();
    }
}
