package fr.passerelle.understanding.pdf;

import static fr.passerelle.understanding.pdf.Pdfs.ascii;
import static fr.passerelle.understanding.pdf.Pdfs.file;
import static fr.passerelle.understanding.pdf.Pdfs.read;
import static fr.passerelle.understanding.pdf.Pdfs.written;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.document.WrittenDocument.Filled;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormFieldsTest {
    @Test
    void aFilledFormGivesItsValuesUnderTheirNamesAndLabels() throws IOException {
        assertThat(Pdfs.fields(written(read(file("form.pdf")))).get("fiche.nom_naissance"))
                .isEqualTo(
                        new Filled(
                                "fiche.nom_naissance",
                                Optional.of("Nom de naissance"),
                                new Entry.Text("TESTPATIENT"),
                                new Defect.Where.InForm("2", "fiche.nom_naissance")));
    }

    @Test
    void boxesGroupsAndListsSayWhatWasChosen() throws IOException {
        Map<String, Entry> entries = Pdfs.entries(written(read(file("form.pdf"))));
        assertThat(entries)
                .containsEntry("fiche.ald", new Entry.Ticked(Optional.of("oui")))
                .containsEntry("fiche.consentement", new Entry.Ticked(Optional.empty()))
                .containsEntry("fiche.visites", new Entry.NotTicked())
                .containsEntry("fiche.langue", new Entry.Text("portugais"));
    }

    @Test
    void namesTypesAndValuesComeFromTheFieldsAbove() {
        assertThat(
                        entries(
                                "<< /T (patient) /FT /Tx /V (en haut) /TU (Patient) /Kids ["
                                        + " << /T (nom) >> << /T (nom.2) /V (en bas) >> ] >>"))
                .containsEntry("patient.nom", new Entry.Text("en haut"))
                .containsEntry("patient.nom.2", new Entry.Text("en bas"));
    }

    @Test
    void valuesAreReadInBothEncodings() {
        assertThat(
                        entries(
                                "<< /T (a) /FT /Tx /V <FEFF00E9006C00E80076006520AC> >>"
                                        + " << /T (b) /FT /Tx /V (\\351l\\350ve) >>"))
                .containsEntry("a", new Entry.Text("élève€"))
                .containsEntry("b", new Entry.Text("élève"));
    }

    @Test
    void theLinesOfAValueAreParted() {
        assertThat(entries("<< /T (a) /FT /Tx /V (un\\rdeux) >>"))
                .containsEntry("a", new Entry.Text("un\ndeux"));
    }

    @Test
    void ofAListWithExportValuesTheOneThatPeopleSeeIsTold() {
        assertThat(
                        entries(
                                "<< /T (a) /FT /Ch /V [(1) (3)]"
                                        + " /Opt [[(1) (un)] [(2) (deux)] [(3) (trois)]] >>"))
                .containsEntry("a", new Entry.Text("un, trois"));
    }

    @Test
    void aBoxWithoutAValueIsAsItIsShown() {
        assertThat(
                        entries(
                                "<< /T (a) /FT /Btn /AS /Oui /AP << /N << /Oui null >> >> >>"
                                        + " << /T (b) /FT /Btn /V /Off /AS /Oui >>"))
                .containsEntry("a", new Entry.Ticked(Optional.empty()))
                .containsEntry("b", new Entry.NotTicked());
    }

    @Test
    void aGroupWithAListOfItsValuesSaysTheValueAndNotItsNumber() {
        assertThat(
                        entries(
                                "<< /T (a) /FT /Btn /Ff 32768 /V /1 /Opt [(declare) (parti)] /Kids"
                                        + " [ << /AP << /N << /0 << >> >> >> >>"
                                        + " << /AP << /N << /1 << >> >> >> >> ] >>"))
                .containsEntry("a", new Entry.Ticked(Optional.of("parti")));
    }

    @Test
    void buttonsSignaturesAndPasswordsAreLeftOut() {
        assertThat(
                        entries(
                                "<< /T (a) /FT /Btn /Ff 65536 >> << /T (b) /FT /Sig >>"
                                        + " << /T (c) /FT /Tx /Ff 8192 /V (secret) >>"
                                        + " << /T (d) /FT /Tx /V (x) >>"))
                .containsOnlyKeys("d");
    }

    @Test
    void aFieldThatIsItsOwnAncestorIsReadOnce() {
        WrittenDocument document =
                written(
                        read(
                                pdf(
                                        "/Fields [5 0 R]",
                                        "5 0 obj << /T (a) /FT /Tx /Kids [5 0 R 6 0 R] >> endobj\n"
                                                + "6 0 obj << /T (b) /V (x) >> endobj\n")));
        assertThat(Pdfs.entries(document)).containsExactly(Map.entry("a.b", new Entry.Text("x")));
    }

    @Test
    void ofMoreFieldsThanTheLimitTheFirstAreReadAndTheRestIsToldOf() {
        WrittenDocument document =
                written(
                        read(
                                pdf(
                                        "/Fields ["
                                                + "<< /T (a) /FT /Tx /V (x) >>\n".repeat(2_500)
                                                + "]",
                                        "")));
        assertThat(document.form()).hasSize(2_000);
        assertThat(document.defects())
                .extracting(Defect::kind)
                .containsExactly(Defect.Kind.UNREADABLE_DOCUMENT);
    }

    @Test
    void aValueLongerThanTheLimitIsLeftOutWhole() {
        WrittenDocument document =
                written(
                        read(
                                pdf(
                                        "/Fields [<< /T (a) /FT /Tx /V ("
                                                + "x".repeat(40_000)
                                                + ") >>]",
                                        "")));
        assertThat(Pdfs.entries(document)).containsEntry("a", new Entry.Text(""));
        assertThat(document.defects()).hasSize(1);
    }

    @Test
    void aDynamicFormIsSaidToBeOne() {
        assertThat(read(pdf("/Fields [] /XFA (x)", "")))
                .isEqualTo(
                        new Read.Unreadable(
                                "a dynamic form (XFA), whose pages only Adobe's program shows"));
    }

    @Test
    void aFormInBothLanguagesIsReadAsAnyOther() {
        assertThat(
                        Pdfs.entries(
                                written(
                                        read(
                                                pdf(
                                                        "/Fields [<< /T (a) /FT /Tx /V (x) >>]"
                                                                + " /XFA (x)",
                                                        "")))))
                .containsEntry("a", new Entry.Text("x"));
    }

    @Test
    void nothingAboutThePatientIsInTheWordsOfAField() throws IOException {
        List<Filled> form = written(read(file("form.pdf"))).form();
        assertThat(form.toString()).doesNotContain("TESTPATIENT");
    }

    private static Map<String, Entry> entries(String fields) {
        return Pdfs.entries(written(read(pdf("/Fields [" + fields + "]", ""))));
    }

    private static byte[] pdf(String form, String objects) {
        return ascii(
                "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >> endobj\n"
                        + "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                        + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n"
                        + "4 0 obj << "
                        + form
                        + " >> endobj\n"
                        + objects
                        + "trailer << /Root 1 0 R >>\n%%EOF\n");
    }
}
