package fr.passerelle.opening;

import static fr.passerelle.opening.Messages.opened;
import static fr.passerelle.opening.Messages.refused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Refusal;
import fr.passerelle.opening.xdm.SamplePackage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final String ZIP = Base64.getEncoder().encodeToString(SamplePackage.zip().zip());

    @Test
    void aPackageKnowsThePartItLayIn() {
        assertThat(opened(mail(part("application/zip", "base64", ZIP).repeat(2))).packages())
                .extracting(XdmPackage::part)
                .containsExactly("1", "2");
    }

    @Test
    void theBytesTellWhateverTheTypeAndTheTransferEncodingSay() {
        assertThat(opened(mail(part("image/jpeg", "base64", ZIP))).packages()).hasSize(1);
        byte[] bare =
                mail(
                        part(
                                "application/x-zip-compressed",
                                "binary",
                                new String(
                                        SamplePackage.zip().zip(), StandardCharsets.ISO_8859_1)));
        assertThat(opened(bare).packages()).hasSize(1);
    }

    @Test
    void thePackageOfAnAttachedMessageIsThatOfItsAuthor() {
        String inside =
                "From: x@y.example\r\nContent-Type: application/zip\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + ZIP
                        + "\r\n";
        assertThat(opened(mail(part("message/rfc822", "7bit", inside))).packages()).isEmpty();
    }

    @Test
    void packagesBeyondTheLimitAreRefused() {
        String many = part("application/zip", "base64", ZIP).repeat(Limits.ARCHIVES + 1);
        assertThat(refused(mail(many)).why())
                .isEqualTo(new Refusal.UnsafeArchive("more than " + Limits.ARCHIVES + " packages"));
    }

    private static String part(String type, String encoding, String body) {
        return "--b\r\nContent-Type: %s\r\nContent-Transfer-Encoding: %s\r\n\r\n%s\r\n"
                .formatted(type, encoding, body);
    }

    private static byte[] mail(String parts) {
        String head =
                "From: Cardiologie <cardiologie@chu-aunis.mssante.example>\r\nSubject: Lot\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        return (head + parts + "--b--\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
