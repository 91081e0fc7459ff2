package fr.passerelle.understanding.cda;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Clinical documents with what programs and people do to them: [ClinicalMessages] writes them.
final class OddDocuments {
    private static final String NIR = "<id root=\"1.2.250.1.213.1.4.8\" extension=\"%s\"/>";

    private OddDocuments() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        identities(files);
        people(files);
        forms(files);
        return files;
    }

    private static void identities(Map<String, byte[]> files) {
        files.put(
                "101-born-elsewhere-than-the-ins-says",
                new SampleCda().with("birthplace", birthplace("17911")).bytes());
        files.put(
                "102-birth-place-that-is-no-code",
                new SampleCda().with("birthplace", birthplace("Marans-le-Vieux")).bytes());
        files.put(
                "103-ins-of-the-other-sex",
                bytes(
                        new SampleCda()
                                .text()
                                .replace(
                                        "<administrativeGenderCode code=\"F\"",
                                        "<administrativeGenderCode code=\"M\"")));
        files.put(
                "104-ins-of-another-birth-date",
                new SampleCda().with("birth", "<birthTime value=\"19820422\"/>").bytes());
        files.put(
                "105-matricule-without-its-key",
                new SampleCda().ids(NIR.formatted("2790351215189")).bytes());
        files.put(
                "106-matricule-with-blanks",
                new SampleCda().ids(NIR.formatted("2 79 03 51 215 189 89")).bytes());
        files.put(
                "107-test-ins-with-a-wrong-key",
                new SampleCda()
                        .ids("<id root=\"1.2.250.1.213.1.4.10\" extension=\"279035121518912\"/>")
                        .bytes());
        files.put(
                "108-test-patient-under-the-real-authority",
                new SampleCda()
                        .ids(NIR.formatted("277076322082910"))
                        .with("birth", "<birthTime value=\"19770714\"/>")
                        .with("birthplace", birthplace("63220"))
                        .bytes());
        files.put(
                "109-provisional-number",
                new SampleCda()
                        .ids("<id root=\"1.2.250.1.213.1.4.9\" extension=\"279035121518989\"/>")
                        .bytes());
        files.put(
                "110-demonstration-ins",
                new SampleCda()
                        .ids("<id root=\"1.2.250.1.213.1.4.11\" extension=\"279035121518989\"/>")
                        .bytes());
        files.put(
                "111-leap-day",
                new SampleCda().ids("").with("birth", "<birthTime value=\"19800229\"/>").bytes());
        files.put(
                "112-leap-day-of-no-leap-year",
                new SampleCda().ids("").with("birth", "<birthTime value=\"19810229\"/>").bytes());
        files.put(
                "113-only-the-year-of-birth",
                new SampleCda().ids("").with("birth", "<birthTime value=\"1979\"/>").bytes());
        files.put(
                "114-born-tomorrow",
                new SampleCda().ids("").with("birth", "<birthTime value=\"20991231\"/>").bytes());
        files.put(
                "115-two-birth-names",
                new SampleCda()
                        .with(
                                "names",
                                "<family qualifier=\"BR\">EXEMPLARD</family>"
                                        + "<family qualifier=\"BR\">INVENTAUD</family>"
                                        + "<given>DOMINIQUE</given>")
                        .bytes());
        files.put(
                "116-nothing-but-null-flavours",
                new SampleCda()
                        .ids("<id nullFlavor=\"UNK\"/>")
                        .with("names", "<family nullFlavor=\"UNK\"/><given nullFlavor=\"UNK\"/>")
                        .with("birth", "<birthTime nullFlavor=\"UNK\"/>")
                        .with("birthplace", birthplace(""))
                        .nobody("NI")
                        .event("<low nullFlavor=\"UNK\"/><high nullFlavor=\"UNK\"/>")
                        .encounter("<low nullFlavor=\"UNK\"/><high nullFlavor=\"UNK\"/>")
                        .bytes());
    }

    private static void people(Map<String, byte[]> files) {
        String second =
                """
                <participant typeCode="INF">
                    <functionCode code="PCP" codeSystem="2.16.840.1.113883.5.88"/>
                    <associatedEntity classCode="PROV">
                      <associatedPerson><name><given>Karim</given><family>BENFAUX</family></name></associatedPerson>
                    </associatedEntity>
                  </participant>""";
        files.put(
                "121-two-doctors",
                bytes(
                        new SampleCda()
                                .text()
                                .replace("<documentationOf>", second + "<documentationOf>")));
        files.put(
                "122-nobody-and-a-doctor",
                bytes(
                        new SampleCda()
                                .nobody("NA")
                                .text()
                                .replace("<documentationOf>", second + "<documentationOf>")));
        files.put(
                "123-two-record-targets",
                bytes(
                        new SampleCda()
                                .text()
                                .replace(
                                        "<custodian>",
                                        "<recordTarget><patientRole><patient><name><family"
                                                + " qualifier=\"BR\">FICTIVEAU</family></name>"
                                                + "</patient></patientRole></recordTarget>"
                                                + "<custodian>")));
        files.put(
                "124-numbers-whose-keys-are-wrong",
                bytes(
                        new SampleCda()
                                .text()
                                .replace("899999999982", "899999999999")
                                .replace("1170000004", "1170000000")));
        files.put(
                "125-numbers-without-their-prefix",
                bytes(
                        new SampleCda()
                                .text()
                                .replace("899999999982", "99999999982")
                                .replace("1170000004", "170000004")));
        files.put(
                "126-emergency-sheet-for-a-nursing-home",
                new SampleCda()
                        .kind("74207-2", "Fiche de liaison d'urgence")
                        .with("entry", "")
                        .with("event", "")
                        .bytes());
        files.put(
                "127-emergency-visit",
                new SampleCda().kind("15507-7", "CR de passage aux urgences").nobody("NA").bytes());
        files.put(
                "128-return-sheet",
                new SampleCda()
                        .kind("60280-5", "Fiche de retour des urgences")
                        .nobody("ASKU")
                        .with("entry", "")
                        .bytes());
        files.put(
                "129-hospital-stay-report",
                new SampleCda()
                        .kind("34112-3", "CR hospitalier")
                        .nobody("NI")
                        .with("entry", "")
                        .bytes());
        files.put(
                "130-medico-social-letter",
                new SampleCda()
                        .kind("83981-1", "Liaison médico-sociale")
                        .with("entry", "")
                        .bytes());
        files.put(
                "131-protocol-of-a-long-illness",
                new SampleCda()
                        .kind("PROT_ALD", "Protocole de soins ALD")
                        .with("entry", "")
                        .bytes());
    }

    private static void forms(Map<String, byte[]> files) {
        files.put(
                "141-utf-16",
                ("\uFEFF"
                                + new SampleCda()
                                        .text()
                                        .replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\""))
                        .getBytes(StandardCharsets.UTF_16LE));
        files.put(
                "142-style-sheet-of-a-stranger",
                bytes(
                        new SampleCda()
                                .text()
                                .replaceFirst(
                                        "\n",
                                        "\n<?xml-stylesheet type=\"text/xsl\""
                                                + " href=\"http://styles.example/cda.xsl\"?>\n")));
        files.put("143-body-in-rtf", body("application/rtf", "e1xydGYxIExldHRyZX0="));
        files.put("144-body-in-jpeg", body("image/jpeg", "/9j/4AAQSkZJRg=="));
        files.put("145-body-in-tiff", body("image/tiff", "SUkqAAgAAAA="));
        files.put(
                "146-body-in-plain-words",
                new SampleCda()
                        .with(
                                "body",
                                "<nonXMLBody><text mediaType=\"text/plain\">Retour à domicile le 2"
                                        + " mars.</text></nonXMLBody>")
                        .bytes());
        files.put(
                "147-body-in-words-that-tell-of-a-death",
                new SampleCda()
                        .with(
                                "body",
                                "<nonXMLBody><text mediaType=\"text/plain\">La patiente est décédée"
                                        + " le 2 mars.</text></nonXMLBody>")
                        .bytes());
        files.put(
                "148-comments-and-cdata",
                bytes(
                        new SampleCda()
                                .text()
                                .replace(
                                        "EXEMPLARD</family>",
                                        "<!-- nom -->EXEM<![CDATA[PLARD]]></family>")));
        files.put(
                "149-mode-of-rehabilitation",
                new SampleCda().mode(SampleCda.TA_ASIP, "ORG-103", "SSR gériatrique").bytes());
        files.put(
                "150-mode-elsewhere",
                new SampleCda()
                        .mode(SampleCda.TA_ASIP, "GEN-092.06.03", "Autre destination")
                        .nobody("NA")
                        .bytes());
        files.put(
                "151-replaces-another",
                new SampleCda()
                        .with("id", "<id root=\"1.2.250.1.999.17.500.2\"/>")
                        .with("version", "2")
                        .replacing("1.2.250.1.999.17.500.1")
                        .bytes());
    }

    private static byte[] body(String type, String base64) {
        return new SampleCda()
                .with(
                        "body",
                        "<nonXMLBody><text mediaType=\"%s\" representation=\"B64\">%s</text></nonXMLBody>"
                                .formatted(type, base64))
                .nobody("NA")
                .bytes();
    }

    private static String birthplace(String county) {
        return "<birthplace><place><addr><county>%s</county></addr></place></birthplace>"
                .formatted(county);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
