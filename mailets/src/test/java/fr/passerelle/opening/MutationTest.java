package fr.passerelle.opening;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever happens to a message on its way, opening ends: opened within limits, or refused.
class MutationTest {
    private static final List<String> STRAWS =
            List.of(
                    "\r\n",
                    "\n",
                    "\r",
                    "\r\n\r\n",
                    "--b",
                    "--b--",
                    "--",
                    "\r\n--dehors\r\n",
                    ":",
                    ";",
                    "\"",
                    "(",
                    ")",
                    "<",
                    ">",
                    ",",
                    "@",
                    "=?utf-8?B?",
                    "?=",
                    "=\r\n",
                    "=00",
                    "\0",
                    "é",
                    "—",
                    "Content-Type: multipart/mixed; boundary=b\r\n",
                    "From: x@y.example\r\n",
                    "Content-Type: message/rfc822\r\n\r\n",
                    "Content-Transfer-Encoding: base64\r\n",
                    "*0*=",
                    "%C3",
                    " ",
                    "\t",
                    "\uFEFF",
                    "boundary=");

    @Test
    void aDamagedMessageIsOpenedWithinLimitsOrRefused() throws IOException {
        List<byte[]> whole = messages();
        for (int seed = 0; seed < 4000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] message = whole.get(random.nextInt(whole.size()));
            int wounds = 1 + random.nextInt(12);
            for (int i = 0; i < wounds; i++) {
                message = damaged(message, random);
            }
            openedOrRefused(message, "seed " + seed);
        }
    }

    @Test
    void bytesThatAreNothingAtAllAreOpenedOrRefused() {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            openedOrRefused(noise, "seed " + seed);
            StringBuilder straws = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                straws.append(STRAWS.get(random.nextInt(STRAWS.size())));
            }
            openedOrRefused(
                    ("A: b\r\n" + straws).getBytes(StandardCharsets.UTF_8), "straws " + seed);
        }
    }

    private static void openedOrRefused(byte[] message, String name) {
        byte[] before = message.clone();
        switch (Messages.opener().open(Messages.received(message))) {
            case Refused refused -> assertThat(refused.why()).as(name).isNotNull();
            case Opened opened -> {
                int[] seen = new int[1];
                within(opened.parts(), message, seen, name);
                assertThat(seen[0]).as(name).isBetween(1, Limits.PARTS);
                assertThat(opened.subject().length()).as(name).isLessThan(Limits.FIELD_BYTES);
            }
        }
        assertThat(message)
                .as("%s: the bytes as received are never written", name)
                .isEqualTo(before);
    }

    private static void within(List<Part> parts, byte[] message, int[] seen, String name) {
        for (Part part : parts) {
            seen[0]++;
            assertThat(part.asReceived().length()).as(name).isLessThanOrEqualTo(message.length);
            assertThat(part.content().length)
                    .as(name)
                    .isLessThanOrEqualTo(part.asReceived().length());
            assertThat(part.text().length()).as(name).isLessThanOrEqualTo(part.content().length);
            assertThat(part.path().split("\\.", -1).length)
                    .as(name)
                    .isLessThanOrEqualTo(Limits.DEPTH);
            part.message().ifPresent(inside -> within(inside.parts(), message, seen, name));
        }
    }

    private static byte[] damaged(byte[] message, SplittableRandom random) {
        if (message.length < 2) {
            return message;
        }
        int at = random.nextInt(message.length);
        int length = Math.min(message.length - at, random.nextInt(1, 80));
        return switch (random.nextInt(5)) {
            case 0 -> {
                byte[] flipped = message.clone();
                flipped[at] = (byte) random.nextInt(256);
                yield flipped;
            }
            case 1 -> joined(head(message, at), tail(message, at + length));
            case 2 -> joined(head(message, at + length), tail(message, at));
            case 3 -> head(message, at);
            default ->
                    joined(
                            joined(
                                    head(message, at),
                                    STRAWS.get(random.nextInt(STRAWS.size()))
                                            .getBytes(StandardCharsets.UTF_8)),
                            tail(message, at));
        };
    }

    private static byte[] head(byte[] message, int to) {
        return Arrays.copyOf(message, to);
    }

    private static byte[] tail(byte[] message, int from) {
        return Arrays.copyOfRange(message, from, message.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static List<byte[]> messages() throws IOException {
        List<byte[]> messages = new java.util.ArrayList<>();
        for (Path file : MessageFilesTest.files()) {
            messages.add(Files.readAllBytes(file));
        }
        return messages;
    }
}
