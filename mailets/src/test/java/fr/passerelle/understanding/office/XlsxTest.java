package fr.passerelle.understanding.office;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands in the cells of a sheet, as a person sees it.
class XlsxTest {
    @Test
    void sharedInlineAndRichTextsAreRead() {
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        data(
                                                "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                                                        + "<c r=\"C1\" t=\"inlineStr\"><is><t>Marans</t></is></c><c r=\"D1\" t=\"str\"><f>A1</f><v>formule</v></c>"),
                                        List.of(
                                                "<t>Nom</t>",
                                                "<r><t>TEST</t></r><r><rPr/><t>PATIENT</t></r><rPh><t>teste</t></rPh>"),
                                        List.of("0"))))
                .containsExactly("Nom | TESTPATIENT | Marans | formule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "dd/mm/yyyy; 16206; 14/05/1944",
                "14; 16206; 14/05/1944",
                "[$-40C]d mmmm yyyy; 16206; 14/05/1944",
                "mmm-yy; 16206; 05/1944",
                "yyyy; 16206; 1944",
                "22; 16206.5; 14/05/1944 12:00",
                "hh:mm; 0.75; 18:00",
                "14; 59; 28/02/1900",
                "14; 61; 01/03/1900",
                "14; 60; 60",
                "0#########; 546990501; 0546990501",
                "`0#\" \"##\" \"##\" \"##\" \"##`; 546990501; 05 46 99 05 01",
                "0\\ 00\\ 00\\ 00\\ 000\\ 000\\ 00; 279035121518989; 2 79 03 51 215 189 89",
                "00000; 1230; 01230",
                "0; 46990501; 46990501",
                "General; 279035121518989; 279035121518989",
                "0.00; 12.5; 12,5",
                "General; 1.5E3; 1500",
                "General; 0.30000000000000004; 0,3",
                "General; 1E999; 1E+999",
                "@; 123; 123",
                "14; -1; -1"
            })
    void aNumberIsShownAsItsFormatSays(String format, String value, String shown) {
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        data("<c r=\"A1\" s=\"0\"><v>" + value + "</v></c>"),
                                        List.of(),
                                        List.of(format))))
                .containsExactly(shown);
    }

    @Test
    void theFormatOfANirChoosesByItsLength() {
        String format =
                "[>=3000000000000]#\" \"##\" \"##\" \"##\" \"###\" \"###\" | \"##;#\" \"##\" \"##\" \"##\" \"###\" \"###";
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        data(
                                                "<c r=\"A1\" s=\"0\"><v>279035121518989</v></c><c r=\"B1\" s=\"0\"><v>2790351215189</v></c>"),
                                        List.of(),
                                        List.of(format))))
                .containsExactly("2 79 03 51 215 189 | 89 | 2 79 03 51 215 189");
    }

    @Test
    void daysMayBeCountedFrom1904() {
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        "<workbookPr date1904=\"1\"/>",
                                        data("<c r=\"A1\" s=\"0\"><v>14744</v></c>"),
                                        List.of(),
                                        List.of("14"),
                                        Map.of())))
                .containsExactly("14/05/1944");
    }

    @Test
    void booleansAreWordsAndErrorsAreNothing() {
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        data(
                                                "<c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c><c r=\"C1\" t=\"e\"><v>#N/A</v></c>"
                                                        + "<c r=\"D1\" t=\"d\"><v>1944-05-14T00:00:00</v></c>"),
                                        List.of(),
                                        List.of("0"))))
                .containsExactly("VRAI | FAUX |  | 14/05/1944");
    }

    @Test
    void hiddenRowsAndColumnsAreNotRead() {
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\">"
                                                + text("A1", "vu")
                                                + text("B1", "caché")
                                                + "</row><row r=\"2\" hidden=\"1\">"
                                                + text("A2", "caché")
                                                + "</row></sheetData>",
                                        List.of(),
                                        List.of("0"))))
                .containsExactly("vu");
    }

    @Test
    void mergedCellsAreOneAndEmptyOnesBetweenAreThere() {
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        data(
                                                        text("B1", "Nom")
                                                                + "<c r=\"C1\"/>"
                                                                + text("D1", "TESTPATIENT")
                                                                + text("F1", "fin"))
                                                + "<mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells>",
                                        List.of(),
                                        List.of("0"))))
                .containsExactly("Nom | TESTPATIENT |  | fin");
    }

    @Test
    void aPlaceIsASheetAndACell() {
        assertThat(
                        Office.document(
                                        Office.xlsx(
                                                "<sheetData><row r=\"4\">"
                                                        + text("AB4", "x")
                                                        + "</row></sheetData>",
                                                List.of(),
                                                List.of("0")))
                                .rows()
                                .getFirst()
                                .cells()
                                .getFirst()
                                .where())
                .isEqualTo(new Defect.Where.InCell("2", "Saisine", "AB4"));
    }

    @Test
    void cellsThatDoNotSayWhereTheyAreFollowEachOther() {
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>",
                                        List.of(),
                                        List.of("0"))))
                .containsExactly("1 | 2", "3");
    }

    @Test
    void aSharedTextWithoutANumberIsNone() {
        assertThat(
                        Office.rows(
                                Office.xlsx(
                                        data("<c t=\"s\"><v/></c>" + text("B1", "vu")),
                                        List.of("<t>a</t>"),
                                        List.of("0"))))
                .containsExactly("vu");
    }

    @Test
    void aBoxThatLiesOnTheSheetIsAFieldWithTheTextBesideIt() {
        Map<String, String> more =
                Map.of(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        Office.relations(
                                Office.relation("drawing", "../drawings/drawing1.xml")
                                        + Office.relation(
                                                "ctrlProp", "../ctrlProps/ctrlProp1.xml")),
                        "xl/ctrlProps/ctrlProp1.xml",
                        "<formControlPr xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" objectType=\"CheckBox\" checked=\"Checked\"/>",
                        "xl/drawings/drawing1.xml",
                        "<xdr:wsDr xmlns:xdr=\"x\" xmlns:a=\"y\"><xdr:sp><a:ext><a14:compatExt xmlns:a14=\"z\" spid=\"_x0000_s1025\"/></a:ext>"
                                + "<xdr:txBody><a:p><a:r><a:t>ALD</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>");
        String sheet =
                data(text("A1", "Fiche"))
                        + "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"x14\"><controls>"
                        + "<control shapeId=\"1025\" r:id=\"ctrlProp\" name=\"Case 1\"/></controls></mc:Choice></mc:AlternateContent>";
        assertThat(Office.fields(Office.xlsx("", sheet, List.of(), List.of("0"), more)))
                .containsExactly("Case 1 (ALD) = ticked");
    }

    private static String data(String cells) {
        return "<sheetData><row r=\"1\">" + cells + "</row></sheetData>";
    }

    private static String text(String place, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
    }
}
