package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Many connections at once. The addresses are all of this machine: every 127.x.y.z is.
class SmtpCrowdsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private static SmtpTarget target(int connections, int ofOneAddress) {
        return SmtpTarget.with(SmtpTarget.limits(connections, ofOneAddress, LONG, LONG));
    }

    private static SmtpPeer inData(SmtpTarget target, String from) {
        SmtpPeer peer = new SmtpPeer(target.listener.port(), from);
        assertThat(peer.reply()).startsWith("220");
        peer.send("EHLO client.example\r\n" + SmtpTarget.ENVELOPE);
        for (int i = 0; i < 3; i++) {
            assertThat(peer.reply()).startsWith("250");
        }
        assertThat(peer.reply()).startsWith("354");
        return peer;
    }

    @Test
    void aThousandIdleConnectionsFromManyPlacesAllStayAndTheNextIsServed() {
        try (SmtpTarget target = SmtpTarget.usual()) {
            List<SmtpPeer> idle = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                SmtpPeer peer = new SmtpPeer(target.listener.port(), "127.0.1." + (1 + i % 10));
                assertThat(peer.reply()).startsWith("220");
                idle.add(peer);
            }
            assertThat(target.listener.connected()).isEqualTo(1_000);
            assertThat(target.listener.reserved()).isZero();
            try (SmtpPeer peer = target.peer()) {
                assertThat(peer.deliver("a@ch.example", SmtpTarget.OURS, "x"))
                        .isEqualTo("250 2.0.0 Kept");
            }
            idle.forEach(SmtpPeer::close);
            target.keptAndServes(1);
        }
    }

    @Test
    void aThousandIdleConnectionsFromOnePlaceKeepItsShareAndTheNextIsServedThereToo() {
        try (SmtpTarget target = SmtpTarget.usual()) {
            List<SmtpPeer> idle = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                SmtpPeer peer = new SmtpPeer(target.listener.port());
                assertThat(peer.reply()).startsWith("220");
                idle.add(peer);
            }
            assertThat(idle.getFirst().reply())
                    .isEqualTo("421 4.3.2 Silent while others wait for a place");
            assertThat(target.listener.connected())
                    .isEqualTo(SmtpLimits.usual(SmtpTarget.MAX_SIZE).ofOneAddress());
            try (SmtpPeer peer = target.peer()) {
                assertThat(peer.deliver("a@ch.example", SmtpTarget.OURS, "x"))
                        .isEqualTo("250 2.0.0 Kept");
            }
            idle.forEach(SmtpPeer::close);
            target.keptAndServes(1);
        }
    }

    @Test
    void whoeverHasBeenSilentLongestMakesRoom() {
        try (SmtpTarget target = target(2, 2);
                SmtpPeer first = target.peer();
                SmtpPeer second = target.peer()) {
            assertThat(first.say("NOOP")).startsWith("250");
            try (SmtpPeer third = target.peer()) {
                assertThat(second.reply())
                        .isEqualTo("421 4.3.2 Silent while others wait for a place");
                assertThat(first.say("NOOP")).startsWith("250");
                assertThat(third.say("NOOP")).startsWith("250");
            }
        }
    }

    @Test
    void aMessageUnderWayMakesNoRoomAndWhoComesThenIsToldSo() {
        try (SmtpTarget target = target(3, 2)) {
            SmtpPeer one = inData(target, "127.0.1.1");
            SmtpPeer two = inData(target, "127.0.1.1");
            try (SmtpPeer neighbour = new SmtpPeer(target.listener.port(), "127.0.1.1")) {
                assertThat(neighbour.reply())
                        .isEqualTo("421 4.7.0 Too many connections from your address");
                assertThat(neighbour.reply()).isEqualTo("closed");
            }
            SmtpPeer three = inData(target, "127.0.1.2");
            try (SmtpPeer stranger = new SmtpPeer(target.listener.port(), "127.0.1.3")) {
                assertThat(stranger.reply()).isEqualTo("421 4.3.2 Too many connections");
                assertThat(stranger.reply()).isEqualTo("closed");
            }
            assertThat(target.listener.connected()).isEqualTo(3);
            for (SmtpPeer peer : List.of(one, two, three)) {
                assertThat(peer.send("x\r\n.\r\n").reply()).isEqualTo("250 2.0.0 Kept");
                peer.close();
            }
            Awaitility.await().until(() -> target.listener.connected() == 0);
            target.keptAndServes(3);
        }
    }

    @Test
    void largeMessagesThatStopHoldABoundedShareAndALetterIsStillTaken() {
        long room = 8L * SmtpTarget.MAX_SIZE;
        try (SmtpTarget target =
                SmtpTarget.with(new SmtpLimits(300, 300, LONG, LONG, LONG, LONG, room))) {
            List<SmtpPeer> stopped = new ArrayList<>();
            String nearlyAll = "x".repeat(SmtpTarget.MAX_SIZE - 1_000);
            for (int i = 0; i < 200; i++) {
                stopped.add(target.peerInData().send(nearlyAll));
            }
            assertThat(target.listener.reserved()).isPositive().isLessThanOrEqualTo(room);
            try (SmtpPeer peer = target.peer()) {
                assertThat(peer.deliver("a@ch.example", SmtpTarget.OURS, "a letter"))
                        .isEqualTo("250 2.0.0 Kept");
            }
            List<String> replies = new ArrayList<>();
            for (SmtpPeer peer : stopped) {
                replies.add(peer.send("\r\n.\r\n").reply());
                peer.close();
            }
            int kept = target.journal.kept().size() - 1;
            assertThat(replies)
                    .containsOnly(
                            "250 2.0.0 Kept", "452 4.3.1 Too much mail under way, try again later");
            assertThat(replies.stream().filter(reply -> reply.startsWith("250"))).hasSize(kept);
            target.keptAndServes(kept + 1);
        }
    }

    @Test
    void aMessageThatGoesOnForEverIsCutAndHoldsNothing() {
        try (SmtpTarget target = SmtpTarget.usual()) {
            try (SmtpPeer peer = target.peerInData()) {
                byte[] some = new byte[50_000];
                Awaitility.await()
                        .until(
                                () -> {
                                    peer.send(some);
                                    return peer.hasHeard();
                                });
                assertThat(peer.reply()).isEqualTo("552 5.3.4 Message far beyond the size limit");
            }
            target.keptAndServes(0);
        }
    }

    @Test
    void aHeaderLineWithoutEndIsMeasuredLikeTheRest() {
        try (SmtpTarget target = SmtpTarget.usual()) {
            try (SmtpPeer peer = target.peerInData()) {
                peer.send("X-A: " + "x".repeat(SmtpTarget.MAX_SIZE) + "\r\n.\r\n");
                assertThat(peer.reply()).isEqualTo("552 5.3.4 Message larger than the size limit");
                assertThat(peer.deliver("a@ch.example", SmtpTarget.OURS, "x"))
                        .isEqualTo("250 2.0.0 Kept");
            }
            target.keptAndServes(1);
        }
    }
}
