package fr.passerelle.understanding.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.document.Field;
import fr.passerelle.mail.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Messages of the ANS, where they are at hand: they are kept beside the repository, not in it.
class SamplesTest {
    @Test
    void theEndOfAStayNamesItsPatientByInsAndTraits() throws IOException {
        assertThat(read("sortie.er7"))
                .isInstanceOfSatisfying(
                        Hl7Read.Discharged.class,
                        left -> {
                            var fiche = left.fields().fiche();
                            assertThat(fiche.value(Field.INS))
                                    .contains("279035121518989@1.2.250.1.213.1.4.10");
                            assertThat(fiche.value(Field.BIRTH_NAME)).contains("PAT-TROIS");
                            assertThat(fiche.value(Field.GIVEN_NAMES)).contains("DOMINIQUE");
                            assertThat(fiche.value(Field.BIRTH_DATE)).contains("1979-03-28");
                            assertThat(fiche.value(Field.SEX)).contains("f");
                            assertThat(fiche.value(Field.POSTAL_CODE)).contains("75007");
                            assertThat(fiche.value(Field.DISCHARGE_DATE)).contains("2024-03-06");
                            assertThat(left.ended()).isEmpty();
                        });
    }

    @Test
    void anAdmissionIsNamedAndNotRead() throws IOException {
        assertThat(read("admission.er7"))
                .isInstanceOfSatisfying(
                        Hl7Read.Other.class,
                        other -> assertThat(other.type()).isEqualTo("ADT^A01"));
    }

    @Test
    void aMailOfMssanteIsOneDocumentItsWordsAndItsFlags() throws IOException {
        assertThat(read("mdm_lps_mss_init_n1.er7"))
                .isInstanceOfSatisfying(
                        Hl7Read.Documents.class,
                        sent -> {
                            assertThat(sent.action()).isEqualTo(Hl7Read.Action.NEW);
                            assertThat(sent.documents()).hasSize(1);
                            assertThat(text(sent.documents().getFirst())).endsWith("CDA niveau 1");
                            assertThat(sent.documents().getFirst().type().code())
                                    .isEqualTo("18748-4");
                            assertThat(sent.flags())
                                    .hasSize(4)
                                    .contains(
                                            new Hl7Read.Flag(13, "MASQUE_PS", false),
                                            new Hl7Read.Flag(14, "INVISIBLE_PATIENT", true));
                        });
    }

    @Test
    void aLaboratoryReportIsOneDocument() throws IOException {
        assertThat(read("oru_v1.2.hl7"))
                .isInstanceOfSatisfying(
                        Hl7Read.Documents.class,
                        sent -> {
                            assertThat(sent.documents()).hasSize(1);
                            assertThat(text(sent.documents().getFirst()))
                                    .startsWith("Document médical");
                            assertThat(sent.flags())
                                    .contains(new Hl7Read.Flag(15, "DESTMSSANTEPAT", true));
                            assertThat(sent.fields().fiche().value(Field.BIRTH_NAME))
                                    .contains("DE VINCI");
                        });
    }

    private static String text(EmbeddedDocument document) {
        return new String(document.content().toBytes(), StandardCharsets.UTF_8);
    }

    private static Hl7Read read(String name) throws IOException {
        Path file =
                Path.of(System.getProperty("passerelle.root"))
                        .resolveSibling("shared/samples/hl7v2")
                        .resolve(name);
        assumeTrue(Files.isRegularFile(file), "the samples of HL7 v2 are not at hand");
        return Hl7Reader.read(Slice.of(Files.readAllBytes(file)), "1", LocalDate.of(2026, 11, 1));
    }
}
