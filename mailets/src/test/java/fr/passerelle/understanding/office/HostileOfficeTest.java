package fr.passerelle.understanding.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.mail.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents that mean harm end in a sentence, or in a text within its limits. What each costs is
/// measured elsewhere (`test-mailboxes/messages/hostile/`).
class HostileOfficeTest {
    private static final String DOCTYPE =
            "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]>";

    @Test
    void aBombInTheTextIsNotUnpacked() {
        byte[] bomb = Office.docx(Office.p(" ".repeat(40 * 1024 * 1024)));
        assertThat(Office.read(bomb)).isInstanceOf(Read.Unreadable.class);
    }

    @Test
    void aTextThatUnpacksToMoreThanTheLimitIsNotRead() {
        byte[] wordy = Office.docx(Office.p(noise(7 * 1024 * 1024)));
        assertThat(Office.read(wordy))
                .isEqualTo(new Read.Unreadable("unpacks to more than the limit"));
    }

    @Test
    void aTextOfMoreCharactersThanAreReadSaysSo() {
        assertThat(Office.read(Office.docx(Office.p(noise(Limits.TEXT_CHARS + 1)))))
                .isEqualTo(new Read.Unreadable("longer than the limit"));
    }

    @Test
    void aCellOfMoreLinesThanAreReadSaysSo() {
        String cell =
                "<w:tc><w:p><w:r>" + "<w:br/><w:t>x</w:t>".repeat(6_000) + "</w:r></w:p></w:tc>";
        assertThat(Office.read(Office.docx("<w:tbl><w:tr>" + cell + "</w:tr></w:tbl>")))
                .isEqualTo(new Read.Unreadable("longer than the limit"));
    }

    @Test
    void aMillionElementsInEachOtherAreNotRead() {
        String deep = "<w:ins>".repeat(1_000_000);
        assertThat(Office.read(Office.docx(deep))).isInstanceOf(Read.Unreadable.class);
    }

    @Test
    void tablesInTablesAreReadAsDeepAsXmlMayBe() {
        String deep = "<w:tbl><w:tr><w:tc>".repeat(40);
        String back = "</w:tc></w:tr></w:tbl>".repeat(40);
        assertThat(Office.read(Office.docx(deep + Office.p("fond") + back)))
                .isInstanceOf(Read.Text.class);
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() {
        byte[] document =
                Office.zip(
                        Map.of(
                                "[Content_Types].xml",
                                Office.types("word/document.xml", "wordprocessingml.document"),
                                "_rels/.rels",
                                Office.relations("officeDocument", "word/document.xml"),
                                "word/document.xml",
                                DOCTYPE
                                        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>"));
        assertThat(Office.read(document))
                .isEqualTo(new Read.Unreadable("a document type declaration"));
    }

    @Test
    void whatLiesOutsideOfThePackageIsNotThere() {
        byte[] document =
                Office.zip(
                        Map.of(
                                "[Content_Types].xml",
                                Office.types("word/document.xml", "wordprocessingml.document"),
                                "_rels/.rels",
                                Office.relations(
                                        "<Relationship Id=\"a\" Type=\"http://x/officeDocument\" TargetMode=\"External\" Target=\"http://attaquant.example/a.xml\"/>"),
                                "word/document.xml",
                                "<a/>"));
        assertThat(Office.read(document)).isEqualTo(new Read.NotForMe());
    }

    @Test
    void aPartThatLeadsOutOfThePackageIsNotThere() {
        byte[] document =
                Office.zip(
                        Map.of(
                                "[Content_Types].xml",
                                Office.types("etc/hostname", "wordprocessingml.document"),
                                "_rels/.rels",
                                Office.relations("officeDocument", "../../../etc/hostname")));
        assertThat(Office.read(document)).isEqualTo(new Read.Unreadable("damaged"));
    }

    @Test
    void aSheetThatSaysItIsFullOfNothingIsEmpty() {
        assertThat(
                        Office.rows(
                                sheet(
                                        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>")))
                .isEmpty();
    }

    @Test
    void aSheetThatSaysItIsFullOfTheSameTextIsNotRead() {
        assertThat(
                        Office.read(
                                sheet(
                                        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row>")))
                .isEqualTo(new Read.Unreadable("longer than the limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "99999999999999999999", "-1", "x", ""})
    void aRepetitionIsNeverMoreThanASheetHas(String times) {
        assertThat(
                        Office.rows(
                                sheet(
                                        "<table:table-row table:number-rows-repeated=\"%1$s\"/><table:table-row><table:table-cell table:number-columns-repeated=\"%1$s\"/><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
                                                .formatted(times))))
                .hasSizeLessThan(2);
    }

    @Test
    void blanksThatAreCountedAreBounded() {
        byte[] text =
                Office.flat(
                        "",
                        "<office:text><text:p>a<text:s text:c=\"999999\"/>b</text:p></office:text>");
        assertThat(Office.rows(text).getFirst()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "99999999999", "x"})
    void aSharedTextThatIsNotThereIsDamage(String number) {
        assertThat(
                        Office.read(
                                Office.xlsx(
                                        "<sheetData><row><c t=\"s\"><v>"
                                                + number
                                                + "</v></c></row></sheetData>",
                                        List.of("<t>a</t>"),
                                        List.of("0"))))
                .isEqualTo(new Read.Unreadable("damaged"));
    }

    @Test
    void oneLongTextInManyCellsIsNotRead() {
        String cell = "<c t=\"s\"><v>0</v></c>";
        assertThat(
                        Office.read(
                                Office.xlsx(
                                        "<sheetData><row>"
                                                + cell.repeat(20_000)
                                                + "</row></sheetData>",
                                        List.of("<t>" + noise(10_000) + "</t>"),
                                        List.of("0"))))
                .isEqualTo(new Read.Unreadable("longer than the limit"));
    }

    @Test
    void cellsAtBothEndsOfASheetMakeAShortRow() {
        byte[] wide =
                Office.xlsx(
                        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c></row></sheetData>",
                        List.of(),
                        List.of("0"));
        assertThat(Office.document(wide).rows()).hasSize(2);
        assertThat(Office.document(wide).rows().getFirst().cells()).hasSize(2 + Limits.OFFICE_GAP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "libreoffice.docx",
                "libreoffice.odt",
                "libreoffice.ods",
                "openpyxl.xlsx",
                "libreoffice.rtf",
                "libreoffice.fodt"
            })
    void aDocumentThatIsCutOffSaysSo(String name) {
        byte[] whole = Office.file(name);
        for (int part = 2; part < 10; part++) {
            assertThat(Office.read(Arrays.copyOf(whole, whole.length * part / 10)))
                    .isInstanceOf(Read.Unreadable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "libreoffice.docx",
                "libreoffice-form.odt",
                "libreoffice.ods",
                "word-form.docx",
                "libreoffice-form.rtf",
                "libreoffice.fodt",
                "libreoffice.doc"
            })
    void aDocumentWithWrongBytesEndsAllTheSame(String name) {
        byte[] whole = Office.file(name);
        Random random = new Random(29);
        for (int i = 0; i < 400; i++) {
            byte[] wrong = whole.clone();
            for (int times = random.nextInt(4); times >= 0; times--) {
                wrong[8 + random.nextInt(wrong.length - 8)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> Office.read(wrong)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PK\003\004",
                "{\\rtf1 ",
                "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">"
            })
    void tenMegabytesOfGarbageBehindTheRightMarkAreNoDocument(String mark) {
        byte[] garbage = new byte[10_000_000];
        new Random(30).nextBytes(garbage);
        byte[] first = mark.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(first, 0, garbage, 0, first.length);
        assertThat(Office.read(garbage)).isNotInstanceOf(Read.Text.class);
    }

    @Test
    void aMillionOpenGroupsAreNotRead() {
        assertThat(Office.read(Office.rtf("{".repeat(1_000_000))))
                .isEqualTo(new Read.Unreadable("groups too deep in each other"));
    }

    @Test
    void aMillionGroupsBehindEachOtherAreRead() {
        assertThat(Office.rows(Office.rtf("{}".repeat(1_000_000) + "fin"))).containsExactly("fin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\bin2147483647 }",
                "\\bin99999999999999999999 }",
                "\\u",
                "\\",
                "\\'",
                "\\'g"
            })
    void whatSaysItIsLongerThanTheDocumentCutsItOff(String end) {
        byte[] rtf = ("{\\rtf1 a" + end).getBytes(StandardCharsets.US_ASCII);
        assertThat(Office.read(rtf)).isEqualTo(new Read.Unreadable("damaged"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u99999999999999 ?",
                "\\u-99999999999999 ?",
                "\\uc999999999 \\u233?",
                "\\f99999999999 x",
                "\\bin-5 x",
                "\\ansicpg99999 x",
                "\\fcharset2x",
                "\\cell\\row\\row\\nestrow\\nestcell\\cell"
            })
    void numbersThatDoNotFitAreNoHarm(String control) {
        assertThat(Office.read(Office.rtf("a " + control))).isInstanceOf(Read.Text.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\header", "\\footnote", "\\field", "\\shptxt", "\\upr", "\\*"})
    void aGroupThatSaysAMillionTimesWhatItIsForIsOne(String word) {
        assertThat(Office.rows(Office.rtf("{" + word.repeat(1_000_000) + "}fin")))
                .containsExactly("fin");
    }

    @Test
    void moreParagraphsThanAreReadSaysSo() {
        assertThat(Office.read(Office.rtf("\\par ".repeat(3_000_000))))
                .isEqualTo(new Read.Unreadable("longer than the limit"));
    }

    private static byte[] sheet(String rows) {
        return Office.flat(
                "",
                "<office:spreadsheet><table:table table:name=\"A\">"
                        + rows
                        + "</table:table></office:spreadsheet>");
    }

    /// Letters that do not pack to nothing.
    private static String noise(int length) {
        Random random = new Random(28);
        StringBuilder noise = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            noise.append((char) ('a' + random.nextInt(26)));
        }
        return noise.toString();
    }
}
