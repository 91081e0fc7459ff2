package fr.passerelle.understanding.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.pdf.PdfText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTextTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void whatStandsBesideEachOtherIsARowOfCells() throws IOException {
        assertThat(cells(written(read(with("well", LONG), "scan.jpg"))))
                .contains(List.of("Nom : TESTPATIENT", "Prénom : Georgette"));
    }

    @Test
    void noMarkInABoxIsBelieved() throws IOException {
        assertThat(cells(written(read(with("well", LONG), "scan.jpg"))))
                .contains(List.of("ALD :", "oui"));
    }

    @Test
    void eachCellSaysThatItWasReadFromAPictureAndTheDocumentSaysItOnce() throws IOException {
        WrittenDocument document = written(read(with("well", LONG), "scan.jpg"));
        assertThat(document.rows())
                .flatExtracting(WrittenDocument.Row::cells)
                .allSatisfy(
                        cell -> assertThat(cell.where()).isInstanceOf(Defect.Where.Scanned.class));
        assertThat(document.defects())
                .containsExactly(
                        new Defect(
                                Defect.Kind.READ_FROM_PICTURE,
                                new Defect.Where.Scanned("2", 1, 1),
                                ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crashing", "garbage", "without-end"})
    void aProgramThatMisbehavesLeavesAPicture(String how) throws IOException {
        assertThat(read(with(how, LONG), "scan.jpg")).isEqualTo(new Read.Pictures());
    }

    @Test
    void aProgramThatHangsIsEndedAndLeavesAPicture() throws IOException {
        List<Long> before = children();
        assertThat(read(with("hanging", Duration.ofSeconds(1)), "scan.jpg"))
                .isEqualTo(new Read.Pictures());
        List<ProcessHandle> left =
                ProcessHandle.current()
                        .children()
                        .filter(child -> !before.contains(child.pid()))
                        .toList();
        left.forEach(child -> child.onExit().join());
        assertThat(children()).isSubsetOf(before);
    }

    private static List<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    }

    @Test
    void withoutAProgramItIsAPicture() throws IOException {
        assertThat(read(PictureReader.none(), "scan.jpg")).isEqualTo(new Read.Pictures());
    }

    @Test
    void aProgramThatCannotBeStartedLeavesAPicture() throws IOException {
        PictureReader gone =
                PictureReader.with(new Tesseract(List.of("no-such-program-anywhere")), LONG);
        assertThat(read(gone, "scan.jpg")).isEqualTo(new Read.Pictures());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"scan.jpg", "fax.tif", "scan-jpeg.pdf", "scan-fax.pdf", "scan-grey.pdf"})
    void aScannedFicheIsReadWhereTesseractIsInstalled(String name) throws IOException {
        PictureReader reader = PictureReader.ofThisMachine();
        assumeTrue(reader.isThere());
        assertThat(written(read(reader, name)).lines())
                .contains("Nom de naissance : TESTPATIENT", "Date de naissance : 14/05/1944");
    }

    @Test
    void allPagesOfAFaxAreRead() throws IOException {
        PictureReader reader = PictureReader.ofThisMachine();
        assumeTrue(reader.isThere());
        assertThat(written(read(reader, "fax.tif")).rows())
                .flatExtracting(WrittenDocument.Row::cells)
                .extracting(WrittenDocument.Cell::where)
                .contains(new Defect.Where.Scanned("2", 2, 1));
    }

    private static PictureReader with(String how, Duration patience) {
        return PictureReader.with(new Tesseract(FakeProgram.behaving(how)), patience);
    }

    private static Read read(PictureReader reader, String name) throws IOException {
        return DocumentText.firstOf(
                        new PdfText(Duration.ofSeconds(20), reader), new PictureText(reader))
                .read(
                        new Part(
                                "2",
                                Headers.NONE,
                                new MediaType("application", "octet-stream", Map.of()),
                                Optional.empty(),
                                true,
                                file(name)));
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        PictureTextTest.class.getResourceAsStream("/pdf/" + name), name)) {
            return in.readAllBytes();
        }
    }

    private static WrittenDocument written(Read read) {
        if (read instanceof Read.Text(var document)) {
            return document;
        }
        throw new AssertionError("not read: " + read);
    }

    private static List<List<String>> cells(WrittenDocument document) {
        return document.rows().stream()
                .map(row -> row.cells().stream().map(WrittenDocument.Cell::text).toList())
                .toList();
    }
}
