package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two messages in what one server takes for one ("SMTP smuggling"), and its relatives.
class SmtpSmugglingTest {
    private final SmtpTarget target = SmtpTarget.usual();

    @AfterEach
    void close() {
        target.close();
    }

    /// Ends of data that some server, somewhere, has taken for the true one. Each is sent whole,
    /// then cut in two TCP segments at each of its bytes, then byte by byte.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\n.\r",
                "\r.\r",
                "\r.\r\n",
                "\r.\n",
                "\r\n.\n",
                "\r\n.\r",
                "\r\r\n.\r\r\n",
                "\r\n\0.\r\n",
                "\r\n.\0\r\n",
                "\r\n.\r\0\n",
                "\r\0\n.\r\n",
                "\r\n..\r\n",
                "\r\n. \r\n",
                "\r\n .\r\n",
                "\n\r.\n\r",
                "\r\n.\r\r\n",
                "\u0085.\u0085",
                "\f.\r\n",
                "\013.\r\n"
            })
    void aFalseEndOfDataEndsNothingHoweverItIsCut(String falseEnd) {
        String smuggled = "X: y\r\n\r\none" + falseEnd + SmtpTarget.ENVELOPE + "two\r\n.\r\n";
        int first = smuggled.indexOf("one") + 3;
        int messages = 0;
        for (int cut = first; cut <= first + falseEnd.length(); cut++) {
            try (SmtpPeer peer = target.peerInData()) {
                peer.send(smuggled.substring(0, cut));
                peer.send(smuggled.substring(cut));
                assertThat(peer.reply()).isEqualTo("250 2.0.0 Kept");
                assertThat(peer.say("NOOP")).startsWith("250 2.0.0");
            }
            messages++;
        }
        try (SmtpPeer peer = target.peerInData()) {
            for (byte b : SmtpTarget.bytes(smuggled)) {
                peer.send(new byte[] {b});
            }
            assertThat(peer.reply()).isEqualTo("250 2.0.0 Kept");
            assertThat(peer.say("NOOP")).startsWith("250 2.0.0");
        }
        assertThat(target.journal.bodies())
                .hasSize(messages + 1)
                .allSatisfy(
                        body -> assertThat(body).startsWith("X: y\r\n\r\none").endsWith("two\r\n"))
                .containsOnly(target.journal.bodies().getFirst());
        target.keptAndServes(messages + 1);
    }

    @Test
    void onlyOneDotIsTakenFromALineThatBeginsWithDotsHoweverItIsCut() {
        String message = "..\r\n...\r\n.a\r\n.\rb\r\n..\r\r\n\r.\r\n";
        for (int cut = 0; cut <= message.length(); cut++) {
            try (SmtpPeer peer = target.peerInData()) {
                peer.send(message.substring(0, cut));
                peer.send(message.substring(cut) + ".\r\n");
                assertThat(peer.reply()).isEqualTo("250 2.0.0 Kept");
            }
        }
        assertThat(target.journal.bodies()).containsOnly(".\r\n..\r\na\r\n\rb\r\n.\r\r\n\r.\r\n");
        target.keptAndServes(message.length() + 1);
    }

    @Test
    void anEmptyMessageEndsWithItsFirstDot() {
        try (SmtpPeer peer = target.peerInData()) {
            assertThat(peer.say(".")).isEqualTo("250 2.0.0 Kept");
        }
        assertThat(target.journal.bodies()).containsExactly("");
        target.keptAndServes(1);
    }

    @Test
    void whatFollowsTheTrueEndIsCommandsAndASecondEnvelopeIsAskedFor() {
        try (SmtpPeer peer = target.peerInData()) {
            peer.send("one\r\n.\r\ntwo\r\n.\r\nDATA\r\n");
            assertThat(peer.reply()).isEqualTo("250 2.0.0 Kept");
            assertThat(peer.reply()).isEqualTo("500 5.5.1 Command not recognised");
            assertThat(peer.reply()).isEqualTo("500 5.5.1 Command not recognised");
            assertThat(peer.reply()).isEqualTo("503 5.5.1 MAIL first");
        }
        target.keptAndServes(1);
    }

    @Test
    void eightBitWithoutAWordOfItStaysByteForByte() {
        StringBuilder all = new StringBuilder("X: y\r\n\r\n");
        for (int b = 128; b < 256; b++) {
            all.append((char) b);
        }
        try (SmtpPeer peer = target.peerInData()) {
            assertThat(peer.send(all + "\r\n.\r\n").reply()).isEqualTo("250 2.0.0 Kept");
        }
        assertThat(target.journal.bodies()).containsExactly(all + "\r\n");
        target.keptAndServes(1);
    }

    @Test
    void aChunkOfAMessageIsNotReadAsCommands() {
        try (SmtpPeer peer = target.peer()) {
            peer.send("BDAT 120 LAST\r\n" + SmtpTarget.ENVELOPE + "x\r\n.\r\n");
            assertThat(peer.reply()).startsWith("421 4.7.0 Not offered");
            assertThat(peer.reply()).isEqualTo("closed");
        }
        target.keptAndServes(0);
    }

    @Test
    void aBrowserThatWasTalkedIntoPostingACommandIsShownOut() {
        try (SmtpPeer peer = new SmtpPeer(target.listener.port())) {
            peer.reply();
            peer.send(
                    "POST / HTTP/1.1\r\nHost: mx.cpts.example:25\r\n\r\nEHLO x\r\n"
                            + SmtpTarget.ENVELOPE
                            + "x\r\n.\r\n");
            assertThat(peer.reply()).startsWith("421 4.7.0 Not offered");
            assertThat(peer.reply()).isEqualTo("closed");
        }
        target.keptAndServes(0);
    }
}
