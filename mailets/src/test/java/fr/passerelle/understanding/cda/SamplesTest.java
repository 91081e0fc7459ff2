package fr.passerelle.understanding.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.document.Author;
import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.ClinicalDocument.Body;
import fr.passerelle.document.Code;
import fr.passerelle.document.Defect;
import fr.passerelle.document.DischargeMode;
import fr.passerelle.document.Dtm;
import fr.passerelle.document.Field;
import fr.passerelle.document.MedecinTraitant;
import fr.passerelle.document.Organisation;
import fr.passerelle.document.Professional;
import fr.passerelle.document.RecordTarget;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.xdm.XdmReader;
import fr.passerelle.opening.xdm.XdmReading;
import fr.passerelle.patient.Ins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The public samples of the ANS, where they are at hand: each says what the dossier of facts says
/// that it says.
class SamplesTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("passerelle.root")).resolveSibling("shared/samples");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    @Test
    void theDischargeLetterSaysWhoItIsAbout() throws IOException {
        RecordTarget patient = sample("LDL-SES_2022.01.xml").document().patient().orElseThrow();

        assertThat(patient.ins())
                .containsExactly(new Ins("279035121518989", "1.2.250.1.213.1.4.10"));
        assertThat(patient.identifiers().get(1).number()).isEqualTo("1234567890121");
        assertThat(patient.names().birth()).contains("PAT-TROIS");
        assertThat(patient.names().used()).contains("PAT-TROIS");
        assertThat(patient.names().firstBirth()).contains("DOMINIQUE");
        assertThat(patient.names().given()).containsExactly("DOMINIQUE MARIE-LOUISE");
        assertThat(patient.names().usedGiven()).contains("DOMINIQUE");
        assertThat(patient.sex()).contains("F");
        assertThat(patient.birth().map(Dtm::written)).contains("19790328");
        assertThat(patient.birthPlace()).contains("51215");
        assertThat(patient.address().postalCode()).contains("75007");
        assertThat(patient.address().city()).contains("PARIS");
        assertThat(patient.telecoms()).contains("mailto:279035121518989@patient.mssante.fr");
    }

    @Test
    void theDischargeLetterSaysWhoWroteItAndToWhom() throws IOException {
        ClinicalDocument letter = sample("LDL-SES_2022.01.xml").document();

        Author author = letter.authors().getFirst();
        assertThat(author.person().flatMap(Professional::number)).contains("801234567897");
        assertThat(author.specialties()).extracting(Code::code).containsExactly("G15_10/SM27");
        assertThat(author.institutions().getFirst().number()).contains("1750803447");
        assertThat(letter.custodian().flatMap(Organisation::number)).contains("1750803447");
        assertThat(letter.recipients()).hasSize(2);
        assertThat(letter.contacts()).extracting("kind").containsExactly("ECON", "NOK");
        assertThat(letter.medecinTraitant())
                .isInstanceOfSatisfying(
                        MedecinTraitant.Named.class,
                        named -> {
                            assertThat(named.person().number()).contains("801984758437");
                            assertThat(named.person().family()).contains("MEDIONI");
                        });
    }

    @Test
    void theDischargeLetterSaysHowTheStayWent() throws IOException {
        ClinicalDocument letter = sample("LDL-SES_2022.01.xml").document();

        assertThat(letter.stay().kind().map(Code::code)).contains("IMP");
        assertThat(letter.stay().from().flatMap(Dtm::day)).contains(LocalDate.of(2019, 10, 29));
        assertThat(letter.stay().to().flatMap(Dtm::day)).contains(LocalDate.of(2019, 12, 3));
        assertThat(letter.stay().facility().map(Code::code)).contains("SA01");
        assertThat(letter.stay().admission().map(Code::code)).contains("107724000");
        assertThat(letter.stay().mode().map(DischargeMode::to))
                .contains(DischargeMode.To.OTHER_HOSPITAL);
        assertThat(letter.stay().mode().map(mode -> mode.code().code())).contains("GEN-092.06.01");
        assertThat(letter.body())
                .isInstanceOfSatisfying(
                        Body.Sections.class,
                        body ->
                                assertThat(body.sections())
                                        .extracting(it -> it.code().map(Code::code).orElse(""))
                                        .contains("33557-0", "42349-1", "42545-4", "10183-2"));
    }

    @Test
    void aTestIdentityIsReadAndMarked() throws IOException {
        CdaFields fields = fields("LDL-SES_2022.01.xml");

        assertThat(fields.fiche().value(Field.INS))
                .contains("279035121518989@1.2.250.1.213.1.4.10");
        // The numbers of its people and houses fail Luhn's formula, every one.
        assertThat(fields.defects())
                .extracting(Defect::kind)
                .containsOnly(Defect.Kind.TEST_INS, Defect.Kind.BAD_NUMBER)
                .containsOnlyOnce(Defect.Kind.TEST_INS);
        assertThat(fields.provenance().get(Field.INS))
                .isInstanceOfSatisfying(
                        Defect.Where.InXml.class,
                        where ->
                                assertThat(where.path())
                                        .isEqualTo(
                                                "/ClinicalDocument/recordTarget/patientRole/id"));
    }

    @Test
    void theStrokeUnitSummaryIsADischargeWithoutABeginning() throws IOException {
        CdaReading.Read read = sample("AVC-SUNV_2022.01.xml");

        assertThat(DocumentKind.of(read.document()).use()).isEqualTo(DocumentKind.Use.DISCHARGE);
        assertThat(read.document().stay().to().flatMap(Dtm::day))
                .contains(LocalDate.of(2018, 10, 3));
    }

    @Test
    void theReturnSheetHasABeginningInOneElementAndAnEndInAnother() throws IOException {
        ClinicalDocument sheet = sample("DLU-EHPAD-FLUDR_2022.01.xml").document();

        assertThat(DocumentKind.of(sheet).code()).isEqualTo("74207-2");
        assertThat(sheet.stay().from().flatMap(Dtm::day)).contains(LocalDate.of(2020, 3, 28));
        assertThat(sheet.stay().to().flatMap(Dtm::day)).contains(LocalDate.of(2020, 3, 28));
    }

    @Test
    void theImagingReportOfLevelOneHoldsAPdfAndReplacesAnother() throws IOException {
        ClinicalDocument report = sample("IMG_CR_IMG_2024.01_CDA-R2-Niveau-1.xml").document();

        assertThat(DocumentKind.of(report).use()).isEqualTo(DocumentKind.Use.OTHER);
        assertThat(report.identity().version()).contains(2);
        assertThat(report.identity().replaces()).hasSize(1);
        assertThat(report.body())
                .isInstanceOfSatisfying(
                        Body.Attached.class,
                        body -> {
                            assertThat(body.mediaType()).isEqualTo("application/pdf");
                            assertThat(
                                            new String(
                                                    body.content().toBytes(),
                                                    0,
                                                    4,
                                                    StandardCharsets.US_ASCII))
                                    .isEqualTo("%PDF");
                        });
    }

    @Test
    void theMedicalSummarySupports() throws IOException {
        assertThat(DocumentKind.of(sample("VSM_1.4_2022.01.xml").document()).use())
                .isEqualTo(DocumentKind.Use.SUPPORTING);
    }

    @Test
    void documentsOfPackagesAreReadWhateverTheirMetadataSay() throws IOException {
        assertThat(inPackage("XDM_2-CR-BIO_crlf.zip")).hasSize(2);
        assertThat(inPackage("XDM_CRRTN_crlf.zip")).hasSize(1);
        assertThat(inPackage("XDM_2-CR-BIO_crlf.zip"))
                .allSatisfy(
                        document -> {
                            RecordTarget patient = document.patient().orElseThrow();
                            assertThat(patient.names().birth().or(() -> patient.names().used()))
                                    .isPresent();
                            assertThat(DocumentKind.of(document).name())
                                    .isEqualTo("laboratory report");
                        });
    }

    private static List<ClinicalDocument> inPackage(String name) throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "samples are not here");
        byte[] zip = Files.readAllBytes(SAMPLES.resolve("xdm").resolve(name));
        if (!(new XdmReader().read("2", Slice.of(zip)) instanceof XdmReading.Read(var xdm))) {
            throw new AssertionError("no package");
        }
        return xdm.documents().stream()
                .flatMap(document -> document.content().stream())
                .flatMap(
                        content ->
                                CdaReader.read("2", content) instanceof CdaReading.Read read
                                        ? Stream.of(read.document())
                                        : Stream.empty())
                .toList();
    }

    private static CdaFields fields(String name) throws IOException {
        CdaReading.Read read = sample(name);
        return CdaFields.of(read, DocumentKind.of(read.document()), DAY);
    }

    private static CdaReading.Read sample(String name) throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "samples are not here");
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve("cda").resolve(name));
        if (CdaReader.read("1", Slice.of(bytes)) instanceof CdaReading.Read read) {
            return read;
        }
        throw new AssertionError("not read");
    }
}
