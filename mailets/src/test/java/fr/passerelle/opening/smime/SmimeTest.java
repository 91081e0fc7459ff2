package fr.passerelle.opening.smime;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Slice;
import fr.passerelle.opening.mime.MimeReader;
import fr.passerelle.opening.mime.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.junit.jupiter.api.Test;

class SmimeTest {
    private static final byte[] LETTER =
            "Content-Type: text/plain\r\n\r\nbonjour".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theContentOfSignedDataIsTakenOutWhateverItsNameSays() throws Exception {
        for (String type : new String[] {"pkcs7-mime; smime-type=enveloped-data", "x-pkcs7-mime"}) {
            assertThat(outermost(type, signedData()))
                    .isInstanceOfSatisfying(
                            Layer.OpaqueSigned.class,
                            signed -> assertThat(signed.content()).isEqualTo(Slice.of(LETTER)));
        }
    }

    @Test
    void envelopesAreRecognisedByTheirBytes() {
        assertThat(closed("3080 06092a864886f70d010703 a080")).isEqualTo("S/MIME enveloped-data");
        assertThat(closed("3080 060b2a864886f70d0109100117 a080"))
                .isEqualTo("S/MIME authEnveloped-data");
        assertThat(closed("3080 060b2a864886f70d0109100109 a080"))
                .isEqualTo("S/MIME compressed-data");
        assertThat(closed("3080 0603551d0e a080")).isEqualTo("S/MIME of an unknown kind");
    }

    @Test
    void damagedCmsIsClosedNeverAFault() throws Exception {
        byte[] whole = signedData();
        for (int seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Layer layer = outermost("pkcs7-mime", damaged);
            assertThat(layer)
                    .as("seed %s", seed)
                    .isInstanceOfAny(Layer.Closed.class, Layer.OpaqueSigned.class);
        }
    }

    @Test
    void asn1NestedWithoutEndIsClosed() {
        ByteArrayOutputStream nested = new ByteArrayOutputStream();
        nested.writeBytes(HexFormat.of().parseHex("308006092a864886f70d010702a0803080020101"));
        nested.writeBytes(HexFormat.of().parseHex("3180".repeat(200_000)));
        assertThat(outermost("pkcs7-mime", nested.toByteArray())).isInstanceOf(Layer.Closed.class);
    }

    private static String closed(String hexadecimal) {
        byte[] cms = HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
        return switch (outermost("pkcs7-mime", cms)) {
            case Layer.Closed(var how) -> how;
            case Layer.Enveloped(var how, _) -> how;
            case Layer.None _, Layer.ClearSigned _, Layer.OpaqueSigned _ -> "open";
        };
    }

    private static Layer outermost(String subtype, byte[] cms) {
        String message =
                "Content-Type: application/"
                        + subtype
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(cms);
        return switch (MimeReader.read(Slice.of(message.getBytes(StandardCharsets.US_ASCII)))) {
            case Reading.Message(var root) -> Smime.outermost(root);
            case Reading.Stopped(var why, _) -> throw new AssertionError(why.toString());
        };
    }

    /// Signed-data without a signer: what matters here is the wrapping.
    private static byte[] signedData() throws CMSException, java.io.IOException {
        return new CMSSignedDataGenerator()
                .generate(new CMSProcessableByteArray(LETTER), true)
                .getEncoded();
    }
}
