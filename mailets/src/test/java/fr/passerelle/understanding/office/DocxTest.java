package fr.passerelle.understanding.office;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.WrittenDocument;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What Word writes, and what a person sees of it.
class DocxTest {
    private static final String PLACEHOLDER =
            "<w:sdt><w:sdtPr><w:tag w:val=\"nom\"/>%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>";

    @Test
    void paragraphsAreRowsAndTabsPartCells() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        Office.p("Nom : TESTPATIENT")
                                                + "<w:p><w:r><w:t>Prénom</w:t><w:tab/><w:t>Georgette</w:t></w:r></w:p>")))
                .containsExactly("Nom : TESTPATIENT", "Prénom | Georgette");
    }

    @Test
    void aLineBreakEndsARow() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:p><w:r><w:t>Nom : A</w:t><w:br/><w:t>Prénom : B</w:t></w:r></w:p>")))
                .containsExactly("Nom : A", "Prénom : B");
    }

    @Test
    void theStrictFormIsReadAsTheTransitionalOne() {
        assertThat(Office.rows(Office.strictDocx(Office.p("Nom : TESTPATIENT"))))
                .containsExactly("Nom : TESTPATIENT");
    }

    @Test
    void aRowHasItsCellsTheEmptyOnesToo() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        table(
                                                cell(Office.p("Nom"))
                                                        + cell("<w:p/>")
                                                        + cell(Office.p("TESTPATIENT"))))))
                .containsExactly("Nom |  | TESTPATIENT");
    }

    @Test
    void aCellThatGoesOnFromTheRowAboveIsEmpty() {
        String second =
                "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" + cell(Office.p("infirmière"));
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:tbl><w:tr>"
                                                + cell(Office.p("Intervenants"))
                                                + cell(Office.p("kiné"))
                                                + "</w:tr><w:tr>"
                                                + second
                                                + "</w:tr></w:tbl>")))
                .containsExactly("Intervenants | kiné", " | infirmière");
    }

    @Test
    void severalParagraphsOfACellAreItsLines() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        table(
                                                cell(Office.p("Motif"))
                                                        + cell(
                                                                Office.p("départ")
                                                                        + Office.p("chute"))))))
                .containsExactly("Motif | départ / chute");
    }

    @Test
    void aTableInACellIsToldBehindItsRow() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        table(
                                                        cell(
                                                                        Office.p("Identité")
                                                                                + table(
                                                                                        cell(
                                                                                                        Office
                                                                                                                .p(
                                                                                                                        "Nom"))
                                                                                                + cell(
                                                                                                        Office
                                                                                                                .p(
                                                                                                                        "TESTPATIENT"))))
                                                                + cell(Office.p("à côté")))
                                                + Office.p("après"))))
                .containsExactly("Identité | à côté", "Nom | TESTPATIENT", "après");
    }

    @Test
    void aDeletedTextIsNotThereAndAnInsertedOneIs() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:p><w:r><w:t xml:space=\"preserve\">Commune : </w:t></w:r>"
                                                + "<w:del><w:r><w:delText>Surgères</w:delText></w:r></w:del>"
                                                + "<w:ins><w:r><w:t>Marans</w:t></w:r></w:ins>"
                                                + "<w:moveFrom><w:r><w:t> ici</w:t></w:r></w:moveFrom>"
                                                + "<w:moveTo><w:r><w:t> là</w:t></w:r></w:moveTo></w:p>")))
                .containsExactly("Commune : Marans là");
    }

    @Test
    void aParagraphWhoseMarkWasDeletedGoesOnInTheNext() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Nom : </w:t></w:r></w:p>"
                                                + Office.p("TESTPATIENT"))))
                .containsExactly("Nom : TESTPATIENT");
    }

    @Test
    void aDeletedRowOfATableIsNotThere() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>"
                                                + cell(Office.p("ancien"))
                                                + "</w:tr><w:tr>"
                                                + cell(Office.p("nouveau"))
                                                + "</w:tr></w:tbl>")))
                .containsExactly("nouveau");
    }

    @Test
    void hiddenTextIsNotReadWhetherByItselfOrByItsStyle() {
        String styles =
                "<w:style w:type=\"character\" w:styleId=\"Cache\"><w:rPr><w:vanish/></w:rPr></w:style>"
                        + "<w:style w:type=\"character\" w:styleId=\"Gras\"><w:rPr><w:b/></w:rPr></w:style>";
        String body =
                "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>un</w:t></w:r>"
                        + "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>deux</w:t></w:r>"
                        + "<w:r><w:rPr><w:rStyle w:val=\"Cache\"/></w:rPr><w:t>trois</w:t></w:r>"
                        + "<w:r><w:rPr><w:rStyle w:val=\"Gras\"/></w:rPr><w:t>quatre</w:t></w:r></w:p>";
        assertThat(Office.rows(Office.docx(body, Map.of("styles.xml", styles))))
                .containsExactly("deuxquatre");
    }

    @Test
    void headersThatSayTheSameAreToldOnceAndNotesBeforeFooters() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        Office.p("texte"),
                                        Map.of(
                                                "header1.xml", Office.p("CPTS Aunis"),
                                                "header2.xml", Office.p("CPTS Aunis"),
                                                "header3.xml", Office.p("suite"),
                                                "footnotes.xml",
                                                        "<w:footnote w:type=\"separator\">"
                                                                + Office.p("trait")
                                                                + "</w:footnote><w:footnote>"
                                                                + Office.p("note")
                                                                + "</w:footnote>",
                                                "footer1.xml", Office.p("page 1"),
                                                "comments.xml", Office.p("commentaire")))))
                .containsExactly("CPTS Aunis", "suite", "texte", "note", "page 1");
    }

    @Test
    void aTextBoxIsToldOnceBehindItsParagraph() {
        String box = "<w:txbxContent>" + Office.p("encadré") + "</w:txbxContent>";
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>"
                                                + box
                                                + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
                                                + box
                                                + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                                                + "<w:r><w:t>autour</w:t></w:r></w:p>")))
                .containsExactly("autour", "encadré");
    }

    @Test
    void ofCharactersWithTheirPronunciationTheCharactersAreRead() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>dessus</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>")))
                .containsExactly("base");
    }

    @Test
    void symbolsAreTheBoxesThatTheyLookLike() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>"
                                                + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FD\"/></w:r>"
                                                + "<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/></w:r>"
                                                + "<w:r><w:sym w:font=\"MS Gothic\" w:char=\"2612\"/></w:r>"
                                                + "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>þ</w:t></w:r>"
                                                + "<w:r><w:t>\uf06f</w:t></w:r></w:p>")))
                .containsExactly("☐☒☑☒☑☐");
    }

    @Test
    void ofAFieldTheResultIsReadAndNotTheInstruction() {
        assertThat(
                        Office.rows(
                                Office.docx(
                                        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>"
                                                + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>caché</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                                                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Marans</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")))
                .containsExactly("Marans");
    }

    @Test
    void wordsThatOnlySayWhereToTypeAreNoValue() {
        byte[] document =
                Office.docx(
                        "<w:p><w:r><w:t>Nom : </w:t></w:r>"
                                + PLACEHOLDER.formatted(
                                        "<w:showingPlcHdr/>", "<w:r><w:t>ici le nom</w:t></w:r>")
                                + "</w:p>");
        assertThat(Office.rows(document)).containsExactly("Nom :");
        assertThat(Office.fields(document)).containsExactly("nom = ");
    }

    @Test
    void theSentenceOfWordIsNoValueEvenWhereItsMarkWasLost() {
        assertThat(Office.rows(Office.docx(Office.p("Nom : Cliquez ici pour entrer du texte."))))
                .containsExactly("Nom :");
    }

    @Test
    void aCheckBoxIsAFieldAndItsCharacterIsTheUsualOne() {
        byte[] document =
                Office.docx(
                        "<w:tbl><w:tr><w:sdt><w:sdtPr><w:tag w:val=\"ald\"/><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr>"
                                + "<w:sdtContent>"
                                + cell(Office.p("X"))
                                + "</w:sdtContent></w:sdt>"
                                + cell(Office.p("ALD"))
                                + "</w:tr></w:tbl>");
        assertThat(Office.rows(document)).containsExactly("☒ | ALD");
        assertThat(Office.fields(document)).containsExactly("ald = ticked");
    }

    @Test
    void aControlAroundOthersIsAFrameAndNoField() {
        String inner = PLACEHOLDER.formatted("", "<w:r><w:t>TESTPATIENT</w:t></w:r>");
        assertThat(
                        Office.fields(
                                Office.docx(
                                        "<w:sdt><w:sdtPr><w:alias w:val=\"Identité\"/></w:sdtPr><w:sdtContent><w:p>"
                                                + inner
                                                + "</w:p></w:sdtContent></w:sdt>")))
                .containsExactly("nom = TESTPATIENT");
    }

    @Test
    void aBoxOfWord97ThatNobodyTouchedIsAsItWasMade() {
        String box =
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"Case\"/><w:checkBox><w:default w:val=\"1\"/>%s</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        assertThat(Office.fields(Office.docx(box.formatted("")))).containsExactly("Case = ticked");
        assertThat(Office.fields(Office.docx(box.formatted("<w:checked w:val=\"0\"/>"))))
                .containsExactly("Case = not ticked");
    }

    @Test
    void placesAreLinesOfTheDocument() {
        WrittenDocument document =
                Office.document(
                        Office.docx(
                                Office.p("un")
                                        + "<w:p/>"
                                        + table(cell(Office.p("a") + Office.p("b")))
                                        + Office.p("quatre")));
        assertThat(document.rows().stream().map(row -> row.cells().getFirst().where()))
                .containsExactly(
                        new Defect.Where.Line("2", 1),
                        new Defect.Where.Line("2", 2),
                        new Defect.Where.Line("2", 3),
                        new Defect.Where.Line("2", 5));
    }

    private static String table(String cells) {
        return "<w:tbl><w:tr>" + cells + "</w:tr></w:tbl>";
    }

    private static String cell(String inside) {
        return "<w:tc>" + inside + "</w:tc>";
    }
}
