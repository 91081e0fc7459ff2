package fr.passerelle.understanding.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Hl7ReaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final String PID =
            "PID|1||279035121518989^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS||"
                    + "EXEMPLARD^DOMINIQUE^^^^^L||19790322|F||||||||||||||||||||||||VALI\r";
    private static final String CDA =
            "<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">é</ClinicalDocument>";

    @Test
    void theEndOfAStayHasItsDatesAndItsDisposition() {
        String pv1 = "PV1|1|I" + "|".repeat(34) + "R" + "|".repeat(8) + "20260224|202603021100\r";

        assertThat(read(msh("ADT^A03") + PID + pv1))
                .isInstanceOfSatisfying(
                        Hl7Read.Discharged.class,
                        left ->
                                assertThat(left.stay())
                                        .isEqualTo(
                                                new Stay(
                                                        Optional.of("I"),
                                                        Optional.of(LocalDate.of(2026, 2, 24)),
                                                        Optional.of(LocalDate.of(2026, 3, 2)),
                                                        Optional.of("R"))));
    }

    @Test
    void aDocumentComesOutByteForByte() {
        Hl7Read.Documents sent = documents("MDM^T02", obx(CDA));

        assertThat(sent.documents()).hasSize(1);
        EmbeddedDocument document = sent.documents().getFirst();
        assertThat(document.content()).isEqualTo(Slice.of(CDA.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.isCda()).isTrue();
        assertThat(document.type())
                .isEqualTo(new Code("34112-3", Optional.of("LN"), Optional.of("CR hospitalier")));
        assertThat(document.action()).isEqualTo(Hl7Read.Action.NEW);
    }

    @Test
    void flagsAreYesOrNoAndNothingElse() {
        Hl7Read.Documents sent =
                documents(
                        "ORU^R01",
                        obx(CDA)
                                + "OBX|2|CWE|MASQUE_PS^Masqué^MetaDMPMSS||Y^^e||||||F\r"
                                + "OBX|3|CE|INVISIBLE_PATIENT^Invisible||N||||||F\r"
                                + "OBX|4|CE|COMP_LOT^Lot||1.2.250.1.213.1.1.8^CDA||||||F\r");

        assertThat(sent.flags())
                .containsExactly(
                        new Hl7Read.Flag(4, "MASQUE_PS", true),
                        new Hl7Read.Flag(5, "INVISIBLE_PATIENT", false));
    }

    @Test
    void theWordsOfTheMailAreNoDocument() {
        String body = obx("Bonjour").replace("34112-3^CR hospitalier^LN", "CORPSMAIL_PS^Corps");

        assertThat(documents("MDM^T02", body).documents()).isEmpty();
    }

    @Test
    void documentsAreBounded() {
        Hl7Read.Documents sent = documents("MDM^T02", obx(CDA).repeat(Limits.HL7_DOCUMENTS + 5));

        assertThat(sent.documents()).hasSize(Limits.HL7_DOCUMENTS);
        assertThat(sent.fields().defects())
                .extracting(Defect::kind)
                .contains(Defect.Kind.UNREADABLE_DOCUMENT);
    }

    @Test
    void segmentsAreBounded() {
        assertThat(read(msh("ADT^A03") + PID + "NTE|1\r".repeat(Limits.HL7_SEGMENTS)))
                .isInstanceOfSatisfying(
                        Hl7Read.Discharged.class,
                        left ->
                                assertThat(left.fields().defects())
                                        .extracting(Defect::kind)
                                        .contains(Defect.Kind.UNREADABLE_DOCUMENT));
    }

    @Test
    void twoInsForOnePatientAreNone() {
        String two =
                PID.replace("INS||EX", "INS~277076322082910^^^X&1.2.250.1.213.1.4.10&ISO^INS||EX");

        assertThat(read(msh("ADT^A03") + two))
                .isInstanceOfSatisfying(
                        Hl7Read.Discharged.class,
                        left -> {
                            assertThat(left.fields().fiche().says(Field.INS)).isFalse();
                            assertThat(left.fields().defects())
                                    .extracting(Defect::kind)
                                    .contains(Defect.Kind.SEVERAL_INS);
                        });
    }

    @Test
    void aBatchIsReadWhenItHoldsOneMessage() {
        assertThat(read("FHS|^~\\&|A\rBHS|^~\\&|A\r" + msh("ADT^A03") + PID + "BTS|1\rFTS|1\r"))
                .isInstanceOf(Hl7Read.Discharged.class);
    }

    @Test
    void framingOfAConnectionIsPassedOver() {
        assertThat(read("\u000b" + msh("ADT^A03") + PID + "\u001c\r"))
                .isInstanceOf(Hl7Read.Discharged.class);
    }

    @Test
    void anythingElseIsNone() {
        for (String text : List.of("", "MSH", "MSHA", "Bonjour MSH|", "MSE|^~\\&|")) {
            assertThat(read(text)).as(text).isInstanceOf(Hl7Read.NotHl7.class);
        }
    }

    private static Hl7Read.Documents documents(String type, String segments) {
        if (read(msh(type) + PID + segments) instanceof Hl7Read.Documents sent) {
            return sent;
        }
        throw new AssertionError("not a message with documents");
    }

    private static String msh(String type) {
        return "MSH|^~\\&|A|B|C|D|20260302||" + type + "|1|P|2.5|||||FRA|UNICODE UTF-8\r";
    }

    private static String obx(String content) {
        String base64 =
                Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return "OBX|1|ED|34112-3^CR hospitalier^LN||^text^XML^Base64^" + base64 + "||||||F\r";
    }

    private static Hl7Read read(String text) {
        return Hl7Reader.read(Slice.of(text.getBytes(StandardCharsets.UTF_8)), "1", DAY);
    }
}
