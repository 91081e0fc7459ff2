package fr.passerelle.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/// Requests from made-up people, a different one in each mail; the same seed and number give the
/// same bytes.
///
/// @param size what kind of mail
/// @param seed of the whole series
record Mails(Size size, long seed) {
    /// What a mail looks like.
    enum Size {
        /// Labelled text, about 2 kB.
        TEXT,
        /// The same with a CDA-like XML document and a two-page PDF, base64, about 20 kB.
        ATTACHED
    }

    private static final String[] NAMES = {
        "TESTALIN",
        "ESSAIBERT",
        "MODELON",
        "EXEMPLET",
        "FICTIVAL",
        "INVENTEAU",
        "SPECIMAR",
        "PATRONEL"
    };
    private static final String[] GIVEN = {
        "Marie", "Jean", "Louise", "Paul", "Odette", "Yves", "Anne", "Karim", "Lucie", "Denis"
    };
    private static final int XML_BYTES = 8900;
    private static final int PDF_BYTES = 4400;

    /// The Message-ID by which whatever comes of the mail is found again.
    static String id(int run, int number) {
        return "<bench-" + run + "-" + number + "@" + BusyTerritory.DOMAIN + ">";
    }

    /// A mail with CRLF and dots doubled (RFC 5321 §4.5.2), without its Message-ID line: that one
    /// is written in front.
    byte[] withoutId(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        String text = text(number, random);
        String mail =
                switch (size) {
                    case TEXT ->
                            head(number)
                                    + "Content-Type: text/plain; charset=utf-8\n"
                                    + "Content-Transfer-Encoding: 8bit\n\n"
                                    + text;
                    case ATTACHED -> attached(number, text, random);
                };
        return mail.replace("\n", "\r\n")
                .replace("\r\n.", "\r\n..")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String head(int number) {
        return """
        From: Dominique =?utf-8?Q?Mod=C3=A8le?= <%s>
        To: passerelle <%s>
        Subject: Demande de =?utf-8?Q?m=C3=A9decin?= traitant
        Date: Mon, 02 Mar 2026 09:05:00 +0100
        MIME-Version: 1.0
        """
                .formatted(BusyTerritory.professional(number), BusyTerritory.OWN);
    }

    private String text(int number, Random random) {
        return """
        Bonjour,

        Je vous adresse cette demande pour une personne que je suis à domicile et qui n'a plus de
        médecin traitant. Elle est d'accord pour que sa demande vous soit transmise.

        FICHE DE SAISINE

        Nom de naissance : %s
        Prénom : %s
        Sexe : %s
        Date de naissance : %02d/%02d/%d
        Adresse : %d rue des Exemples
        Commune : %s %s
        Téléphone : 01 99 00 %02d %02d
        Accord du patient : oui
        Situation MT : départ en retraite du Dr Ancien
        ALD : oui
        C2S ou AME : non
        Visites à domicile : %s
        Motif : renouvellement du traitement impossible depuis %d mois,
        surveillance de la tension et des pansements.
        Intervenants : IDEL, DAC
        Demandeur : Dominique Modèle
        Téléphone du demandeur : +33 1 99 00 00 %02d
        Remarques : passe ses après-midi au jardin, sonner deux fois

        %s
        Bien cordialement,
        Dominique Modèle
        infirmière, cabinet des Essais
        """
                .formatted(
                        NAMES[random.nextInt(NAMES.length)] + letters(number + (int) seed * 131071),
                        GIVEN[random.nextInt(GIVEN.length)],
                        random.nextBoolean() ? "F" : "M",
                        1 + random.nextInt(28),
                        1 + random.nextInt(12),
                        1930 + random.nextInt(70),
                        1 + random.nextInt(99),
                        BusyTerritory.postalCode(number),
                        BusyTerritory.commune(number),
                        random.nextInt(100),
                        random.nextInt(100),
                        random.nextBoolean() ? "oui" : "non",
                        1 + random.nextInt(9),
                        random.nextInt(100),
                        story(random));
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (long rest = number & 0xffffffffL; letters.length() < 6; rest /= 26) {
            letters.append((char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    private static String story(Random random) {
        String[] sentences = {
            "Les passages ont lieu le matin, avant les soins des autres patients du secteur.",
            "La pharmacie a avancé les traitements deux fois et ne pourra plus le faire longtemps.",
            "Le dernier bilan sanguin est ancien et personne ne l'a relu avec la personne.",
            "La famille habite loin et vient le dimanche ; elle est au courant de la démarche.",
            "Le logement est au premier étage, avec un ascenseur en bon état."
        };
        StringBuilder story = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            story.append(sentences[random.nextInt(sentences.length)]).append('\n');
        }
        return story.toString();
    }

    private static String attached(int number, String text, Random random) {
        String boundary = "=_bench." + number;
        return head(number)
                + "Content-Type: multipart/mixed; boundary=\""
                + boundary
                + "\"\n\n"
                + "--"
                + boundary
                + "\n"
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                + text
                + "\n--"
                + boundary
                + "\n"
                + "Content-Type: text/xml; name=\"document.xml\"\n"
                + "Content-Disposition: attachment; filename=\"document.xml\"\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + base64(xml(random))
                + "\n--"
                + boundary
                + "\n"
                + "Content-Type: application/pdf; name=\"document.pdf\"\n"
                + "Content-Disposition: attachment; filename=\"document.pdf\"\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + base64(pdf(random))
                + "\n--"
                + boundary
                + "--\n";
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
    }

    private static byte[] xml(Random random) {
        StringBuilder xml =
                new StringBuilder(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3"
                         extension="POCD_HD000040"/><title>Exemple de synthèse</title><component>
                        """);
        while (xml.length() < XML_BYTES) {
            xml.append("<section><code code=\"")
                    .append(random.nextInt(100_000))
                    .append("\" codeSystem=\"2.16.840.1.113883.6.1\"/><text>")
                    .append(story(random))
                    .append("</text><entry><observation classCode=\"OBS\" moodCode=\"EVN\"><value")
                    .append(" value=\"")
                    .append(random.nextInt(1000))
                    .append("\" unit=\"mg\"/></observation></entry></section>\n");
        }
        return xml.append("</component></ClinicalDocument>\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Two pages whose streams hold what a compressed stream looks like. The body of the mail
    /// is a complete request, so that nobody has a reason to read it.
    private static byte[] pdf(Random random) {
        byte[] stream = new byte[(PDF_BYTES - 400) / 2];
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        for (int page = 1; page <= 2; page++) {
            random.nextBytes(stream);
            pdf.append(page)
                    .append(" 0 obj\n<</Length ")
                    .append(stream.length)
                    .append(">>stream\n")
                    .append(new String(stream, StandardCharsets.ISO_8859_1))
                    .append("\nendstream endobj\n");
        }
        return pdf.append("trailer<</Size 3>>\n%%EOF\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
