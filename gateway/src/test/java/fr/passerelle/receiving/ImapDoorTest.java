package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.passerelle.config.Settings;
import fr.passerelle.mail.EmailAddress;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImapDoorTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");
    private static final String USER = "bal@cpts.mssante.example";
    private static final String PASSWORD = "mot de passe + %";

    @TempDir private Path folder;

    private final MemoryJournal journal = new MemoryJournal();
    private GreenMail server = new GreenMail(setup(0));
    private GreenMailUser user;
    private Path password;

    private static ServerSetup setup(int port) {
        return new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    }

    @BeforeEach
    void start() throws Exception {
        server.start();
        user = server.setUser(USER, USER, PASSWORD);
        password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Settings.ImapDoor settings(int port) {
        return new Settings.ImapDoor(
                "bal",
                "127.0.0.1",
                port,
                Settings.Security.NONE,
                USER,
                password,
                "INBOX",
                true,
                Duration.ofSeconds(2));
    }

    private ImapDoor door() {
        return ImapDoor.open(
                settings(server.getImap().getPort()), journal, InstantSource.fixed(NOW));
    }

    private MailFolder inbox() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private void deliver(String raw) throws Exception {
        MimeMessage message =
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
        inbox().appendMessage(message, new Flags(), Date.from(NOW));
    }

    private static String mail(int n) {
        return "Return-Path: <infirmiere@ch.example>\r\nDelivered-To: "
                + USER
                + "\r\nSubject: essai "
                + n
                + "\r\n\r\nbonjour "
                + n
                + "\r\n";
    }

    private void awaitKept(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> journal.kept().size() >= count);
    }

    private int unseen() throws FolderException {
        return inbox().getUnseenCount();
    }

    @Test
    void aMailIsKeptWithItsPlaceAndEnvelopeAndThenMarkedSeen() throws Exception {
        deliver(mail(1));
        try (ImapDoor _ = door()) {
            awaitKept(1);
            await().until(() -> unseen() == 0);
        }
        Arrival arrival = journal.kept().getFirst();
        assertThat(arrival.door().name()).isEqualTo("imap:bal");
        assertThat(arrival.at()).isEqualTo(NOW);
        assertThat(arrival.origin().orElseThrow().uid()).isEqualTo(1);
        assertThat(arrival.origin().orElseThrow().uidValidity())
                .isEqualTo(inbox().getUidValidity());
        assertThat(arrival.envelope().sender()).contains(EmailAddress.of("infirmiere@ch.example"));
        assertThat(arrival.envelope().recipients()).containsExactly(EmailAddress.of(USER));
        assertThat(journal.bodies()).containsExactly(mail(1));
    }

    @Test
    void whatTheJournalDidNotKeepStaysUnseenAndIsKeptOnce() throws Exception {
        journal.failing(2);
        deliver(mail(1));
        try (ImapDoor _ = door()) {
            awaitKept(1);
            await().until(() -> unseen() == 0);
        }
        assertThat(journal.bodies()).containsExactly(mail(1));
        assertThat(journal.asked()).isEqualTo(3);
    }

    @Test
    void oneMailThatCannotBeKeptDoesNotHoldUpTheOthers() throws Exception {
        journal.failing(1);
        deliver(mail(1));
        deliver(mail(2));
        deliver(mail(3));
        try (ImapDoor _ = door()) {
            awaitKept(3);
            await().until(() -> unseen() == 0);
        }
        assertThat(journal.bodies()).containsExactlyInAnyOrder(mail(1), mail(2), mail(3));
    }

    @Test
    void mailsThatComeWhileTheDoorWaitsAreKeptOnceEach() throws Exception {
        try (ImapDoor _ = door()) {
            deliver(mail(1));
            deliver(mail(2));
            awaitKept(2);
            deliver(mail(3));
            awaitKept(3);
            await().until(() -> unseen() == 0);
        }
        assertThat(journal.bodies()).containsExactlyInAnyOrder(mail(1), mail(2), mail(3));
    }

    @Test
    void aServerThatGoesAndComesBackIsReadAgain() throws Exception {
        int port = server.getImap().getPort();
        deliver(mail(1));
        try (ImapDoor _ = door()) {
            awaitKept(1);
            server.stop();
            server = new GreenMail(setup(port));
            server.start();
            user = server.setUser(USER, USER, PASSWORD);
            deliver(mail(2));
            awaitKept(2);
        }
        assertThat(journal.bodies()).containsExactly(mail(1), mail(2));
    }

    @Test
    void aServerThatIsNotThereYetIsNoReasonNotToStart() throws Exception {
        int port = server.getImap().getPort();
        server.stop();
        try (ImapDoor _ = ImapDoor.open(settings(port), journal, InstantSource.fixed(NOW))) {
            server = new GreenMail(setup(port));
            server.start();
            user = server.setUser(USER, USER, PASSWORD);
            deliver(mail(1));
            awaitKept(1);
        }
        assertThat(journal.bodies()).containsExactly(mail(1));
    }

    @Test
    void checkSaysWhatItSawAndReadsNothing() throws Exception {
        deliver(mail(1));
        Doors.Seen seen = ImapDoor.look(settings(server.getImap().getPort()));
        assertThat(seen)
                .isEqualTo(
                        new Doors.Seen(
                                "imap:bal",
                                true,
                                "Connexion faite, dossier « INBOX » ouvert, un message non lu."));
        assertThat(unseen()).isEqualTo(1);
    }

    @Test
    void checkNamesAWrongPassword() throws Exception {
        Files.writeString(password, "autre");
        Doors.Seen seen = ImapDoor.look(settings(server.getImap().getPort()));
        assertThat(seen.ok()).isFalse();
        assertThat(seen.sentenceFr()).contains("mot de passe");
    }

    @Test
    void checkNamesAServerThatIsNotThere() throws AuthorizationException {
        int port = server.getImap().getPort();
        server.stop();
        Doors.Seen seen = ImapDoor.look(settings(port));
        assertThat(seen.ok()).isFalse();
        assertThat(seen.sentenceFr()).contains("Pas de connexion à 127.0.0.1");
    }
}
