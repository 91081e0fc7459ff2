package fr.passerelle.understanding.hprim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.document.Defect;
import fr.passerelle.understanding.hprim.LabLine.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Files of other people's tests, where they are at hand: they are kept beside the repository,
/// not in it.
class SamplesTest {
    @Test
    void theFixedLineOfALaboratoryStandsInFrontOfThePatientsCode() throws IOException {
        HprimLetter letter = read("hprimtool_header-solabio.hpm");

        assertThat(letter.header().patientCode()).contains("001000000");
        assertThat(letter.header().lastName()).contains("DUPONT");
        assertThat(letter.header().firstName()).contains("JEAN");
        assertThat(letter.header().postalCode()).contains("76000");
        assertThat(letter.header().birthDate()).contains(LocalDate.of(1950, 1, 1));
        assertThat(letter.header().caseNumber()).contains("260624HE0103");
        assertThat(letter.header().sender().flatMap(HprimHeader.Party::code)).contains("SOLABIO");
        assertThat(letter.header().receiver().flatMap(HprimHeader.Party::name))
                .contains("MARTIN PAUL");
        assertThat(letter.results()).hasSize(2);
    }

    @Test
    void aHeaderThatEndsWithTheBirthDateTakesNoResultForANir() throws IOException {
        HprimLetter letter = read("hprimtool_text.hpr");

        assertThat(letter.header().lastName()).contains("MARTIN");
        assertThat(letter.header().birthDate()).contains(LocalDate.of(1957, 3, 14));
        assertThat(letter.header().nir()).isEmpty();
        assertThat(letter.header().sender()).isEmpty();
        assertThat(letter.lines().get(7)).startsWith("Hémoglobine");
        assertThat(letter.fields().defects())
                .extracting(Defect::kind)
                .contains(Defect.Kind.HEADER_LINES, Defect.Kind.CLOSING_TAG);
    }

    @Test
    void gluedBoundsArePartedWithTheirSigns() throws IOException {
        assertThat(measures(read("hprimtool_pipes.hpr")))
                .hasSize(5)
                .contains(
                        new Measure(
                                "-8", Optional.of("mmol/L"), Optional.of("-2"), Optional.of("2")));
        assertThat(measures(read("hprimtool_tags.hpr")))
                .hasSize(3)
                .contains(
                        new Measure(
                                "3.00",
                                Optional.of("mmol/L"),
                                Optional.of("2.20"),
                                Optional.of("2.60")));
    }

    private static List<Measure> measures(HprimLetter letter) {
        return letter.results().stream()
                .flatMap(
                        line ->
                                switch (line) {
                                    case LabLine.Result result -> result.measure().stream();
                                    case LabLine.Comment _ -> List.<Measure>of().stream();
                                })
                .toList();
    }

    private static HprimLetter read(String name) throws IOException {
        Path file =
                Path.of(System.getProperty("passerelle.root"))
                        .resolveSibling("shared/samples/hprim")
                        .resolve(name);
        assumeTrue(Files.isRegularFile(file), "the samples of HPRIM are not at hand");
        HprimRead read =
                HprimReader.read(
                        Files.readAllBytes(file),
                        Optional.empty(),
                        Optional.of(name),
                        HprimReader.Carrier.FILE,
                        "1",
                        LocalDate.of(2026, 11, 1));
        if (read instanceof HprimRead.One(var letter, _)) {
            return letter;
        }
        throw new AssertionError(name + " is not one letter");
    }
}
