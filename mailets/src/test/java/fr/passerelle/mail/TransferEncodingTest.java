package fr.passerelle.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransferEncodingTest {
    @Test
    void base64OfAnyBytesGivesThemBack() {
        SplittableRandom random = new SplittableRandom(7);
        for (int length = 0; length < 300; length++) {
            byte[] content = new byte[length];
            random.nextBytes(content);
            byte[] dressed = java.util.Base64.getMimeEncoder().encode(content);
            assertThat(TransferEncoding.BASE64.decode(Slice.of(dressed))).isEqualTo(content);
        }
    }

    /// Large ones are counted before they are decoded.
    @Test
    void aLargeBodyIsDecodedAsASmallOneIs() {
        String piece = "Ym9u\r\n\r\n*Ym9uag==b3VyY Q==";
        String once = base64(piece);
        int times = 100_000;
        assertThat(base64(piece.repeat(times))).isEqualTo(once.repeat(times));
        String line = "=E9t=e9 =\r\n su=ZZite=20 \t \r\n";
        assertThat(quoted(line.repeat(times) + " ".repeat(times)))
                .isEqualTo(quoted(line).repeat(times));
    }

    @Test
    void base64ForgivesMissingPaddingStrangersAndPiecesEncodedOneByOne() {
        assertThat(base64("Ym9uam91cg")).isEqualTo("bonjour");
        assertThat(base64("Ym9u\n am#9-1\r\ncg==\n")).isEqualTo("bonjour");
        assertThat(base64("Ym9uag==b3Vy")).isEqualTo("bonjour");
        assertThat(base64("=====")).isEmpty();
    }

    @Test
    void quotedPrintableIsDecoded() {
        assertThat(quoted("=E9t=e9 =\r\nsuite=20\r\nfin  \r\n")).isEqualTo("été suite \r\nfin\r\n");
    }

    @Test
    void anEqualsSignThatBeginsNothingStays() {
        assertThat(quoted("a=b =ZZ c==41")).isEqualTo("a=b =ZZ c=A");
        assertThat(quoted("fin=")).isEqualTo("fin");
        assertThat(quoted("fin=4")).isEqualTo("fin=4");
    }

    @Test
    void theWordIsReadThroughWhatSendersAddToIt() {
        assertThat(TransferEncoding.read(Optional.of("\"Base64\"; x")))
                .isEqualTo(TransferEncoding.BASE64);
        assertThat(TransferEncoding.read(Optional.of("quoted printable (sic)")))
                .isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
        assertThat(TransferEncoding.read(Optional.of("8-bits")))
                .isEqualTo(TransferEncoding.IDENTITY);
        assertThat(TransferEncoding.read(Optional.empty())).isEqualTo(TransferEncoding.IDENTITY);
    }

    private static String base64(String dressed) {
        return new String(
                TransferEncoding.BASE64.decode(Slice.of(dressed.getBytes(US_ASCII))), US_ASCII);
    }

    private static String quoted(String dressed) {
        return new String(
                TransferEncoding.QUOTED_PRINTABLE.decode(Slice.of(dressed.getBytes(US_ASCII))),
                ISO_8859_1);
    }
}
