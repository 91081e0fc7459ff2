package fr.passerelle.understanding.cda;

import static fr.passerelle.understanding.cda.SampleCda.FINESS_CATEGORY;
import static fr.passerelle.understanding.cda.SampleCda.SNOMED;
import static fr.passerelle.understanding.cda.SampleCda.TA_ASIP;

import fr.passerelle.opening.xdm.SamplePackage;
import fr.passerelle.opening.xdm.ZipWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// Wrote the files of `test-mailboxes/messages/cda` and the letters of the conversations with a
/// package. The files are what is tested; this is how a new one is made:
///
/// `java -cp … fr.passerelle.understanding.cda.ClinicalMessages test-mailboxes`
public final class ClinicalMessages {
    private static final String SUBJECT = "Lettre de liaison";
    private static final String LINE = "Veuillez trouver ci-joint un document.";
    private static final String INS_C =
            "<id root=\"1.2.250.1.213.1.4.2\" extension=\"0123456789012345678901\"/>";

    private ClinicalMessages() {}

    public static void main(String... root) throws IOException {
        Path folder = Path.of(root[0], "messages", "cda");
        Files.createDirectories(folder);
        for (var each : bare().entrySet()) {
            Files.write(folder.resolve(each.getKey() + ".xml"), each.getValue());
        }
        for (var each : mails().entrySet()) {
            Files.write(folder.resolve(each.getKey() + ".eml"), each.getValue());
        }
        for (var each : letters().entrySet()) {
            Path letter = Path.of(root[0], "conversations", each.getKey());
            Files.createDirectories(letter.getParent());
            Files.write(letter, each.getValue());
        }
    }

    private static Map<String, byte[]> bare() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("001-discharge-2022", new SampleCda().bytes());
        files.put(
                "002-discharge-2020",
                new SampleCda()
                        .with(
                                "names",
                                "<family qualifier=\"BR\">EXEMPLARD</family>"
                                        + "<family qualifier=\"SP\">TESTPATIENT</family>"
                                        + "<given>Dominique</given>")
                        .mode(TA_ASIP, "ORG-073", "Autre établissement de santé")
                        .bytes());
        files.put(
                "003-discharge-2.3",
                new SampleCda()
                        .ids(
                                "<id root=\"1.2.250.1.213.1.4.8\" extension=\"2790351215189\"/>"
                                        + INS_C)
                        .with(
                                "names",
                                "<family qualifier=\"BR\">EXEMPLARD</family><given>Dominique</given>")
                        .with("birthplace", "")
                        .event("<low value=\"20260224\"/><high value=\"20260302\"/>")
                        .mode(TA_ASIP, "ORG-073", "Autre établissement de santé")
                        .bytes());
        files.put("004-no-participant-pcp", new SampleCda().withoutDoctor().bytes());
        files.put("005-doctor-not-applicable", new SampleCda().nobody("NA").bytes());
        files.put("006-doctor-unknown", new SampleCda().nobody("UNK").bytes());
        files.put("007-doctor-masked", new SampleCda().nobody("MSK").bytes());
        files.put(
                "008-doctor-with-an-empty-name",
                new SampleCda()
                        .participant(
                                "<associatedEntity classCode=\"PROV\"><id nullFlavor=\"NI\"/>"
                                        + "<associatedPerson><name nullFlavor=\"NI\"/></associatedPerson>"
                                        + "</associatedEntity>")
                        .bytes());
        files.put(
                "009-level-one-with-a-pdf",
                new SampleCda().pdf(pdf("Lettre de liaison a la sortie de Dominique")).bytes());
        files.put(
                "010-level-one-whose-pdf-tells-of-a-death",
                new SampleCda()
                        .withoutDoctor()
                        .pdf(pdf("Lettre de liaison. Patiente décédée le 2 mars 2026."))
                        .bytes());
        files.put(
                "011-admission-letter-without-an-end",
                new SampleCda()
                        .kind("18761-7", "Lettre de liaison à l'entrée")
                        .event("<low value=\"20260224101500+0100\"/>")
                        .with("encounter", "")
                        .with("entry", "")
                        .bytes());
        files.put(
                "012-end-without-a-beginning",
                new SampleCda()
                        .kind("74207-2", "Dossier de liaison d'urgence")
                        .with("event", "")
                        .encounter("<high value=\"20260302140000+0100\"/>")
                        .with("entry", "")
                        .bytes());
        files.put(
                "013-wrong-key-of-the-ins",
                new SampleCda()
                        .ids("<id root=\"1.2.250.1.213.1.4.8\" extension=\"223042545611404\"/>")
                        .bytes());
        files.put("014-ins-c-of-22-digits", new SampleCda().ids(INS_C).bytes());
        files.put(
                "015-two-ins",
                new SampleCda()
                        .ids(
                                "<id root=\"1.2.250.1.213.1.4.8\" extension=\"279035121518989\"/>"
                                        + "<id root=\"1.2.250.1.213.1.4.8\" extension=\"277076322082910\"/>")
                        .bytes());
        files.put(
                "016-test-ins",
                new SampleCda()
                        .ids("<id root=\"1.2.250.1.213.1.4.10\" extension=\"279035121518989\"/>")
                        .nobody("NA")
                        .bytes());
        files.put(
                "017-death",
                new SampleCda().mode(SNOMED, "419620001", "décès").nobody("NA").bytes());
        files.put(
                "018-acute-ward-of-another-hospital",
                new SampleCda().mode(TA_ASIP, "ORG-162", "MCO").bytes());
        files.put(
                "019-hospital-at-home",
                new SampleCda()
                        .mode(FINESS_CATEGORY, "127", "Hospitalisation à domicile")
                        .nobody("NA")
                        .bytes());
        files.put(
                "020-to-a-nursing-home",
                new SampleCda().mode(FINESS_CATEGORY, "500", "EHPAD").nobody("NA").bytes());
        files.put(
                "021-mode-by-its-name-only",
                new SampleCda().mode("1.2.250.1.999.17.9", "D", "Décès du patient").bytes());
        files.put(
                "022-mode-in-no-table",
                new SampleCda().mode("1.2.250.1.999.17.9", "X7", "fin de séjour").bytes());
        files.put(
                "023-home-and-dead-at-once",
                new SampleCda()
                        .with(
                                "entry",
                                SampleCda.moded(SNOMED, "160849004", "domicile")
                                        + SampleCda.moded(SNOMED, "419620001", "décès"))
                        .bytes());
        files.put(
                "024-byte-order-mark",
                ("\uFEFF" + new SampleCda().text()).getBytes(StandardCharsets.UTF_8));
        files.put(
                "025-iso-8859-1",
                new SampleCda()
                        .text()
                        .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")
                        .replace("’", "'")
                        .replace("œ", "oe")
                        .getBytes(StandardCharsets.ISO_8859_1));
        files.put(
                "026-document-type",
                new SampleCda()
                        .text()
                        .replaceFirst("\n", "\n<!DOCTYPE ClinicalDocument [<!ENTITY a \"b\">]>\n")
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "027-no-record-target",
                new SampleCda().with("recordTarget", "").nobody("NA").bytes());
        files.put(
                "028-author-without-a-number",
                new SampleCda()
                        .with(
                                "author",
                                "<assignedAuthor><id nullFlavor=\"NI\"/><assignedPerson><name>"
                                        + "Docteur Signataire</name></assignedPerson></assignedAuthor>")
                        .bytes());
        files.put(
                "029-end-before-the-beginning",
                new SampleCda()
                        .event("<low value=\"20260302\"/><high value=\"20260224\"/>")
                        .bytes());
        files.put(
                "030-dates-that-are-none",
                new SampleCda()
                        .with("birth", "<birthTime value=\"19790231\"/>")
                        .event("<low value=\"hier\"/><high nullFlavor=\"UNK\"/>")
                        .with("encounter", "")
                        .bytes());
        files.put(
                "031-medical-summary-alone",
                new SampleCda().kind("SYNTH", "Synthèse médicale").with("entry", "").bytes());
        files.put(
                "032-imaging-report",
                new SampleCda().kind("18748-4", "CR d'imagerie").with("entry", "").bytes());
        files.put(
                "033-kind-nobody-knows",
                new SampleCda().kind("99999-9", "Autre chose").with("entry", "").bytes());
        files.put(
                "034-self-presentable",
                ("<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
                                + "<d:Contenu xmlns:d=\"urn:asip-sante:ci-sis\">"
                                + new SampleCda().text().replaceFirst("<\\?xml[^>]*\\?>", "")
                                + "</d:Contenu></xsl:stylesheet>")
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "035-with-a-prefix",
                new SampleCda()
                        .text()
                        .replaceAll("<(/?)([A-Za-z])", "<$1hl7:$2")
                        .replace("xmlns=", "xmlns:hl7=")
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "036-base64-that-is-none",
                new SampleCda()
                        .with(
                                "body",
                                "<nonXMLBody><text mediaType=\"application/pdf\""
                                        + " representation=\"B64\">JVBER</text></nonXMLBody>")
                        .bytes());
        files.put(
                "037-not-well-formed",
                new SampleCda()
                        .text()
                        .replace("</custodian>", "")
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "038-only-its-root",
                "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>".getBytes(StandardCharsets.UTF_8));
        files.putAll(OddDocuments.all());
        return files;
    }

    private static Map<String, byte[]> mails() throws IOException {
        Map<String, byte[]> mails = new LinkedHashMap<>();
        SampleCda second =
                new SampleCda()
                        .with("id", "<id root=\"1.2.250.1.999.17.500.2\"/>")
                        .with("version", "2")
                        .replacing("1.2.250.1.999.17.500.1")
                        .mode(SNOMED, "419620001", "décès");
        mails.put(
                "051-two-versions",
                mail(SUBJECT, LINE, xml(new SampleCda().bytes()), xml(second.bytes())));
        mails.put(
                "052-referral-with-a-line-more",
                mail(
                        "Adressage",
                        "Accord du patient : oui\nVisites à domicile nécessaires : non",
                        xml(
                                new SampleCda()
                                        .kind("96349-6", "Lettre d'adressage")
                                        .nobody("NA")
                                        .with("entry", "")
                                        .bytes())));
        mails.put(
                "053-form-with-a-medical-summary",
                mail(
                        "Demande de médecin traitant",
                        """
                        DEMANDE DE MÉDECIN TRAITANT
                        Nom de naissance : Exemplard
                        Prénom : Dominique
                        Date de naissance : 22/03/1979
                        Accord du patient : oui
                        Motif de la demande : départ de son médecin""",
                        xml(
                                new SampleCda()
                                        .kind("SYNTH", "Synthèse médicale")
                                        .with("entry", "")
                                        .bytes())));
        mails.put(
                "054-subject-about-somebody-else",
                mail(
                        "XDM/1.0/DDM+Lettre de liaison TESTPATIENT Georgette 14/05/1944",
                        LINE,
                        xml(new SampleCda().bytes())));
        mails.put(
                "055-subject-with-another-birth-date",
                mail(
                        "XDM/1.0/DDM+CR EXEMPLARD Dominique 07/08/2010",
                        LINE,
                        xml(new SampleCda().bytes())));
        mails.put(
                "056-text-with-another-name",
                mail(
                        SUBJECT,
                        "Nom de naissance : Fictiveau\nPrénom : Dominique",
                        xml(new SampleCda().bytes())));
        mails.put(
                "057-two-patients",
                mail(
                        SUBJECT,
                        LINE,
                        xml(new SampleCda().bytes()),
                        xml(
                                new SampleCda()
                                        .kind("SYNTH", "Synthèse médicale")
                                        .with("id", "<id root=\"1.2.250.1.999.17.777\"/>")
                                        .ids(
                                                "<id root=\"1.2.250.1.213.1.4.8\" extension=\"277076322082910\"/>")
                                        .with("entry", "")
                                        .bytes())));
        byte[] letter = new SampleCda().bytes();
        mails.put(
                "058-package",
                packed(
                        "XDM/1.0/DDM+Lettre de liaison EXEMPLARD Dominique 22/03/1979",
                        letter,
                        letter,
                        "19790322"));
        mails.put(
                "059-package-whose-metadata-disagree",
                packed(
                        "XDM/1.0/DDM+Lettre de liaison EXEMPLARD Dominique",
                        letter,
                        letter,
                        "19790323"));
        mails.put(
                "060-package-with-another-letter-than-announced",
                packed(
                        "XDM/1.0/DDM+Lettre de liaison EXEMPLARD Dominique",
                        letter,
                        "x".getBytes(StandardCharsets.US_ASCII),
                        "19790322"));
        mails.put(
                "061-sent-by-a-machine",
                new String(
                                mail(SUBJECT, LINE, xml(new SampleCda().nobody("NA").bytes())),
                                StandardCharsets.UTF_8)
                        .replaceFirst(
                                "MIME-Version", "Auto-Submitted: auto-generated\r\nMIME-Version")
                        .getBytes(StandardCharsets.UTF_8));
        mails.put(
                "062-text-names-the-doctor",
                mail(
                        "Lettre de liaison à la sortie",
                        """
                        LETTRE DE LIAISON À LA SORTIE
                        Nom de naissance : EXEMPLARD
                        Médecin traitant : Dr Karim Benfaux""",
                        xml(new SampleCda().nobody("UNK").bytes())));
        mails.put("063-package-that-nobody-may-see", restricted());
        mails.put("064-package-of-an-ins-c", underAnIns("0123456789012345678901", ".2"));
        mails.put("065-package-with-a-wrong-key", underAnIns("279035121518912", ".8"));
        mails.put("066-package-of-another-authority", underAnIns("279035121518989", ".9"));
        mails.put(
                "067-form-in-a-pdf-about-somebody-else",
                mail(
                        SUBJECT,
                        LINE,
                        attached("application/pdf", "fiche.pdf", form("Fictiveau", "Lucien")),
                        xml(
                                new SampleCda()
                                        .kind("SYNTH", "Synthèse médicale")
                                        .with("entry", "")
                                        .bytes())));
        mails.put(
                "068-octets-without-a-name",
                mail(
                        SUBJECT,
                        LINE,
                        attached("application/octet-stream", "0001", new SampleCda().bytes())));
        mails.putAll(answers());
        for (var message : MessagesWithDocuments.all().entrySet()) {
            mails.put(
                    message.getKey(),
                    mail(
                            SUBJECT,
                            LINE,
                            attached("application/edi-hl7v2", "message.hl7", message.getValue())));
        }
        return mails;
    }

    /// Answers to a mail of ours about a case, with documents.
    private static Map<String, byte[]> answers() throws IOException {
        byte[] letter = new SampleCda().nobody("NA").bytes();
        Map<String, byte[]> answers = new LinkedHashMap<>();
        answers.put("301-answer-with-a-letter", answer(mail(SUBJECT, LINE, xml(letter))));
        answers.put(
                "302-answer-with-lines-about-somebody-else",
                answer(
                        mail(
                                SUBJECT,
                                "Nom de naissance : Fictiveau\nAccord du patient : oui",
                                xml(letter))));
        answers.put(
                "303-answer-with-a-package",
                answer(packed("Lettre de liaison", letter, letter, "19790322")));
        answers.put(
                "304-answer-with-a-damaged-letter",
                answer(
                        mail(
                                SUBJECT,
                                LINE,
                                xml(
                                        new String(letter, StandardCharsets.UTF_8)
                                                .replace("</custodian>", "")
                                                .getBytes(StandardCharsets.UTF_8)))));
        answers.put(
                "305-answer-with-a-message-that-withdraws",
                answer(
                        mail(
                                SUBJECT,
                                LINE,
                                attached(
                                        "application/edi-hl7v2",
                                        "message.hl7",
                                        MessagesWithDocuments.withdrawing(letter)))));
        return answers;
    }

    private static byte[] answer(byte[] mail) {
        return new String(mail, StandardCharsets.UTF_8)
                .replaceFirst(
                        "(?m)^From:.*$",
                        "From: Jeanne Exemple <jeanne.exemple@dac-aunis.mssante.example>")
                .replaceFirst(
                        "(?m)^To:.*$",
                        "To: passerelle+r.m1n2b3v4c5x6z7a8s9d0fg@cpts-aunis.mssante.example")
                .replaceFirst("(?m)^Subject: ", "Subject: Re: ")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] restricted() {
        byte[] letter = new SampleCda().bytes();
        String metadata =
                new SamplePackage()
                        .entry(SamplePackage.LETTER_NAME, letter)
                        .patient("279035121518989^^^&amp;1.2.250.1.213.1.4.8&amp;ISO^NH")
                        .text()
                        .replace(
                                "nodeRepresentation=\"N\"",
                                "nodeRepresentation=\"INVISIBLE_PATIENT\"");
        return packed("XDM/1.0/DDM+Lettre de liaison EXEMPLARD Dominique", letter, metadata);
    }

    private static byte[] underAnIns(String matricule, String authority) {
        byte[] letter = new SampleCda().bytes();
        String metadata =
                new SamplePackage()
                        .entry(SamplePackage.LETTER_NAME, letter)
                        .patient(
                                matricule + "^^^&amp;1.2.250.1.213.1.4" + authority + "&amp;ISO^NH")
                        .text();
        return packed("XDM/1.0/DDM+Lettre de liaison EXEMPLARD Dominique", letter, metadata);
    }

    /// The letters of one hospital that the stories play with.
    private static Map<String, byte[]> letters() {
        Map<String, byte[]> letters = new LinkedHashMap<>();
        letters.put(
                "discharge-package-without-mt/01-lettre-de-sortie.eml",
                ofSimulet("nobody", simulet().nobody("NA")));
        letters.put(
                "discharge-package-with-mt/01-lettre-de-sortie.eml",
                ofSimulet("named", simulet().doctor("Anne", "FAUXMONT")));
        letters.put(
                "discharge-package-of-the-dead/01-lettre-de-sortie.eml",
                ofSimulet("dead", simulet().nobody("NA").mode(SNOMED, "419620001", "décès")));
        letters.put(
                "discharge-package-about-two-patients/01-lettre-de-sortie.eml",
                fromTheWard(
                        "two-patients",
                        packed(
                                "XDM/1.0/DDM+Lettre de liaison TESTPATIENT Georgette 14/05/1944",
                                new SampleCda().nobody("NA"),
                                "19790322")));
        letters.put(
                "test-patient-touches-nobody/04-lettre-de-sortie.eml",
                fromTheWard(
                        "test",
                        packed(
                                "XDM/1.0/DDM+Lettre de liaison EXEMPLARD Dominique 22/03/1979",
                                new SampleCda()
                                        .ids(
                                                "<id root=\"1.2.250.1.213.1.4.10\""
                                                        + " extension=\"279035121518989\"/>")
                                        .mode(SNOMED, "419620001", "décès"),
                                "19790322")));
        letters.put(
                "death-ends-the-search/04-lettre-de-sortie.eml",
                ofExemplard("death", "20260306140000+0100", SNOMED, "419620001", "décès"));
        letters.put(
                "transfer-lets-the-search-wait/04-lettre-de-transfert.eml",
                ofExemplard("transfer", "20260304140000+0100", TA_ASIP, "ORG-103", "SSR"));
        letters.put(
                "transfer-lets-the-search-wait/09-lettre-de-sortie.eml",
                ofExemplard("home", "20260323140000+0100", SNOMED, "160849004", "domicile"));
        return letters;
    }

    private static byte[] ofExemplard(
            String id, String end, String system, String code, String name) {
        String ends = "<low value=\"20260303\"/><high value=\"" + end + "\"/>";
        return fromTheWard(
                id,
                packed(
                        "XDM/1.0/DDM+Lettre de liaison EXEMPLARD Dominique 22/03/1979",
                        new SampleCda()
                                .nobody("NA")
                                .event(ends)
                                .encounter(ends)
                                .mode(system, code, name),
                        "19790322"));
    }

    private static SampleCda simulet() {
        return new SampleCda()
                .ids("<id root=\"1.2.250.1.999.17.1\" extension=\"IPP-000512\"/>")
                .with(
                        "names",
                        "<family qualifier=\"BR\">SIMULET</family><given>GINETTE</given>"
                                + "<given qualifier=\"BR\">GINETTE</given>")
                .with("birth", "<birthTime value=\"19400825\"/>");
    }

    private static byte[] ofSimulet(String id, SampleCda cda) {
        String text =
                cda.text()
                        .replace(
                                "<houseNumber>8</houseNumber><streetName>impasse du Trompe-l’œil",
                                "<houseNumber>6</houseNumber><streetName>rue du Théâtre-Vide")
                        .replace("tel:0546990503", "tel:0546990512");
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        return fromTheWard(
                id,
                packed(
                        "XDM/1.0/DDM+Lettre de liaison SIMULET Ginette 25/08/1940",
                        document,
                        document,
                        "19400825"));
    }

    private static byte[] fromTheWard(String id, byte[] mail) {
        return new String(mail, StandardCharsets.UTF_8)
                .replaceFirst(
                        "(?m)^From:.*$",
                        "Return-Path: <medecine.polyvalente@ch-aunis.mssante.example>\r\n"
                                + "From: <medecine.polyvalente@ch-aunis.mssante.example>")
                .replaceFirst(
                        "(?m)^Message-ID:.*$",
                        "Message-ID: <" + id + ".cda@ch-aunis.mssante.example>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String subject, SampleCda cda, String born) {
        return packed(subject, cda.bytes(), cda.bytes(), born);
    }

    /// @param announced the bytes whose hash and size the metadata declare
    private static byte[] packed(String subject, byte[] document, byte[] announced, String born) {
        String family = subject.contains("SIMULET") ? "SIMULET" : "EXEMPLARD";
        String metadata =
                new SamplePackage()
                        .entry(SamplePackage.LETTER_NAME, announced)
                        .patient("IPP-000503^^^&amp;1.2.250.1.999.17.1&amp;ISO^PI")
                        .text()
                        .replace("PID-5|EXEMPLARD^Dominique", "PID-5|" + family + "^")
                        .replace("PID-7|19790322", "PID-7|" + born);
        return packed(subject, document, metadata);
    }

    private static byte[] packed(String subject, byte[] document, String metadata) {
        byte[] zip =
                new ZipWriter()
                        .add("README.TXT", "Centre hospitalier d'Aunis, logiciel d'essai.\r\n")
                        .add(SamplePackage.FOLDER + "METADATA.XML", metadata)
                        .add(SamplePackage.FOLDER + SamplePackage.LETTER_NAME, document)
                        .zip();
        return mail(subject, LINE, attached("application/zip", "IHE_XDM.ZIP", zip));
    }

    static byte[] pdf(String... lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                content.newLineAtOffset(50, 700);
                content.setLeading(14);
                for (String line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            document.setDocumentId(17L); // the same file each time
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] form(String birthName, String given) throws IOException {
        return pdf(
                "DEMANDE DE MEDECIN TRAITANT",
                "Nom de naissance : " + birthName,
                "Prenom : " + given,
                "Date de naissance : 03/11/1951",
                "Accord du patient : oui");
    }

    private static String xml(byte[] document) {
        return attached("application/xml", "document.xml", document);
    }

    private static String attached(String type, String name, byte[] content) {
        return """
               Content-Type: %s; name="%s"
               Content-Transfer-Encoding: base64
               Content-Disposition: attachment; filename="%s"

               %s
               """
                .formatted(
                        type,
                        name,
                        name,
                        Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content));
    }

    private static byte[] mail(String subject, String text, String... attachments) {
        StringBuilder mail =
                new StringBuilder(
                        """
                        From: Service de cardiologie <cardiologie@chu-aunis.mssante.example>
                        To: passerelle@cpts-aunis.mssante.example
                        Subject: %s
                        Date: Mon, 02 Mar 2026 16:00:00 +0100
                        Message-ID: <essai-cda@chu-aunis.mssante.example>
                        MIME-Version: 1.0
                        Content-Type: multipart/mixed; boundary="lot"

                        --lot
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: 8bit

                        %s
                        """
                                .formatted(subject, text));
        for (String attachment : attachments) {
            mail.append("--lot\n").append(attachment);
        }
        return mail.append("--lot--\n")
                .toString()
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
