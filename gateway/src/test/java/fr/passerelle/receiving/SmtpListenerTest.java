package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpListenerTest {
    private static final int MAX_SIZE = 100_000;
    private static final EmailAddress OURS = EmailAddress.of("passerelle@cpts.mssante.example");
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");
    private static final String MAIL = "Subject: essai\r\n\r\nbonjour";

    private final MemoryJournal journal = new MemoryJournal();
    private SmtpListener listener = listener(false);

    private SmtpListener listener(boolean lmtp) {
        return SmtpListener.open(
                new Settings.SmtpDoor(
                        "127.0.0.1", 0, lmtp, true, MAX_SIZE, Optional.empty(), Optional.empty()),
                "mx.cpts.example",
                journal,
                InstantSource.fixed(NOW),
                address -> address.mailbox().equals(OURS));
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private SmtpPeer peer() {
        return SmtpPeer.greeted(listener.port());
    }

    private SmtpPeer peerInData() {
        SmtpPeer peer = peer();
        peer.say("MAIL FROM:<a@ch.example>");
        peer.say("RCPT TO:<" + OURS + ">");
        assertThat(peer.say("DATA")).startsWith("354");
        return peer;
    }

    @Test
    void aMessageIsKeptWithItsEnvelopeBefore250() {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.deliver("Infirmiere@CH.example", OURS.toString(), MAIL))
                    .isEqualTo("250 2.0.0 Kept");
        }
        Arrival arrival = journal.kept().getFirst();
        assertThat(arrival.door().name()).isEqualTo("smtp");
        assertThat(arrival.door().closedNetwork()).isTrue();
        assertThat(arrival.at()).isEqualTo(NOW);
        assertThat(arrival.origin()).isEmpty();
        assertThat(arrival.envelope().sender()).contains(EmailAddress.of("infirmiere@ch.example"));
        assertThat(arrival.envelope().recipients()).containsExactly(OURS);
        assertThat(journal.bodies()).containsExactly(MAIL + "\r\n");
    }

    @Test
    void oneReceivedLineIsPutInFront() {
        try (SmtpPeer peer = peer()) {
            peer.deliver("a@ch.example", OURS.toString(), MAIL);
        }
        String raw = new String(journal.kept().getFirst().raw().bytes(), StandardCharsets.US_ASCII);
        assertThat(raw)
                .matches(
                        "Received: from client\\.example \\(\\[127\\.0\\.0\\.1\\]\\)\\R"
                                + "\tby mx\\.cpts\\.example with ESMTP id \\S+;\\R"
                                + "\tMon, 2 Mar 2026 08:15:00 \\+0000\\R"
                                + "Subject: essai\\R\\Rbonjour\\R");
    }

    @Test
    void theGreetingOffersWhatIsKept() {
        try (SmtpPeer peer = new SmtpPeer(listener.port())) {
            assertThat(peer.reply()).isEqualTo("220 mx.cpts.example ESMTP");
            assertThat(peer.say("EHLO client.example").lines().map(line -> line.substring(4)))
                    .contains("PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "SIZE " + MAX_SIZE)
                    .doesNotContain("STARTTLS", "SMTPUTF8");
        }
    }

    @Test
    void aPipelinedGroupIsAnsweredInOrder() {
        try (SmtpPeer peer = peer()) {
            String group = "MAIL FROM:<a@ch.example>\r\nRCPT TO:<" + OURS + ">\r\nDATA\r\n";
            String message = MAIL + "\r\n.\r\n";
            peer.send(group + message + group + message + "QUIT\r\n");
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                codes.add(peer.reply().substring(0, 3));
            }
            assertThat(codes)
                    .containsExactly("250", "250", "354", "250", "250", "250", "354", "250", "221");
        }
        assertThat(journal.bodies()).containsExactly(MAIL + "\r\n", MAIL + "\r\n");
    }

    @Test
    void aMessageThatComesByteByByteIsTheSame() {
        try (SmtpPeer peer = peerInData()) {
            for (byte b : "A: b\r\n\r\n..c\r\n.\r\n".getBytes(StandardCharsets.US_ASCII)) {
                peer.send(new byte[] {b});
            }
            assertThat(peer.reply()).startsWith("250");
        }
        assertThat(journal.bodies()).containsExactly("A: b\r\n\r\n.c\r\n");
    }

    @Test
    void everyByteValueArrivesUnchanged() {
        StringBuilder all = new StringBuilder("X: y\r\n\r\n");
        for (int b = 0; b < 256; b++) {
            all.append('=').append((char) b);
        }
        try (SmtpPeer peer = peer()) {
            peer.say("MAIL FROM:<a@ch.example> BODY=8BITMIME SIZE=800");
            peer.say("RCPT TO:<" + OURS + ">");
            peer.say("DATA");
            assertThat(peer.send(all + "\r\n.\r\n").reply()).startsWith("250");
        }
        assertThat(journal.bodies()).containsExactly(all + "\r\n");
    }

    @Test
    void aDeclaredSizeBeyondTheLimitIsRefusedAtMail() {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.say("MAIL FROM:<a@ch.example> SIZE=" + (MAX_SIZE + 1)))
                    .startsWith("552 5.3.4");
            assertThat(peer.say("MAIL FROM:<a@ch.example> SIZE=99999999999999999999"))
                    .startsWith("552 5.3.4");
            assertThat(peer.say("MAIL FROM:<a@ch.example> SIZE=-1")).startsWith("501");
            assertThat(peer.say("MAIL FROM:<a@ch.example> SIZE=" + MAX_SIZE)).startsWith("250");
        }
    }

    @Test
    void aMessageThatGrowsBeyondTheLimitIsRefusedAtItsEndAndTheNextIsTaken() {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.deliver("a@ch.example", OURS.toString(), "x".repeat(MAX_SIZE + 1)))
                    .startsWith("552 5.3.4");
            assertThat(peer.deliver("a@ch.example", OURS.toString(), MAIL)).startsWith("250");
        }
        assertThat(journal.bodies()).containsExactly(MAIL + "\r\n");
    }

    @Test
    void aMessageOfExactlyTheLimitIsKept() {
        String body = "x".repeat(MAX_SIZE - 2);
        try (SmtpPeer peer = peer()) {
            assertThat(peer.deliver("a@ch.example", OURS.toString(), body)).startsWith("250");
        }
        assertThat(journal.bodies()).containsExactly(body + "\r\n");
    }

    @Test
    void bareLineFeedsInAMessageStayAsTheyAre() {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.deliver("a@ch.example", OURS.toString(), "a: b\n\nc\rd\n"))
                    .startsWith("250");
        }
        assertThat(journal.bodies()).containsExactly("a: b\n\nc\rd\n\r\n");
    }

    @Test
    void aBareLineFeedInACommandIsRefused() {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.say("MAIL FROM:<a@ch.example>\nRCPT TO:<" + OURS + ">"))
                    .startsWith("500 5.5.2");
            assertThat(peer.say("NOOP")).startsWith("250");
        }
    }

    @Test
    void aCommandLineWithoutEndIsRefusedInBoundedMemory() {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.say("NOOP " + "x".repeat(5_000))).startsWith("500 5.5.6");
            assertThat(peer.say("NOOP")).startsWith("250");
        }
    }

    @Test
    void anUnknownRecipientIsRefusedAndNothingIsRelayed() {
        try (SmtpPeer peer = peer()) {
            peer.say("MAIL FROM:<a@ch.example>");
            assertThat(peer.say("RCPT TO:<autre@cpts.mssante.example>")).startsWith("550 5.1.1");
            assertThat(peer.say("RCPT TO:<dr@ailleurs.example>")).startsWith("550 5.1.1");
            assertThat(peer.say("RCPT TO:<passerelle%ailleurs.example@cpts.mssante.example>"))
                    .startsWith("550 5.1.1");
            assertThat(peer.say("DATA")).startsWith("503 5.5.1");
        }
    }

    @Test
    void someoneWhoTriesNamesIsShownOut() {
        List<String> replies = new ArrayList<>();
        try (SmtpPeer peer = peer()) {
            peer.say("MAIL FROM:<a@ch.example>");
            for (int i = 0; i < 20; i++) {
                replies.add(peer.say("RCPT TO:<n" + i + "@cpts.mssante.example>"));
            }
            assertThat(peer.reply()).isEqualTo("closed");
        }
        assertThat(replies.getLast()).startsWith("421 4.7.0");
    }

    @Test
    void ourMailboxWithADetailIsAccepted() {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.deliver("a@ch.example", "Passerelle+r.AB12@cpts.mssante.example", MAIL))
                    .startsWith("250");
        }
        assertThat(journal.kept().getFirst().envelope().recipients().getFirst().detail())
                .contains("r.ab12");
    }

    @Test
    void theNullSenderOfBouncesIsAccepted() {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.deliver("", OURS.toString(), MAIL)).startsWith("250");
        }
        assertThat(journal.kept().getFirst().envelope().nullSender()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL FROM:<a@ch.example> SMTPUTF8",
                "MAIL FROM:<a@ch.example> BODY=BINARYMIME",
                "MAIL FROM:<a@ch.example> AUTH=<>"
            })
    void aParameterThatWasNotOfferedIsRefused(String command) {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.say(command)).startsWith("555 5.5.4");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "MAIL FROM:a@ch.example", "MAIL FROM:<a@ch.example>x", "RCPT"})
    void aCommandThatIsNotOneIsRefused(String command) {
        try (SmtpPeer peer = peer()) {
            assertThat(peer.say(command)).startsWith("50");
        }
    }

    @Test
    void commandsOutOfOrderAreRefused() {
        try (SmtpPeer peer = new SmtpPeer(listener.port())) {
            peer.reply();
            assertThat(peer.say("MAIL FROM:<a@ch.example>")).startsWith("503 5.5.1");
            peer.say("EHLO client.example");
            assertThat(peer.say("RCPT TO:<" + OURS + ">")).startsWith("503 5.5.1");
            assertThat(peer.say("DATA")).startsWith("503 5.5.1");
            peer.say("MAIL FROM:<a@ch.example>");
            assertThat(peer.say("MAIL FROM:<a@ch.example>")).startsWith("503 5.5.1");
            assertThat(peer.say("RSET")).startsWith("250");
            assertThat(peer.say("RCPT TO:<" + OURS + ">")).startsWith("503 5.5.1");
        }
    }

    @Test
    void whileTheJournalCannotKeepTheAnswerIs451AndTheNextTryIsKept() {
        journal.failing(1);
        try (SmtpPeer peer = peer()) {
            assertThat(peer.deliver("a@ch.example", OURS.toString(), MAIL)).startsWith("451 4.3.0");
            assertThat(peer.deliver("a@ch.example", OURS.toString(), MAIL)).startsWith("250");
        }
        assertThat(journal.bodies()).hasSize(1);
    }

    @Test
    void aJournalThatWaitsHoldsUpNobodyElse() {
        CountDownLatch gate = journal.waiting();
        List<SmtpPeer> waiting = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            waiting.add(peerInData().send(MAIL + "\r\n.\r\nNOOP\r\n"));
        }
        org.awaitility.Awaitility.await().until(() -> journal.asked() == 16);
        try (SmtpPeer other = peer()) {
            assertThat(other.say("NOOP")).startsWith("250");
        }
        gate.countDown();
        for (SmtpPeer peer : waiting) {
            assertThat(peer.reply()).isEqualTo("250 2.0.0 Kept");
            assertThat(peer.reply()).startsWith("250");
            peer.close();
        }
        assertThat(journal.bodies()).hasSize(16);
    }

    @Test
    void aConnectionLostInsideAMessageKeepsNothing() {
        try (SmtpPeer peer = peerInData()) {
            peer.send("half a mess");
        }
        try (SmtpPeer peer = peer()) {
            peer.deliver("a@ch.example", OURS.toString(), MAIL);
        }
        assertThat(journal.bodies()).containsExactly(MAIL + "\r\n");
    }

    @Test
    void closingLetsAMessageUnderWayBeAnswered() throws Exception {
        CountDownLatch gate = journal.waiting();
        try (SmtpPeer peer = peerInData()) {
            peer.send(MAIL + "\r\n.\r\n");
            org.awaitility.Awaitility.await().until(() -> journal.asked() == 1);
            Thread closing = Thread.ofVirtual().start(listener::close);
            gate.countDown();
            assertThat(peer.reply()).startsWith("250");
            closing.join();
        }
    }

    @Test
    void lmtpAnswersOnceForEachRecipientAndKeepsOneMessage() {
        listener.close();
        listener = listener(true);
        try (SmtpPeer peer = new SmtpPeer(listener.port())) {
            assertThat(peer.reply()).isEqualTo("220 mx.cpts.example LMTP");
            assertThat(peer.say("EHLO client.example")).startsWith("500");
            assertThat(peer.say("LHLO client.example")).contains("PIPELINING");
            peer.say("MAIL FROM:<a@ch.example>");
            assertThat(peer.say("RCPT TO:<" + OURS + ">")).startsWith("250");
            assertThat(peer.say("RCPT TO:<nobody@cpts.mssante.example>")).startsWith("550");
            assertThat(peer.say("RCPT TO:<" + OURS.withDetail("r.x1") + ">")).startsWith("250");
            peer.say("DATA");
            assertThat(peer.send(MAIL + "\r\n.\r\n").reply()).startsWith("250");
            assertThat(peer.reply()).startsWith("250");
            assertThat(peer.say("NOOP")).startsWith("250 2.0.0 OK");
        }
        assertThat(journal.kept()).hasSize(1);
        assertThat(journal.kept().getFirst().envelope().recipients()).hasSize(2);
    }

    @Test
    void aTakenPortIsAFaultAtStart() {
        Settings.SmtpDoor same =
                new Settings.SmtpDoor(
                        "127.0.0.1",
                        listener.port(),
                        false,
                        true,
                        MAX_SIZE,
                        Optional.empty(),
                        Optional.empty());
        assertThatThrownBy(
                        () ->
                                SmtpListener.open(
                                        same, "mx", journal, InstantSource.system(), _ -> true))
                .isInstanceOf(Fault.class);
    }
}
