package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.ReadReceipt.Disposition;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReadReceiptTest {
    private static final EmailAddress WARD = EmailAddress.of("service@chu.mssante.example");
    private static final Headers ORIGINAL =
            new Headers(
                    List.of(
                            new Headers.Field("Message-ID", "<42@chu.mssante.example>"),
                            new Headers.Field(
                                    "Subject", "XDM/1.0/DDM+CR TESTPATIENT Melanie 21/03/1944"),
                            new Headers.Field(
                                    "Disposition-Notification-To",
                                    "Service <service@chu.mssante.example>")));
    private final ReadReceipt receipts =
            new ReadReceipt(Templates.load(Samples.TEMPLATES), Samples.GATEWAY);

    private OutgoingMail receipt(Disposition disposition) {
        return Samples.finished(
                receipts.write(
                        WARD, ORIGINAL, disposition, Samples.TOKEN, Language.FRENCH, Samples.NOW));
    }

    private static String raw(OutgoingMail mail) {
        return new String(mail.raw().bytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void aReceiptGoesOnlyToTheReturnPath() {
        assertThat(ReadReceipt.wanted(ORIGINAL, Optional.of(WARD))).contains(WARD);
        assertThat(ReadReceipt.wanted(ORIGINAL, Optional.empty())).isEmpty();
        assertThat(ReadReceipt.wanted(ORIGINAL, Optional.of(EmailAddress.of("autre@chu.example"))))
                .isEmpty();
        assertThat(ReadReceipt.wanted(Headers.NONE, Optional.of(WARD))).isEmpty();
    }

    @Test
    void successIsAReportOfThreeParts() throws Exception {
        OutgoingMail mail = receipt(new Disposition.Processed());
        MimeMessage read =
                new MimeMessage(Session.getInstance(new Properties()), mail.raw().open());
        assertThat(read.getContentType())
                .startsWith("multipart/report; report-type=disposition-notification");
        assertThat(((Multipart) read.getContent()).getCount()).isEqualTo(3);
        assertThat(raw(mail))
                .contains("Disposition: automatic-action/MDN-sent-automatically; processed\r\n")
                .contains("Original-Message-ID: <42@chu.mssante.example>")
                .contains("Auto-Submitted: auto-replied");
        assertThat(mail.returnPath()).isEmpty();
    }

    @Test
    void failureSaysItsCodeInTheSubjectAndToMachines() {
        OutgoingMail mail = receipt(new Disposition.Failed(902, "patient inconnu"));
        assertThat(mail.subject()).isEqualTo("[KO Intégration système !][902] XDM/1.0/DDM");
        assertThat(raw(mail)).contains("; processed/error\r\n").contains("Error: 902^patient");
        assertThat(mail.body()).contains("patient inconnu");
    }

    @Test
    void theOriginalsSubjectIsNeverRepeated() {
        for (Disposition disposition :
                List.of(new Disposition.Processed(), new Disposition.Failed(906, "autre"))) {
            assertThat(raw(receipt(disposition))).doesNotContain("TESTPATIENT");
        }
    }
}
