package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.picture.PictureReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Any bytes as an attached document: read within limits, unreadable with a reason, or for nobody;
/// and nothing is said to come from a picture that no program read.
public final class PdfTarget {
    private static final int MOST_LETTERS = 400_000;

    /// What is slow the fuzzer itself finds; a busy machine is no find.
    private static final DocumentText READERS =
            AttachedDocuments.readers(Duration.ofMinutes(2), PictureReader.none());

    private static final String FIRST =
            """
            %PDF-1.7
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources
            << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
            4 0 obj << /Length 66 >> stream
            BT /F 9 Tf 9 800 Td (un courrier sans rien de particulier) Tj ET
            endstream endobj
            trailer << /Root 1 0 R >>
            %%EOF
            """;

    private PdfTarget() {}

    /// Jazzer calls this first, so that looking for the fonts of the machine is no input's time.
    public static void fuzzerInitialize() {
        require(
                READERS.read(part(FIRST.getBytes(StandardCharsets.US_ASCII)))
                        instanceof DocumentText.Read.Text,
                "the first letter was not read");
    }

    public static void fuzzerTestOneInput(byte[] input) {
        switch (READERS.read(part(input))) {
            case DocumentText.Read.Text(var document) -> holds(document);
            case DocumentText.Read.Unreadable(var why) ->
                    require(!why.isBlank(), "unreadable, and no reason");
            case DocumentText.Read.Pictures() -> {}
            case DocumentText.Read.NotForMe() -> {}
        }
    }

    private static void holds(WrittenDocument document) {
        int letters = 0;
        for (WrittenDocument.Row row : document.rows()) {
            require(!row.cells().isEmpty(), "a row without cells");
            for (WrittenDocument.Cell cell : row.cells()) {
                letters += cell.text().length();
                require(cell.text().indexOf('\n') < 0, "a line in a line");
                require(
                        cell.where() instanceof Defect.Where.OnPage,
                        "a text of a page from elsewhere");
            }
        }
        require(letters <= MOST_LETTERS, "more text than the limit");
        require(document.form().size() <= Limits.FORM_FIELDS, "more fields than the limit");
        for (WrittenDocument.Filled field : document.form()) {
            require(!field.name().isEmpty(), "a field without a name");
        }
    }

    private static Part part(byte[] content) {
        return new Part(
                "2",
                Headers.NONE,
                new MediaType("application", "octet-stream", Map.of()),
                Optional.empty(),
                true,
                content);
    }

    /// The documents of our tests that are short.
    static List<byte[]> seeds(Path messages) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        Path made = messages.resolve("../../mailets/src/test/resources/pdf");
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.sorted().toList()) {
                if (!file.toString().endsWith(".py") && Files.size(file) < 25_000) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        return seeds;
    }
}
