package fr.passerelle.understanding.hprim;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.hprim.HprimHeader.Party;
import fr.passerelle.understanding.hprim.LabLine.Measure;
import fr.passerelle.understanding.hprim.LabLine.Result;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HprimReaderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final String HEADER =
            """
            A4403
            EXEMPLARD
            DOMINIQUE
            8 IMPASSE DU LEURRE
            BATIMENT B
            17230 MARANS
            22/03/1979
            2790351215189 89
            HOS2603
            02/03/2026
            CHUAUNIS   CHU AUNIS CARDIOLOGIE
            victor.quidam DR QUIDAM
            """;
    private static final String END = "****FIN****\n****FINFICHIER****\n";

    @Test
    void twelveLinesAreTwelveFacts() {
        HprimHeader header = one(HEADER + "Bonjour\n" + END).header();

        assertThat(header)
                .isEqualTo(
                        new HprimHeader(
                                Optional.of("A4403"),
                                Optional.of("EXEMPLARD"),
                                Optional.of("DOMINIQUE"),
                                List.of("8 IMPASSE DU LEURRE", "BATIMENT B"),
                                Optional.of("17230"),
                                Optional.of("MARANS"),
                                Optional.of(LocalDate.of(1979, 3, 22)),
                                Optional.of("279035121518989"),
                                Optional.of("HOS2603"),
                                Optional.of(LocalDate.of(2026, 3, 2)),
                                Optional.of(
                                        new Party(
                                                Optional.of("CHUAUNIS"),
                                                Optional.of("CHU AUNIS CARDIOLOGIE"))),
                                Optional.of(
                                        new Party(
                                                Optional.of("victor.quidam"),
                                                Optional.of("DR QUIDAM")))));
    }

    @Test
    void theTextKeepsItsLineNumbers() {
        assertThat(one(HEADER + "\nBonjour\n" + END).lines().get(13)).isEqualTo("Bonjour");
    }

    @Test
    void theNirIsAHintAndNoField() {
        HprimLetter letter = one(HEADER + END);

        assertThat(letter.fields().fiche().says(Field.INS)).isFalse();
        assertThat(letter.fields().defects())
                .contains(
                        new Defect(
                                Defect.Kind.NIR_IS_NO_INS,
                                new Defect.Where.Line("1", 8),
                                "2790351215189 89"));
    }

    @Test
    void resultsBecomeRows() {
        HprimLetter letter =
                one(
                        HEADER
                                + "****LAB****\n"
                                + "RES|TSH|TSH|N|0.10|mUI/L|0.27|4.20|L|F|0.2|x|1|2\n"
                                + "RES|BASE EXCESS|BE|N|-8|mmol/L|-2 - 2||\n"
                                + "TEX|Conseil.\n"
                                + END);

        assertThat(letter.results())
                .containsExactly(
                        new Result(
                                "TSH",
                                Optional.of("TSH"),
                                Optional.of("N"),
                                Optional.of(measure("0.10", "mUI/L", "0.27", "4.20")),
                                Optional.of("L"),
                                Optional.of("F"),
                                Optional.of(measure("0.2", "x", "1", "2"))),
                        new Result(
                                "BASE EXCESS",
                                Optional.of("BE"),
                                Optional.of("N"),
                                Optional.of(measure("-8", "mmol/L", "-2", "2")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new LabLine.Comment("Conseil."));
    }

    @Test
    void rowsAreBounded() {
        String rows = "RES|A|A|N|1\n".repeat(Limits.HPRIM_RESULTS + 10);

        HprimLetter letter = one(HEADER + "****LAB****\n" + rows + END);

        assertThat(letter.results()).hasSize(Limits.HPRIM_RESULTS);
        assertThat(letter.fields().defects())
                .extracting(Defect::kind)
                .containsOnlyOnce(Defect.Kind.UNREADABLE_DOCUMENT);
    }

    @Test
    void eachLetterOfAFileHasItsPatient() {
        String other = HEADER.replace("EXEMPLARD", "FICTIVEAU").replace("DOMINIQUE", "LUCIEN");

        assertThat(names(HEADER + "Un.\n****FIN****\n" + other + "Deux.\n" + END))
                .containsExactly("EXEMPLARD", "FICTIVEAU");
    }

    @Test
    void lettersThatNothingPartsAreToldByTheirHeaders() {
        String other = HEADER.replace("EXEMPLARD", "FICTIVEAU").replace("DOMINIQUE", "LUCIEN");

        assertThat(names(HEADER + "Un.\n\n" + other + "Deux.\n"))
                .containsExactly("EXEMPLARD", "FICTIVEAU");
    }

    @Test
    void anExtraLineOfAddressMovesNoName() {
        String longer = HEADER.replace("BATIMENT B\n", "BATIMENT B\nESCALIER DES OMBRES\n");
        String first = "Un.\n****FIN****\n";

        assertThat(names(HEADER + first + longer + END)).containsExactly("EXEMPLARD", "EXEMPLARD");
        assertThat(one(longer + END).header().firstName()).contains("DOMINIQUE");
    }

    @Test
    void aGreetingInFrontIsPassedOver() {
        HprimLetter letter = one("Bonjour, voici le courrier.\n\n" + HEADER + "Un.\n" + END);

        assertThat(letter.header().lastName()).contains("EXEMPLARD");
        assertThat(letter.fields().provenance().get(Field.BIRTH_NAME))
                .isEqualTo(new Defect.Where.Line("1", 4));
    }

    @Test
    void manyLettersAreBounded() {
        String many = (HEADER + "****FIN****\n").repeat(Limits.HPRIM_LETTERS + 20);

        assertThat(names(many)).hasSizeLessThanOrEqualTo(Limits.HPRIM_LETTERS);
    }

    @Test
    void anythingElseIsNone() {
        assertThat(read("Bonjour,\n\nmerci de me rappeler.\n"))
                .isInstanceOf(HprimRead.NotHprim.class);
        assertThat(read("")).isInstanceOf(HprimRead.NotHprim.class);
    }

    @Test
    void aLongerFileIsReadToItsBoundAndSaysSo() {
        String long_ = HEADER + "x".repeat(200).concat("\n").repeat(4_000);

        assertThat(read(long_))
                .isInstanceOfSatisfying(
                        HprimRead.One.class,
                        read ->
                                assertThat(read.defects())
                                        .extracting(Defect::kind)
                                        .contains(Defect.Kind.UNREADABLE_DOCUMENT));
    }

    private static Measure measure(String value, String unit, String min, String max) {
        return new Measure(value, Optional.of(unit), Optional.of(min), Optional.of(max));
    }

    private static List<String> names(String text) {
        return switch (read(text)) {
            case HprimRead.Several(var letters, _) ->
                    letters.stream()
                            .map(letter -> letter.header().lastName().orElse("nobody"))
                            .toList();
            case HprimRead.One _, HprimRead.Foreign _, HprimRead.NotHprim _ -> List.of();
        };
    }

    private static HprimLetter one(String text) {
        if (read(text) instanceof HprimRead.One(var letter, _)) {
            return letter;
        }
        throw new AssertionError("not one letter");
    }

    private static HprimRead read(String text) {
        return HprimReader.read(
                text.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                HprimReader.Carrier.FILE,
                "1",
                DAY);
    }
}
