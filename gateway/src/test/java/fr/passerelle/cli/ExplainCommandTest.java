package fr.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final Path MESSAGES = Session.ROOT.resolve("test-mailboxes/messages");
    private static final String SENT = MESSAGES.resolve("replies/sent.jsonl").toString();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path folder;

    @Test
    void everyMessageOfAFolderGivesOneObjectThatSaysWhatItsFileSays() throws IOException {
        Session session =
                Session.run(
                        "explain",
                        "--no-ocr",
                        "--json",
                        "--sent",
                        SENT,
                        "--authserv-id",
                        "mx.cpts-aunis.mssante.example",
                        "--at",
                        "2026-03-03T12:00:00Z",
                        MESSAGES.toString());

        // What a fuzzer once made is explained like any file, and nothing says how.
        List<JsonNode> objects =
                session.lines().stream()
                        .map(JSON::readTree)
                        .filter(it -> !it.get("file").asString().contains("found-by-fuzzing"))
                        .toList();
        try (Stream<Path> files = Files.walk(MESSAGES)) {
            assertThat(objects)
                    .extracting(object -> object.get("file").asString())
                    .containsExactlyElementsOf(
                            files.map(Path::toString)
                                    .filter(
                                            name ->
                                                    name.matches(
                                                            ".*\\.(eml|hpr|hpm|hl7)|.*/messages/cda/.*\\.xml"))
                                    .sorted()
                                    .toList());
        }
        int asked = 0;
        for (JsonNode object : objects) {
            // The eight dresses share one file that says what they mean.
            asked += isDress(object) ? 0 : compare(object);
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(session.status()).isEqualTo(Exit.NOT_ALL);
        assertThat(session.err()).isEmpty();
    }

    private static boolean isDress(JsonNode object) {
        return object.get("file").asString().contains("/dresses/");
    }

    /// @return how many keys were compared
    private static int compare(JsonNode object) throws IOException {
        assertThat(object.propertyNames())
                .contains(
                        "file",
                        "kind",
                        "trust",
                        "patient",
                        "fields",
                        "documents",
                        "defects",
                        "because");
        String file = object.get("file").asString();
        int asked = 0;
        for (String line : Files.readAllLines(Path.of(stem(file) + ".expected.yml"))) {
            String[] pair = line.split(": ?", 2);
            switch (pair[0]) {
                case "kind", "answer", "defer_until" -> {
                    asked++;
                    assertThat(object.path(pair[0]).asString(""))
                            .as("%s of %s", pair[0], file)
                            .isEqualTo(pair[1]);
                }
                default -> {}
            }
        }
        return asked;
    }

    private static String stem(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    @Test
    void aBarePdfIsReadAsADocument() throws IOException {
        Path pdf = folder.resolve("fiche d’été.pdf");
        write(
                pdf,
                "Nom de naissance : TESTPATIENT",
                "Prenom : Marie",
                "Date de naissance : 21/03/1944",
                "Commune : Marans");

        Session session = Session.run("explain", "--json", pdf.toString());

        JsonNode object = JSON.readTree(session.out());
        assertThat(object.get("kind").asString()).isEqualTo("intake");
        assertThat(object.get("patient").get("date_naissance").asString()).isEqualTo("1944-03-21");
        assertThat(object.get("documents").get(0).get("name").asString())
                .isEqualTo("fiche d’été.pdf");
        assertThat(session.status()).isEqualTo(Exit.DONE);
    }

    @Test
    void aBareRtfIsReadAsADocumentWhateverItIsCalled() throws IOException {
        Path rtf = folder.resolve("fiche.doc");
        Files.writeString(
                rtf,
                "{\\rtf1 Nom de naissance : TESTPATIENT\\par Date de naissance : 14/05/1944\\par Commune : Marans\\par}");

        Session session = Session.run("explain", "--json", rtf.toString());

        JsonNode object = JSON.readTree(session.out());
        assertThat(object.get("kind").asString()).isEqualTo("intake");
        assertThat(object.get("patient").get("date_naissance").asString()).isEqualTo("1944-05-14");
        assertThat(session.status()).isEqualTo(Exit.DONE);
    }

    private static void write(Path file, String... lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.beginText();
                content.setLeading(15);
                content.newLineAtOffset(50, 700);
                for (String line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            document.save(file.toFile());
        }
    }

    @Test
    void aFormThatNobodyReadsYetGoesToAPersonByItsName() throws IOException {
        Path cda = folder.resolve("lettre.xml");
        Files.writeString(cda, "<?xml version=\"1.0\"?>\n<ClinicalDocument/>\n");

        Session session = Session.run("explain", "--json", folder.toString());

        JsonNode object = JSON.readTree(session.out());
        assertThat(object.get("kind").asString()).isEqualTo("unclear");
        assertThat(object.get("because").asString()).startsWith("a CDA document");
    }

    @Test
    void theDocumentsOfAPackageAreListedWithWhatTheirMetadataAreWorth() {
        Path mail = MESSAGES.resolve("xdm/012-other-bytes-than-declared.eml");

        JsonNode object = JSON.readTree(Session.run("explain", "--json", mail.toString()).out());

        JsonNode inside = object.get("documents").get(1);
        assertThat(inside.get("part").asString()).isEqualTo("2/IHE_XDM/SUBSET01/DOC00001.XML");
        assertThat(inside.get("type_code").asString()).isEqualTo("11490-0");
        assertThat(inside.get("hash").asString()).isEqualTo("invalid");
        assertThat(inside.get("size_why").asString()).isEqualTo("there are 255 bytes");
        assertThat(object.get("defects").get(0).get("kind").asString()).isEqualTo("hash-mismatch");
    }

    @Test
    void aRiggedPackageIsRefusedByName() {
        Path mail = MESSAGES.resolve("hostile/205-xdm-zip-slip.eml");

        JsonNode object = JSON.readTree(Session.run("explain", "--json", mail.toString()).out());

        assertThat(object.get("kind").asString()).isEqualTo("refused");
        assertThat(object.get("because").asString())
                .isEqualTo("unsafe-archive: a name that leads outside");
    }

    @Test
    void whatIsNoMessageIsRefusedAndTheNextOneIsRead() throws IOException {
        Path noise = folder.resolve("a.eml");
        Path huge = folder.resolve("b.eml");
        Files.write(noise, new byte[] {0, 1, 2, (byte) 0xff});
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(40L * 1024 * 1024);
        }
        Files.copy(
                MESSAGES.resolve("replies/001-oui-above-gmail-quote.eml"), folder.resolve("c.eml"));

        Session session = Session.run("explain", "--json", "--sent", SENT, folder.toString());

        List<JsonNode> objects = session.lines().stream().map(JSON::readTree).toList();
        assertThat(objects)
                .extracting(object -> object.get("kind").asString())
                .containsExactly("refused", "refused", "reply");
        assertThat(objects.get(0).get("because").asString()).startsWith("not-a-message");
        assertThat(objects.get(1).get("because").asString()).startsWith("too-large");
        assertThat(session.status()).isEqualTo(Exit.NOT_ALL);
    }

    @Test
    void aServerIsBelievedOnlyWhereItIsNamed() throws IOException {
        Path mail = folder.resolve("m.eml");
        Files.writeString(
                mail,
                """
                Authentication-Results: mx.cpts.example; dmarc=pass header.from=cpts.example
                From: Marie <marie@cpts.example>
                Subject: STATUT

                STATUT
                """
                        .replace("\n", "\r\n"));

        assertThat(sender(Session.run("explain", "--json", mail.toString())))
                .isEqualTo("cannot-tell");
        assertThat(
                        sender(
                                Session.run(
                                        "explain",
                                        "--json",
                                        "--authserv-id",
                                        "mx.cpts.example",
                                        mail.toString())))
                .isEqualTo("valid");
    }

    private static String sender(Session session) {
        return JSON.readTree(session.out()).get("trust").get("sender").get("verdict").asString();
    }

    @Test
    void anOffsetMayLackItsColonAndADayIsCountedFromTheMail() throws IOException {
        Path sent = folder.resolve("sent.jsonl");
        Files.writeString(
                sent,
                """
                {"token":"abcdefgh12","message_id":"<k.abcdefgh12@cpts.example>",\
                "reply_to":"mt+r.abcdefgh12@cpts.example","invited":"md@cabinet.example",\
                "doctor":"M01","sent":"2025-06-02T09:05:00+0200","subject":"[P-1] Un patient",\
                "body":"Bonjour","patients":[]}
                """);
        Path reply = folder.resolve("r.eml");
        Files.writeString(
                reply,
                """
                From: md@cabinet.example
                To: mt+r.abcdefgh12@cpts.example
                Date: Mon, 2 Jun 2025 18:00:00 +0200
                Content-Type: text/plain; charset=utf-8
                Subject: Re: [P-1] Un patient

                Oui à partir du 15 juin
                """
                        .replace("\n", "\r\n"));

        JsonNode object =
                JSON.readTree(
                        Session.run(
                                        "explain",
                                        "--json",
                                        "--sent",
                                        sent.toString(),
                                        reply.toString())
                                .out());

        assertThat(object.get("answer").asString()).isEqualTo("defer");
        assertThat(object.get("defer_until").asString()).isEqualTo("2025-06-15");
        assertThat(object.get("offer").asString()).isEqualTo("abcdefgh12");
    }

    @Test
    void theSixStepsAreToldInWords() {
        Session session =
                Session.run(
                        "explain",
                        "--sent",
                        SENT,
                        MESSAGES.resolve("replies/001-oui-above-gmail-quote.eml").toString());

        assertThat(session.lines())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "  compris  une réponse à une proposition : accepte"))
                .extracting(line -> line.isBlank() ? "" : line.strip().split(" ", 2)[0])
                .contains("reçu", "ouvert", "compris", "classé", "décidé", "répondu");
    }

    @Test
    void withAnchorsSignaturesAreJudged() throws IOException {
        Path anchors = folder.resolve("ancres.pem");
        Files.writeString(
                anchors,
                """
                    -----BEGIN CERTIFICATE-----
                    MIIBijCCAS+gAwIBAgIULUWSQrjQxrK1v+hNZ5RwUXQ1JJ4wCgYIKoZIzj0EAwIw
                    GTEXMBUGA1UEAwwOUmFjaW5lIGQnZXNzYWkwIBcNMjYxMTIyMTUzNTQ1WhgPMjA4
                    MTA4MjUxNTM1NDVaMBkxFzAVBgNVBAMMDlJhY2luZSBkJ2Vzc2FpMFkwEwYHKoZI
                    zj0CAQYIKoZIzj0DAQcDQgAEs2FyRXYYykei2fVpmnB8B8Y76EAQs2P+on0++lLu
                    W6dZE7VDZAdaftY0oB7pVyNLzCL9kMxV+tuiE4cYC0oEfqNTMFEwHQYDVR0OBBYE
                    FDdZ+esFCtzGiCT98Cs4i+y37J42MB8GA1UdIwQYMBaAFDdZ+esFCtzGiCT98Cs4
                    i+y37J42MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhAKhuxbY9
                    dqLDdpYmA5VXlN3MlB6hPRrQw7ujRHH0uBtMAiEA0jxsHdZRVmTPj3orgX5wqQbb
                    TMfaprzlTEaoboqRkG8=
                    -----END CERTIFICATE-----
                """);
        String mail = MESSAGES.resolve("rfc/005-signed-in-the-clear.eml").toString();

        Session unjudged = Session.run("explain", "--json", mail);
        Session judged = Session.run("explain", "--json", "--anchors", anchors.toString(), mail);

        assertThat(unjudged.out()).contains("no trust anchor is configured");
        assertThat(judged.out()).contains("the signature is damaged");
        assertThat(judged.err()).isEmpty();
    }

    @Test
    void wrongFilesAreNamed() throws IOException {
        Path sent = folder.resolve("sent.jsonl");
        Files.writeString(sent, "\n{\"token\":\"abcdefgh12\",\"invited\":\"nobody\"}\n");
        Path mail = MESSAGES.resolve("replies/012-non.eml");

        Session noAddress = Session.run("explain", "--sent", sent.toString(), mail.toString());
        Session noFile = Session.run("explain", "nulle-part.eml");
        Session noAnchor = Session.run("explain", "--anchors", mail.toString(), mail.toString());

        assertThat(noAddress.err())
                .isEqualTo(
                        "sent.jsonl, ligne 2 : « invited » n’est pas une adresse de courriel.\n");
        assertThat(noFile.err()).isEqualTo("Ce fichier n’existe pas : nulle-part.eml\n");
        assertThat(noAnchor.err()).startsWith("Je ne trouve aucun certificat d’autorité dans ");
        assertThat(List.of(noAddress.status(), noFile.status(), noAnchor.status()))
                .containsOnly(Exit.BAD_USAGE);
    }
}
