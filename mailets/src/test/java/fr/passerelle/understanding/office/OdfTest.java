package fr.passerelle.understanding.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What LibreOffice writes, and what a person sees of it.
class OdfTest {
    @Test
    void whiteSpaceOfTheFileIsOneBlankAndBlanksOfTheTextAreCounted() {
        assertThat(
                        text(
                                "<text:p>Nom :\n   <text:span>TEST</text:span><text:s text:c=\"3\"/>PATIENT</text:p>"))
                .containsExactly("Nom : TEST   PATIENT");
    }

    @Test
    void whatWasDeletedIsNotThere() {
        assertThat(
                        text(
                                "<text:tracked-changes><text:changed-region><text:deletion><text:p>Surgères</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                                        + "<text:p>Commune : <text:change-start/>Marans<text:change-end/></text:p>"))
                .containsExactly("Commune : Marans");
    }

    @Test
    void annotationsPlaceholdersAndHiddenTextAreNotRead() {
        assertThat(
                        text(
                                "<text:p>Nom : <office:annotation><text:p>à revoir</text:p></office:annotation>"
                                        + "<text:placeholder>&lt;nom&gt;</text:placeholder>"
                                        + "<text:hidden-text text:is-hidden=\"true\">caché</text:hidden-text>"
                                        + "<text:span text:style-name=\"T9\">caché</text:span>vu</text:p>"
                                        + "<text:section text:display=\"none\"><text:p>caché</text:p></text:section>"))
                .containsExactly("Nom : vu");
    }

    @Test
    void aTextBoxAndANoteAreToldBehindTheirParagraph() {
        assertThat(
                        text(
                                "<text:p>autour<draw:frame><draw:text-box><text:p>encadré</text:p></draw:text-box></draw:frame>"
                                        + "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>"))
                .containsExactly("autour", "encadré", "note");
    }

    @Test
    void mergedCellsAreOneAndATableInACellIsToldBehindItsRow() {
        assertThat(
                        text(
                                "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Identité</text:p>"
                                        + "<table:table><table:table-row><table:table-cell><text:p>Nom</text:p></table:table-cell><table:table-cell><text:p>TESTPATIENT</text:p></table:table-cell></table:table-row></table:table>"
                                        + "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>fin</text:p></table:table-cell></table:table-row></table:table>"))
                .containsExactly("Identité | fin", "Nom | TESTPATIENT");
    }

    @Test
    void controlsOfAFormAreFields() {
        byte[] form =
                Office.flat(
                        "",
                        "<office:text><office:forms><form:form>"
                                + "<form:checkbox form:name=\"ald\" form:label=\"ALD\" form:current-state=\"checked\"/>"
                                + "<form:checkbox form:name=\"css\"/>"
                                + "<form:text form:name=\"nom\" form:current-value=\"TESTPATIENT\"/>"
                                + "<form:radio form:name=\"sexe\" form:label=\"F\" form:current-selected=\"true\"/>"
                                + "<form:listbox form:name=\"mt\"><form:option form:label=\"aucun\"/><form:option form:label=\"parti\" form:current-selected=\"true\"/></form:listbox>"
                                + "<form:password form:name=\"secret\" form:current-value=\"x\"/>"
                                + "</form:form></office:forms><text:p>Fiche</text:p></office:text>");
        assertThat(Office.fields(form))
                .containsExactly(
                        "ald (ALD) = ticked",
                        "css = not ticked",
                        "nom = TESTPATIENT",
                        "sexe (F) = ticked F",
                        "mt = parti");
    }

    @Test
    void contentControlsOfLibreOfficeAreFieldsAndTheirPromptsAreNoValue() {
        byte[] form =
                Office.flat(
                        "",
                        "<office:text><text:p>Nom : <loext:content-control loext:alias=\"Nom\" loext:tag=\"nom\" loext:showing-place-holder=\"true\">ici</loext:content-control></text:p>"
                                + "<text:p><loext:content-control loext:checkbox=\"true\" loext:checked=\"true\" loext:alias=\"ALD\">X</loext:content-control> ALD</text:p></office:text>");
        assertThat(Office.rows(form)).containsExactly("Nom :", "☒ ALD");
        assertThat(Office.fields(form)).containsExactly("nom (Nom) = ", "ALD (ALD) = ticked");
    }

    @Test
    void ofASheetWhatIsShownIsReadAndDatesAreWhole() {
        assertThat(
                        sheet(
                                "<table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"1944-05-14\"><text:p>14/05/44</text:p></table:table-cell>"
                                        + "<table:table-cell office:value-type=\"float\" office:value=\"546990501\"><text:p>0546990501</text:p></table:table-cell>"
                                        + "<table:table-cell office:value-type=\"float\" office:value=\"279035121518989\"><text:p>2,79E+14</text:p></table:table-cell>"
                                        + "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell></table:table-row>"))
                .containsExactly("14/05/1944 | 0546990501 | 279035121518989 | VRAI");
    }

    @Test
    void hiddenSheetsRowsAndColumnsAreNotRead() {
        byte[] sheets =
                Office.flat(
                        "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>",
                        "<office:spreadsheet><table:table table:name=\"A\"><table:table-column/><table:table-column table:visibility=\"collapse\"/>"
                                + "<table:table-row><table:table-cell><text:p>vu</text:p></table:table-cell><table:table-cell><text:p>caché</text:p></table:table-cell></table:table-row>"
                                + "<table:table-row table:visibility=\"filter\"><table:table-cell><text:p>caché</text:p></table:table-cell></table:table-row></table:table>"
                                + "<table:table table:name=\"B\" table:style-name=\"ta2\"><table:table-row><table:table-cell><text:p>caché</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>");
        assertThat(Office.rows(sheets)).containsExactly("vu");
    }

    private static java.util.List<String> text(String inside) {
        return Office.rows(
                Office.flat(
                        "<style:style style:name=\"T9\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>",
                        "<office:text>" + inside + "</office:text>"));
    }

    private static java.util.List<String> sheet(String rows) {
        return Office.rows(
                Office.flat(
                        "",
                        "<office:spreadsheet><table:table table:name=\"A\">"
                                + rows
                                + "</table:table></office:spreadsheet>"));
    }
}
