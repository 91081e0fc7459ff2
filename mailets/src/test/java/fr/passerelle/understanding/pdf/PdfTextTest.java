package fr.passerelle.understanding.pdf;

import static fr.passerelle.understanding.pdf.Pdfs.ascii;
import static fr.passerelle.understanding.pdf.Pdfs.file;
import static fr.passerelle.understanding.pdf.Pdfs.read;
import static fr.passerelle.understanding.pdf.Pdfs.written;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.junit.jupiter.api.Test;

class PdfTextTest {
    @Test
    void aLineOfTwoLabelsIsARowOfTwoCells() throws IOException {
        assertThat(Pdfs.cells(written(read(file("two-columns.pdf")))))
                .contains(List.of("Nom de naissance : TESTPATIENT", "Prénom : Georgette"));
    }

    @Test
    void eachCellSaysItsPageAndLine() throws IOException {
        assertThat(written(read(file("two-columns.pdf"))).rows().get(1).cells())
                .extracting(WrittenDocument.Cell::where)
                .containsOnly(new Defect.Where.OnPage("2", 1, 2));
    }

    @Test
    void theListOfDoctorsBesideALetterIsReadByItself() throws IOException {
        List<List<String>> cells = Pdfs.cells(written(read(file("sidebar.pdf"))));
        assertThat(cells).allSatisfy(row -> assertThat(row).hasSize(1));
        assertThat(cells.get(24)).containsExactly("Docteur numéro 24 du service");
        assertThat(cells.get(25)).first().asString().startsWith("Ligne 1 : la patiente");
    }

    @Test
    void textUnderAScanIsRead() throws IOException {
        WrittenDocument document = written(read(file("scan-with-text.pdf")));
        assertThat(document.lines()).contains("Nom de naissance : TESTPATIENT");
        assertThat(document.defects()).isEmpty();
    }

    @Test
    void aScanWithoutAProgramThatReadsItIsPictures() throws IOException {
        assertThat(read(file("scan-jpeg.pdf"))).isEqualTo(new Read.Pictures());
    }

    @Test
    void aScannedPageBehindATypedOneIsToldOf() throws IOException {
        byte[] both;
        try (PDDocument typed = Loader.loadPDF(file("two-columns.pdf"));
                PDDocument scan = Loader.loadPDF(file("scan-jpeg.pdf"))) {
            typed.importPage(scan.getPage(0));
            both = Pdfs.saved(typed);
        }
        assertThat(written(read(both)).defects())
                .containsExactly(
                        new Defect(
                                Defect.Kind.IMAGE_WITHOUT_TEXT,
                                new Defect.Where.OnPage("2", 2, 1),
                                ""));
    }

    @Test
    void aPasswordIsSaid() throws IOException {
        assertThat(read(file("locked.pdf")))
                .isEqualTo(new Read.Unreadable("protected by a password"));
    }

    @Test
    void aFileThatAnybodyCanOpenIsReadThoughItIsEnciphered() throws IOException {
        assertThat(written(read(file("open.pdf"))).lines())
                .contains("Nom de naissance : TESTPATIENT");
    }

    @Test
    void aFileInsideIsNotOpenedAndToldOf() throws IOException {
        byte[] withFile;
        try (PDDocument document = Loader.loadPDF(file("two-columns.pdf"))) {
            PDComplexFileSpecification inside = new PDComplexFileSpecification();
            inside.setFile("annexe.txt");
            inside.setEmbeddedFile(
                    new PDEmbeddedFile(document, new ByteArrayInputStream(ascii("annexe"))));
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("annexe.txt", inside));
            PDDocumentNameDictionary names =
                    new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
            withFile = Pdfs.saved(document);
        }
        assertThat(written(read(withFile)).defects())
                .containsExactly(
                        new Defect(
                                Defect.Kind.DOCUMENT_NOT_READ, new Defect.Where.InPart("2"), ""));
    }

    @Test
    void aStreamThatUnpacksToTooMuchIsNotUnpacked() throws IOException {
        assertThat(read(bomb("/Filter /FlateDecode", 100)))
                .isEqualTo(new Read.Unreadable("unpacks to more than the limit"));
    }

    @Test
    void aStreamPackedTwiceIsNotUnpacked() {
        assertThat(read(ascii("%PDF-1.4\n<< /Filter [ /FlateDecode /FlateDecode ] >>")))
                .isEqualTo(new Read.Unreadable("unpacks to more than the limit"));
    }

    @Test
    void aListOfAMillionObjectsIsNotBuilt() throws IOException {
        assertThat(read(bomb("/Type /XRef /W [1 2 1] /Size 2000000 /Filter /FlateDecode", 8)))
                .isEqualTo(new Read.Unreadable("unpacks to more than the limit"));
    }

    private static byte[] bomb(String dictionary, int megabytes) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(ascii("%PDF-1.4\n1 0 obj\n<< " + dictionary + " >>\nstream\n"));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(pdf)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < megabytes; megabyte++) {
                packed.write(zeros);
            }
        }
        return pdf.toByteArray();
    }

    @Test
    void bytesThatAreNoPdfAreForSomebodyElse() {
        assertThat(read(ascii("PK and so on"))).isEqualTo(new Read.NotForMe());
    }

    @Test
    void aDamagedPdfIsUnreadable() {
        assertThat(read(ascii("%PDF-1.4\nnothing of a PDF"))).isInstanceOf(Read.Unreadable.class);
    }
}
