package fr.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    private static byte[] unfold(byte[] raw, List<Folding.Segment> segments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Folding.Segment segment : segments) {
            switch (segment) {
                case Folding.Segment.Literal(int from, int to) -> out.write(raw, from, to - from);
                case Folding.Segment.Run run -> Folding.unfold(run, out);
            }
        }
        return out.toByteArray();
    }

    private static byte[] mail(Random random, String lineEnd) {
        StringBuilder text = new StringBuilder("Subject: essai" + lineEnd + lineEnd);
        for (int part = random.nextInt(4); part >= 0; part--) {
            byte[] content = new byte[random.nextInt(5000)];
            random.nextBytes(content);
            int width = List.of(60, 64, 72, 76, 80, 998 / 4 * 4).get(random.nextInt(6));
            text.append("--limite").append(lineEnd).append(lineEnd);
            text.append(
                    Base64.getMimeEncoder(width, lineEnd.getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(content));
            text.append(random.nextBoolean() ? lineEnd : "");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsFoldedUnfoldsToTheSameBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] raw = mail(random, random.nextBoolean() ? "\r\n" : "\n");
            for (int hits = random.nextInt(6); hits > 0 && raw.length > 0; hits--) {
                raw[random.nextInt(raw.length)] = (byte) random.nextInt(256);
            }
            assertThat(unfold(raw, Folding.fold(raw))).isEqualTo(raw);
        }
    }

    @Test
    void anAttachmentLosesItsBase64() {
        byte[] content = new byte[3000];
        new Random(42).nextBytes(content);
        byte[] raw =
                ("X: y\r\n\r\n" + Base64.getMimeEncoder().encodeToString(content) + "\r\n--b--\r\n")
                        .getBytes(StandardCharsets.US_ASCII);

        assertThat(Folding.fold(raw))
                .filteredOn(Folding.Segment.Run.class::isInstance)
                .singleElement()
                .isEqualTo(new Folding.Segment.Run(Bytes.of(content), 76, true));
    }

    @Test
    void base64WithStrayBitsStaysAsItStands() {
        // The last quantum "QR==" decodes like "QQ==", and would come back as that.
        String line = "A".repeat(76) + "\r\n";
        byte[] raw = (line.repeat(10) + "QR==\r\n").getBytes(StandardCharsets.US_ASCII);

        assertThat(unfold(raw, Folding.fold(raw))).isEqualTo(raw);
    }
}
