package fr.passerelle.understanding.cda;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.ClinicalDocument.Body;
import fr.passerelle.document.Defect;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CdaReaderTest {
    @Test
    void tablesAndListsBecomeLines() {
        assertThat(
                        lines(
                                "avant<list><item>un</item><item>deux</item></list>"
                                        + "<table><tbody><tr><th>Dose</th><td>40 mg</td></tr>"
                                        + "<tr><td>le</td><td>matin</td></tr></tbody></table>"
                                        + "ligne<br/>suivante"))
                .containsExactly(
                        "avant", "un", "deux", "Dose | 40 mg", "le | matin", "ligne", "suivante");
    }

    @Test
    void narrativeTextIsReadAsFarAsTheLimit() {
        String paragraph = "<paragraph>" + "a".repeat(100) + "</paragraph>";

        List<String> lines = lines(paragraph.repeat(Limits.TEXT_LINES + 10));

        assertThat(lines.size()).isLessThanOrEqualTo(Limits.TEXT_LINES);
        assertThat(lines.stream().mapToInt(String::length).sum())
                .isLessThanOrEqualTo(Limits.TEXT_CHARS);
    }

    @Test
    void aHeaderWithoutEndNamesOnlySoManyPeople() {
        String informant =
                "<informant><relatedEntity classCode=\"ECON\"><relatedPerson><name><given>A</given>"
                        + "</name></relatedPerson></relatedEntity></informant>";

        ClinicalDocument document =
                read(new SampleCda().with("informant", informant.repeat(10_000)));

        assertThat(document.contacts()).hasSize(Limits.CDA_PEOPLE);
    }

    @Test
    void noMoreDefectsAreToldThanAnybodyWouldRead() {
        String bad = "<id root=\"1.2.250.1.213.1.4.8\" extension=\"1\"/>";
        String target = "<recordTarget><patientRole>" + bad + "</patientRole></recordTarget>";

        if (CdaReader.read(
                        "1",
                        Slice.of(
                                new SampleCda().with("recordTarget", target.repeat(5_000)).bytes()))
                instanceof CdaReading.Read read) {
            assertThat(read.defects()).hasSize(Limits.CDA_DEFECTS);
        } else {
            throw new AssertionError("not read");
        }
    }

    @Test
    void whateverIsCutOffIsReadOrUnreadableAndNeverAFault() {
        byte[] whole = new SampleCda().bytes();
        for (int length = 0; length < whole.length; length += 7) {
            CdaReading reading = CdaReader.read("1", Slice.of(Arrays.copyOf(whole, length)));

            assertThat(reading)
                    .isInstanceOfSatisfying(
                            CdaReading.Unreadable.class,
                            it ->
                                    assertThat(it.why().kind())
                                            .isEqualTo(Defect.Kind.UNREADABLE_DOCUMENT));
        }
    }

    @Test
    void otherXmlIsNotForIt() {
        assertThat(
                        CdaReader.read(
                                "1",
                                Slice.of("<ClinicalDocument/>".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(CdaReading.NotForMe.class);
    }

    private static List<String> lines(String text) {
        ClinicalDocument document =
                read(
                        new SampleCda()
                                .with(
                                        "body",
                                        "<structuredBody><component><section><text>"
                                                + text
                                                + "</text></section></component></structuredBody>"));
        return ((Body.Sections) document.body()).sections().getFirst().lines();
    }

    private static ClinicalDocument read(SampleCda cda) {
        if (CdaReader.read("1", Slice.of(cda.bytes())) instanceof CdaReading.Read read) {
            return read.document();
        }
        throw new AssertionError("not read");
    }
}
