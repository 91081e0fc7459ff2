package fr.passerelle.understanding.cda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// HL7 messages (MDM, ORU) that carry documents: [ClinicalMessages] attaches them to mails.
final class MessagesWithDocuments {
    private static final String NIR = "1.2.250.1.213.1.4.8";

    private static final String LETTER = "11490-0^Lettre de liaison^LN";

    private MessagesWithDocuments() {}

    static Map<String, byte[]> all() throws IOException {
        byte[] letter = new SampleCda().nobody("NA").bytes();
        Map<String, byte[]> messages = new LinkedHashMap<>();
        messages.put("201-mdm-with-a-letter", message("MDM^T02", pid("VALI"), obx(letter, "F")));
        messages.put(
                "202-mdm-about-somebody-else",
                message(
                        "MDM^T02",
                        pid("VALI")
                                .replace("279035121518989", "277076322082910")
                                .replace("EXEMPLARD^DOMINIQUE^DOMINIQUE", "FICTIVEAU^LUCIEN^LUCIEN")
                                .replace("19790322|F", "19511103|M"),
                        obx(letter, "F")));
        messages.put(
                "203-mdm-with-another-birth-date",
                message("MDM^T02", pid("VALI").replace("19790322", "20100807"), obx(letter, "F")));
        messages.put(
                "204-mdm-replaces-a-letter", message("MDM^T10", pid("VALI"), obx(letter, "C")));
        messages.put("205-mdm-withdraws-a-letter", withdrawing(letter));
        messages.put(
                "206-oru-with-a-referral",
                message(
                        "ORU^R01",
                        pid("VALI"),
                        obx(
                                new SampleCda()
                                        .kind("96349-6", "Lettre d'adressage")
                                        .nobody("NA")
                                        .with("entry", "")
                                        .bytes(),
                                "F")));
        messages.put(
                "207-oru-corrects-a-letter", message("ORU^R01", pid("VALI"), obx(letter, "C")));
        messages.put("208-oru-deletes-a-letter", message("ORU^R01", pid("VALI"), obx(letter, "D")));
        messages.put(
                "209-mdm-that-nobody-may-see",
                message(
                        "MDM^T02",
                        pid("VALI"),
                        obx(letter, "F")
                                + "OBX|2|CWE|MASQUE_PS^Masqué^MetaDMPMSS||Y^^x||||||F|\r"
                                + "OBX|3|CWE|INVISIBLE_PATIENT^Invisible^MetaDMPMSS||Y^^x||||||F|\r"
                                + "OBX|4|CWE|INVISIBLE_REP_LEGAUX^Invisible^MetaDMPMSS||N^^x||||||F|\r"
                                + "OBX|5|CWE|DESTDMP^DMP^MetaDMPMSS||Y^^x||||||F|\r"));
        messages.put(
                "210-mdm-with-a-letter-in-pdf",
                message("MDM^T02", pid("VALI"), obx(letterInPdf("EXEMPLARD"), "F")));
        messages.put(
                "211-mdm-with-a-pdf-about-somebody-else",
                message("MDM^T02", pid("VALI"), obx(letterInPdf("FICTIVEAU"), "F")));
        messages.put(
                "212-mdm-with-a-letter-and-its-pdf",
                message(
                        "MDM^T02",
                        pid("VALI"),
                        obx(letter, "F") + obx(letterInPdf("FICTIVEAU"), "F")));
        messages.put(
                "213-mdm-of-an-identity-not-validated",
                message("MDM^T02", pid("PROV"), obx(letter, "F")));
        messages.put(
                "214-mdm-level-one",
                message(
                        "MDM^T02",
                        pid("VALI"),
                        obx(
                                new SampleCda()
                                        .nobody("NA")
                                        .pdf(ClinicalMessages.pdf("Lettre de liaison"))
                                        .bytes(),
                                "F")));
        messages.put(
                "215-mdm-with-a-damaged-letter",
                message(
                        "MDM^T02",
                        pid("VALI"),
                        obx(
                                new String(letter, StandardCharsets.UTF_8)
                                        .replace("</custodian>", "")
                                        .getBytes(StandardCharsets.UTF_8),
                                "F")));
        messages.put(
                "216-mdm-with-a-medical-summary",
                message(
                        "MDM^T02",
                        pid("VALI"),
                        obx(
                                new SampleCda()
                                        .kind("SYNTH", "Synthèse médicale")
                                        .with("entry", "")
                                        .bytes(),
                                "F")));
        messages.put(
                "217-mdm-with-a-wrong-key",
                message(
                        "MDM^T02",
                        pid("VALI").replace("279035121518989", "279035121518912"),
                        obx(letter, "F")));
        messages.put(
                "218-mdm-born-elsewhere",
                message(
                        "MDM^T02",
                        pid("VALI").replace("BDL^^51215", "BDL^^63220"),
                        obx(letter, "F")));
        messages.put(
                "219-mdm-under-the-test-authority",
                message(
                        "MDM^T02",
                        pid("VALI").replace(NIR, "1.2.250.1.213.1.4.10"),
                        obx(letter, "F")));
        messages.put(
                "220-oru-new-and-deleted",
                message(
                        "ORU^R01",
                        pid("VALI"),
                        obx(letter, "F")
                                + obx(
                                        new SampleCda()
                                                .with("id", "<id root=\"1.2.250.1.999.17.500.0\"/>")
                                                .bytes(),
                                        "D")));
        messages.put(
                "221-mdm-with-the-spouses-name-for-the-birth-name",
                message(
                        "MDM^T02",
                        pid("VALI").replace("EXEMPLARD^DOM", "INVENTAUD^DOM"),
                        obx(
                                new SampleCda()
                                        .nobody("NA")
                                        .with(
                                                "names",
                                                "<family qualifier=\"BR\">EXEMPLARD</family>"
                                                        + "<given>DOMINIQUE</given>"
                                                        + "<family qualifier=\"CL\">INVENTAUD</family>")
                                        .bytes(),
                                "F")));
        messages.put(
                "222-mdm-in-utf-16",
                message(
                        "MDM^T02",
                        pid("VALI"),
                        obx(
                                ("\uFEFF"
                                                + new SampleCda()
                                                        .nobody("NA")
                                                        .text()
                                                        .replace(
                                                                "encoding=\"UTF-8\"",
                                                                "encoding=\"UTF-16\""))
                                        .getBytes(StandardCharsets.UTF_16BE),
                                "F")));
        return messages;
    }

    static byte[] withdrawing(byte[] letter) {
        return message("MDM^T04", pid("VALI"), obx(letter, "D"));
    }

    private static byte[] message(String type, String pid, String segments) {
        return ("MSH|^~\\&|DPI|CHU AUNIS|PASSERELLE|CPTS AUNIS|20260302153000||%s|M0101|P|2.6|||||FRA|UNICODE UTF-8\rEVN||20260302153000\r"
                                .formatted(type)
                        + pid
                        + segments)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String pid(String state) {
        return "PID|||279035121518989^^^ASIP-SANTE-INS-NIR&"
                + NIR
                + "&ISO^INS~000003^^^CHU-AUNIS&170000004&M^PI||EXEMPLARD^DOMINIQUE^DOMINIQUE^^^^L"
                + "||19790322|F|||8 impasse du Trompe-l’œil^^MARANS-LE-VIEUX^^17230^FRA^H"
                + "~^^^^^^BDL^^51215||0546990503|||||||||||||||||||"
                + state
                + "\rPV1||I\r";
    }

    private static String obx(byte[] document, String status) {
        return "OBX|1|ED|"
                + LETTER
                + "||^TEXT^XML^Base64^"
                + Base64.getEncoder().encodeToString(document)
                + "||||||"
                + status
                + "|\r";
    }

    private static byte[] letterInPdf(String birthName) throws IOException {
        return ClinicalMessages.pdf(
                "LETTRE DE LIAISON À LA SORTIE",
                "Nom de naissance : " + birthName,
                "Prénom : Dominique",
                "Date de naissance : 22/03/1979",
                "Date de sortie : 02/03/2026",
                "Médecin traitant : aucun");
    }
}
