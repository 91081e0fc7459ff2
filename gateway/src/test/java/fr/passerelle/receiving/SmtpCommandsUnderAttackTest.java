package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpCommandsUnderAttackTest {
    private final SmtpTarget target = SmtpTarget.usual();

    @AfterEach
    void close() {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL FROM:<a@ch.example>\nRCPT TO:<x@ch.example>",
                "MAIL FROM:<a@ch.example>\rRCPT TO:<x@ch.example>",
                "NOOP\n",
                "\rNOOP"
            })
    void aBareLineEndInACommandIsNamed(String command) {
        try (SmtpPeer peer = target.peer()) {
            assertThat(peer.say(command)).isEqualTo("500 5.5.2 Bare CR or LF in a command");
            assertThat(peer.say("DATA")).isEqualTo("503 5.5.1 MAIL first");
        }
        target.keptAndServes(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NOOP\0", "\001NOOP", "MAIL FROM:<a\0@ch.example>", "EHLO \033[2J", "\177"})
    void aControlCharacterInACommandIsNamedAndNeverSaidBack(String command) {
        try (SmtpPeer peer = target.peer()) {
            assertThat(peer.say(command)).isEqualTo("500 5.5.2 Control character in a command");
        }
        target.keptAndServes(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MAIL FROM: <a@ch.example>              | 250 2.1.0
                    MAIL FROM:<a@[127.0.0.1]>              | 250 2.1.0
                    MAIL FROM:<@x.example,@y.example:a@ch.example> | 250 2.1.0
                    MAIL FROM:<a@ch.example> SIZE=         | 501 5.5.4
                    MAIL FROM:<a@ch.example> SIZE=1e9      | 501 5.5.4
                    MAIL FROM:<a@ch.example>SIZE=1         | 501 5.5.4
                    MAIL FROM:<a@ch.example> X=<b@x>       | 555 5.5.4
                    MAIL FROM:<a b@ch.example>             | 553 5.1.7
                    MAIL FROM:<a@ch.example                | 501 5.5.4
                    MAIL FROM:<"a>b"@ch.example>           | 501 5.5.4
                    MAIL FROM:<é@ch.example>               | 553 5.1.7
                    MAIL FROM:<a@>                         | 553 5.1.7
                    STARTTLS                               | 502 5.5.1
                    VRFY passerelle                        | 502 5.3.3
                    EXPN all                               | 502 5.3.3
                    EHLO                                   | 501 5.5.4
                    QUIT now                               | 501 5.5.4
                    """)
    void aStrangeCommandHasItsNamedReply(String command, String reply) {
        try (SmtpPeer peer = target.peer()) {
            assertThat(peer.say(command)).startsWith(reply);
        }
        target.keptAndServes(0);
    }

    @Test
    void aPathLongerThanAnyAddressIsNotUnderstood() {
        try (SmtpPeer peer = target.peer()) {
            assertThat(peer.say("MAIL FROM:<" + "a".repeat(65) + "@ch.example>"))
                    .startsWith("553 5.1.7");
            assertThat(peer.say("MAIL FROM:<a@" + "b".repeat(300) + ".example>"))
                    .startsWith("553 5.1.7");
            peer.say("MAIL FROM:<a@ch.example>");
            assertThat(peer.say("RCPT TO:<" + "p".repeat(1_900) + "@cpts.mssante.example>"))
                    .startsWith("550 5.1.1");
        }
        target.keptAndServes(0);
    }

    @Test
    void aCommandLineWithoutEndEndsTheConnection() {
        try (SmtpPeer peer = target.peer()) {
            byte[] some = SmtpTarget.bytes("x".repeat(4_000));
            Awaitility.await()
                    .until(
                            () -> {
                                peer.send(some);
                                return peer.hasHeard();
                            });
            assertThat(peer.reply()).isEqualTo("421 4.7.0 Too many errors");
        }
        target.keptAndServes(0);
    }

    @Test
    void theTwentiethUnknownCommandIsTheLastAndResetForgivesNone() {
        try (SmtpPeer peer = target.peer()) {
            for (int i = 1; i < SmtpLimits.STRIKES; i++) {
                assertThat(peer.say("XYZZY")).isEqualTo("500 5.5.1 Command not recognised");
                assertThat(peer.say("RSET")).startsWith("250");
            }
            assertThat(peer.say("XYZZY")).isEqualTo("421 4.7.0 Too many errors");
            assertThat(peer.reply()).isEqualTo("closed");
        }
        target.keptAndServes(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NOOP", "RSET", "EHLO client.example", "VRFY a", "HELP", "DATA", "MAIL"})
    void whoOnlyTalksIsShownOut(String command) {
        try (SmtpPeer peer = target.peer()) {
            String last = "";
            for (int i = 1;
                    i <= SmtpLimits.COMMANDS_WITHOUT_MESSAGE && !last.startsWith("421");
                    i++) {
                last = peer.say(command);
            }
            assertThat(last).isEqualTo("421 4.7.0 Too many commands without a message");
            assertThat(peer.reply()).isEqualTo("closed");
        }
        target.keptAndServes(0);
    }

    @Test
    void aConnectionThatBringsMailMayTalkOn() {
        int messages = SmtpLimits.COMMANDS_WITHOUT_MESSAGE / 3 + 1;
        try (SmtpPeer peer = target.peer()) {
            for (int i = 0; i < messages; i++) {
                assertThat(peer.deliver("a@ch.example", SmtpTarget.OURS, "n" + i))
                        .isEqualTo("250 2.0.0 Kept");
            }
        }
        target.keptAndServes(messages);
    }

    @Test
    void theHundredAndFirstRecipientIsPutOffAndTheMessageIsKeptOnce() {
        try (SmtpPeer peer = target.peer()) {
            peer.say("MAIL FROM:<a@ch.example>");
            for (int i = 0; i < SmtpLimits.RECIPIENTS; i++) {
                assertThat(peer.say("RCPT TO:<" + SmtpTarget.OURS + ">")).startsWith("250");
            }
            assertThat(peer.say("RCPT TO:<" + SmtpTarget.OURS + ">"))
                    .isEqualTo("452 4.5.3 Too many recipients");
            peer.say("DATA");
            assertThat(peer.send("x\r\n.\r\n").reply()).isEqualTo("250 2.0.0 Kept");
        }
        target.keptAndServes(1);
    }

    @Test
    void whoTalksBeforeTheGreetingIsAnsweredInOrderAfterIt() {
        try (SmtpPeer peer = new SmtpPeer(target.listener.port())) {
            peer.send("EHLO client.example\r\n" + SmtpTarget.ENVELOPE + "early\r\n.\r\nQUIT\r\n");
            assertThat(peer.reply()).startsWith("220");
            assertThat(peer.reply()).startsWith("250-");
            assertThat(peer.reply()).startsWith("250 2.1.0");
            assertThat(peer.reply()).startsWith("250 2.1.5");
            assertThat(peer.reply()).startsWith("354");
            assertThat(peer.reply()).isEqualTo("250 2.0.0 Kept");
            assertThat(peer.reply()).isEqualTo("221 2.0.0 Goodbye");
        }
        target.keptAndServes(1);
    }

    @Test
    void nothingBehindQuitIsDone() {
        try (SmtpPeer peer = target.peer()) {
            peer.send("QUIT\r\n" + SmtpTarget.ENVELOPE + "x\r\n.\r\n");
            assertThat(peer.reply()).isEqualTo("221 2.0.0 Goodbye");
            assertThat(peer.reply()).isEqualTo("closed");
        }
        assertThat(target.journal.asked()).isZero();
        target.keptAndServes(0);
    }

    @Test
    void whoEndsItsSideRightBehindTheDotStillHearsThatItIsKept() {
        CountDownLatch gate = target.journal.waiting();
        try (SmtpPeer peer = target.peerInData()) {
            peer.send("x\r\n.\r\n").endOutput();
            Awaitility.await().until(() -> target.journal.asked() == 1);
            gate.countDown();
            assertThat(peer.reply()).isEqualTo("250 2.0.0 Kept");
            assertThat(peer.reply()).isEqualTo("closed");
        }
        target.keptAndServes(1);
    }

    @Test
    void whoResetsInsideAMessageLeavesNothing() {
        SmtpPeer peer = target.peerInData();
        peer.send("half a message\r\n.");
        peer.reset();
        Awaitility.await().until(() -> target.listener.connected() == 0);
        assertThat(target.journal.asked()).isZero();
        target.keptAndServes(0);
    }

    /// The store knows the second delivery of it by its content (`StoreContract`).
    @Test
    void whoResetsBetweenTheDotAndTheReplyHasBeenKeptOnce() {
        CountDownLatch gate = target.journal.waiting();
        SmtpPeer peer = target.peerInData();
        peer.send("x\r\n.\r\n");
        Awaitility.await().until(() -> target.journal.asked() == 1);
        peer.reset();
        gate.countDown();
        Awaitility.await().until(() -> target.listener.connected() == 0);
        assertThat(target.journal.asked()).isEqualTo(1);
        target.keptAndServes(1);
    }

    @Test
    void aThousandCommandsInOneBreathAreCutAtTheLimit() {
        SmtpPeer hasty = target.peer();
        byte[] much =
                SmtpTarget.bytes("EHLO x\r\n".repeat(SmtpLimits.COMMANDS_WITHOUT_MESSAGE * 2));
        hasty.send(much);
        String last = "";
        for (String reply = hasty.reply(); !reply.equals("closed"); reply = hasty.reply()) {
            last = reply;
        }
        assertThat(last).isEqualTo("421 4.7.0 Too many commands without a message");
        hasty.close();
        target.keptAndServes(0);
    }
}
