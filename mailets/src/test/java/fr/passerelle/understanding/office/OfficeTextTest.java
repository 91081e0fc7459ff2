package fr.passerelle.understanding.office;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.DocumentText.Read;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which documents are known, by their bytes, and what is said of those that are not read.
class OfficeTextTest {
    @Test
    void aWordDocumentOfBefore2007IsNamedAndNotRead() {
        assertThat(Office.read(Office.file("libreoffice.doc")))
                .isEqualTo(new Read.Unreadable("a Word document of before 2007 (.doc)"));
    }

    @Test
    void anExcelWorkbookOfBefore2007IsNamedAndNotRead() {
        assertThat(Office.read(Office.file("libreoffice.xls")))
                .isEqualTo(new Read.Unreadable("an Excel workbook of before 2007 (.xls)"));
    }

    /// [MS-OFFCRYPTO] §2.3.4.4: the package lies in a stream of this name.
    @Test
    void aDocumentWithAPasswordSaysSo() {
        assertThat(Office.read(compound("EncryptedPackage")))
                .isEqualTo(new Read.Unreadable("protected by a password"));
    }

    @Test
    void anOdtWithAPasswordSaysSo() {
        byte[] odt =
                Office.zip(
                        Map.of(
                                "mimetype",
                                "application/vnd.oasis.opendocument.text",
                                "META-INF/manifest.xml",
                                "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
                                "content.xml",
                                "enciphered"));
        assertThat(Office.read(odt)).isEqualTo(new Read.Unreadable("protected by a password"));
    }

    @Test
    void aMessageSavedByOutlookIsNamed() {
        assertThat(Office.read(compound("__properties_version1.0")))
                .isEqualTo(new Read.Unreadable("a message saved by Outlook (.msg)"));
    }

    @Test
    void aContainerOfSomethingElseIsForSomebodyElse() {
        assertThat(Office.read(compound("Catalog"))).isEqualTo(new Read.NotForMe());
    }

    @Test
    void aPresentationIsNamedAndNotRead() {
        byte[] slides =
                Office.zip(
                        Map.of(
                                "[Content_Types].xml",
                                Office.types("ppt/presentation.xml", "presentationml.presentation"),
                                "_rels/.rels",
                                Office.relations("officeDocument", "ppt/presentation.xml"),
                                "ppt/presentation.xml",
                                "<p/>"));
        assertThat(Office.read(slides)).isEqualTo(new Read.Unreadable("a presentation"));
    }

    @Test
    void aDocumentOfPagesIsNamedAndNotRead() {
        assertThat(Office.read(Office.zip(Map.of("Index/Document.iwa", "x"))))
                .isEqualTo(new Read.Unreadable("a document of Apple Pages, Numbers or Keynote"));
    }

    @Test
    void aZipOfAnythingElseIsForSomebodyElse() {
        assertThat(Office.read(Office.zip(Map.of("IHE_XDM/SUBSET01/METADATA.XML", "<a/>"))))
                .isEqualTo(new Read.NotForMe());
    }

    @Test
    void textAndXmlOfAnythingElseAreForSomebodyElse() {
        assertThat(Office.read("Bonjour".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Read.NotForMe());
        assertThat(Office.read("<ClinicalDocument/>".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Read.NotForMe());
    }

    @Test
    void anRtfBehindAByteOrderMarkIsKnown() {
        byte[] rtf = "\uFEFF{\\rtf1 Nom}".getBytes(StandardCharsets.UTF_8);
        assertThat(Office.rows(rtf)).containsExactly("Nom");
    }

    @Test
    void aDocumentThatIsOnlyAPictureIsOne() {
        String picture = "<w:p><w:r><w:drawing><a/></w:drawing></w:r></w:p>";
        assertThat(Office.read(Office.docx(picture))).isEqualTo(new Read.Pictures());
        assertThat(Office.read(Office.docx(picture + Office.p("Nom"))))
                .isInstanceOf(Read.Text.class);
        assertThat(Office.read(Office.rtf("{\\pict 00}"))).isEqualTo(new Read.Pictures());
    }

    @Test
    void aDocumentWhoseNamesHaveBackslashesIsNamedAndNotRead() {
        assertThat(
                        Office.read(
                                Office.zip(
                                        Map.of(
                                                "[content_types].xml",
                                                "<a/>",
                                                "xl\\a.xml",
                                                "<a/>"))))
                .isEqualTo(new Read.Unreadable("a name that leads outside"));
    }

    @Test
    void aZipThatCallsAPlainNameUtf8InOnePlaceOnlyIsRead() {
        byte[] document = Office.docx(Office.p("Nom"));
        assertThat(document[7]).isEqualTo((byte) 8);
        document[7] = 0;
        assertThat(Office.rows(document)).containsExactly("Nom");
    }

    @Test
    void macrosAreNeverLookedAt() {
        byte[] document =
                Office.zip(
                        Map.of(
                                "[Content_Types].xml",
                                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>",
                                "_rels/.rels",
                                Office.relations("officeDocument", "word/document.xml"),
                                "word/vbaProject.bin",
                                "PK\003\004 anything",
                                "word/document.xml",
                                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                        + Office.p("Nom")
                                        + "</w:body></w:document>"));
        assertThat(Office.rows(document)).containsExactly("Nom");
    }

    private static byte[] compound(String stream) {
        byte[] mark = {
            (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
        };
        byte[] name = (stream + "\0").getBytes(StandardCharsets.UTF_16LE);
        byte[] content = java.util.Arrays.copyOf(mark, 2048);
        System.arraycopy(name, 0, content, 1024, name.length);
        return content;
    }
}
