package fr.passerelle.answering;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.ReadReceipt.Disposition;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.IntegrationError.Condition;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Refusal;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Trusting;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMails;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReadReceiptTest {
    private static final String ASKED = "Disposition-Notification-To";
    private static final EmailAddress WARD = EmailAddress.of("service@cpts-aunis.mssante.example");
    private static final Envelope FROM_WARD = Envelope.of(Optional.of(WARD), List.of());
    private static final Headers ORIGINAL =
            headers(
                    "Message-ID: <42@cpts-aunis.mssante.example>",
                    "Subject: XDM/1.0/DDM+CR TESTPATIENT Melanie 21/03/1944",
                    "Original-Recipient: rfc822;accueil@cpts-aunis.mssante.example",
                    ASKED + ": Service <" + WARD + ">");
    private static final List<Disposition> DISPOSITIONS =
            List.of(
                    new Disposition.Processed(),
                    new Disposition.WaitsForAPerson(Condition.INS_MISMATCH),
                    new Disposition.Refused(Condition.OTHER, new Refusal.CannotDecrypt("cbc")));

    private final ReadReceipt receipts =
            new ReadReceipt(Templates.load(Samples.TEMPLATES), Samples.GATEWAY);

    private static Headers headers(String... lines) {
        List<Headers.Field> fields = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            fields.add(new Headers.Field(line.substring(0, colon), line.substring(colon + 2)));
        }
        return new Headers(fields);
    }

    private Written write(
            Headers original, Disposition disposition, Fiche fiche, Language language) {
        return receipts.write(
                new ReadReceipt.Report(WARD, original, disposition, fiche, language),
                "0123456789abc",
                Samples.TOKEN,
                Samples.NOW);
    }

    private OutgoingMail receipt(Disposition disposition) {
        return Samples.finished(write(ORIGINAL, disposition, Fiche.EMPTY, Language.FRENCH));
    }

    private static String raw(OutgoingMail mail) {
        return new String(mail.raw().bytes(), StandardCharsets.US_ASCII);
    }

    private static Opened opened(OutgoingMail mail) {
        Received received =
                new Received(
                        "m-1", new Door("test", true), Envelope.UNKNOWN, Samples.NOW, mail.raw());
        return (Opened) new MimeOpener(Trusting.NOBODY).open(received);
    }

    private static Understood read(OutgoingMail mail) {
        return new Understander(
                        WARD, SentMails.none(), AttachedDocuments.readers(), Forms.reference())
                .understand(opened(mail));
    }

    @Test
    void aReceiptGoesOnlyToTheReturnPath() {
        assertThat(receipts.wanted(ORIGINAL, FROM_WARD)).contains(WARD);
        assertThat(receipts.wanted(ORIGINAL, Envelope.UNKNOWN)).isEmpty();
        EmailAddress other = EmailAddress.of("autre@cpts-aunis.mssante.example");
        assertThat(receipts.wanted(ORIGINAL, Envelope.of(Optional.of(other), List.of()))).isEmpty();
        assertThat(receipts.wanted(Headers.NONE, FROM_WARD)).isEmpty();
    }

    @Test
    void twoAddressesAreNobody() {
        String[][] askers = {
            {ASKED + ": x@autre.example, Service <" + WARD + ">"},
            {ASKED + ": \"" + WARD + "\" <x@autre.example>, <" + WARD + ">"},
            {ASKED + ": " + WARD, ASKED + ": " + WARD},
        };
        for (String[] asker : askers) {
            assertThat(receipts.wanted(headers(asker), FROM_WARD)).isEmpty();
        }
    }

    @Test
    void noReceiptGoesToAMachineNorAboutAReportNorUnderACondition() {
        for (String line :
                List.of(
                        "Auto-Submitted: auto-generated",
                        "Auto-Submitted: auto-replied",
                        "Precedence: bulk",
                        "List-Id: <liste.example>",
                        "Return-Path: <>",
                        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                        "Disposition-Notification-Options: x=required,y")) {
            assertThat(receipts.wanted(headers(ASKED + ": " + WARD, line), FROM_WARD))
                    .as(line)
                    .isEmpty();
        }
        assertThat(receipts.wanted(headers(ASKED + ": " + WARD, "Auto-Submitted: no"), FROM_WARD))
                .contains(WARD);
    }

    @Test
    void noReceiptGoesToAMachinesMailboxOutsideTheNetworkOrToOurselves() {
        for (String address :
                List.of(
                        "noreply@cpts-aunis.mssante.example",
                        "service@ailleurs.example",
                        "passerelle+r.abc@cpts-aunis.mssante.example")) {
            Envelope envelope = Envelope.of(EmailAddress.find(address), List.of());
            assertThat(receipts.wanted(headers(ASKED + ": " + address), envelope))
                    .as(address)
                    .isEmpty();
        }
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
                .contains("Original-Message-ID: <42@cpts-aunis.mssante.example>")
                .contains("Original-Recipient: rfc822;accueil@cpts-aunis.mssante.example")
                .contains("Final-Recipient: rfc822;passerelle@cpts-aunis.mssante.example")
                .contains("Auto-Submitted: auto-replied")
                .doesNotContain("Error:");
        assertThat(mail.returnPath()).isEmpty();
    }

    @Test
    void failureSaysItsCodeInTheSubjectAndToMachines() {
        OutgoingMail mail = receipt(new Disposition.WaitsForAPerson(Condition.INS_ABSENT));
        assertThat(mail.subject()).isEqualTo("[KO Intégration système !][903] XDM/1.0/DDM");
        assertThat(opened(mail).subject()).isEqualTo(mail.subject());
        assertThat(raw(mail))
                .contains("; processed/error\r\n")
                .contains("Error: 903^INS")
                .matches(text -> text.chars().allMatch(c -> c < 0x7f));
        assertThat(mail.body()).contains("903", "INS non présent");
    }

    @Test
    void aRefusalSaysTheSameCauseAsTheLetterToThePerson() {
        assertThat(receipt(DISPOSITIONS.getLast()).body())
                .contains("Votre message chiffré n’a pas pu être ouvert")
                .doesNotContain("cbc");
    }

    @Test
    void ourOwnReaderReadsEveryCodeThatWeWrite() {
        for (Condition condition : Condition.values()) {
            for (Language language : Language.values()) {
                OutgoingMail mail =
                        Samples.finished(
                                write(
                                        ORIGINAL,
                                        new Disposition.WaitsForAPerson(condition),
                                        Fiche.EMPTY,
                                        language));
                assertThat(read(mail))
                        .isInstanceOfSatisfying(
                                Understood.NotIntegrated.class,
                                failed -> assertThat(failed.error()).isEqualTo(condition));
            }
        }
        assertThat(read(receipt(new Disposition.Processed())))
                .isInstanceOfSatisfying(
                        Understood.Receipt.class,
                        receipt -> assertThat(receipt.disposition()).isEqualTo("processed"));
    }

    @Test
    void aReceiptIsNeverAnsweredByAReceipt() {
        for (Disposition disposition : DISPOSITIONS) {
            List<Headers.Field> fields =
                    new ArrayList<>(opened(receipt(disposition)).headers().all());
            fields.add(new Headers.Field(ASKED, WARD.toString()));
            assertThat(receipts.wanted(new Headers(fields), FROM_WARD)).isEmpty();
        }
    }

    @Test
    void theOriginalsSubjectIsNeverRepeated() {
        for (Disposition disposition : DISPOSITIONS) {
            assertThat(raw(receipt(disposition))).doesNotContain("TESTPATIENT");
        }
    }

    @Test
    void aReceiptThatWouldNameThePatientIsWithheld() {
        Headers telltale = headers("Message-ID: <testpatient.melanie@chu.mssante.example>");
        Fiche fiche = new Fiche(Map.of(Field.BIRTH_NAME, "TESTPATIENT"));
        for (Disposition disposition : DISPOSITIONS) {
            assertThat(write(telltale, disposition, fiche, Language.FRENCH))
                    .isEqualTo(new Written.Withheld(Written.Objection.IDENTITY));
        }
    }

    @Test
    void whatAStrangerWroteBecomesNoHeaderOfOurs() {
        Headers hostile =
                headers(
                        "Message-ID: <a@b>\r\nBcc: x@ailleurs.example",
                        "Original-Recipient: rfc822;x@ailleurs.example");
        for (Disposition disposition : DISPOSITIONS) {
            OutgoingMail mail =
                    Samples.finished(write(hostile, disposition, Fiche.EMPTY, Language.ENGLISH));
            assertThat(raw(mail)).doesNotContain("ailleurs.example", "Original-Message-ID");
        }
    }
}
