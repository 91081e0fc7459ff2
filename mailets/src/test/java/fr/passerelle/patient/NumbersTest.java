package fr.passerelle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers of professionals and structures. The numbers are made up, with their key computed by
/// hand.
class NumbersTest {
    static Stream<Arguments> numbers() {
        return Stream.of(
                kind("10000000009", Rpps::read),
                kind("99700000005", Rpps::read),
                kind("990000002", Adeli::read),
                kind("990000002", Finess::read),
                kind("990000002", Siren::read),
                kind("99000000200008", Siret::read));
    }

    private static Arguments kind(String number, Function<String, Checked<?>> read) {
        return Arguments.of(number, read);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberWithItsKeyIsValid(String number, Function<String, Checked<?>> read) {
        assertThat(read.apply(number).doubts()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyWrongDigitIsFound(String number, Function<String, Checked<?>> read) {
        for (String slip : Slips.digits(number)) {
            assertThat(read.apply(slip).doubts()).as(slip).containsExactly(Doubt.NUMBER_KEY_WRONG);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyExchangeButOfNineAndZeroIsFound(String number, Function<String, Checked<?>> read) {
        for (String slip : Slips.exchanges(number)) {
            int at = 0;
            while (slip.charAt(at) == number.charAt(at)) {
                at++;
            }
            String pair = slip.substring(at, at + 2);
            boolean blind = pair.equals("09") || pair.equals("90");
            assertThat(read.apply(slip).doubts().isEmpty()).as(slip).isEqualTo(blind);
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void oneCharacterMoreIsNoNumber(String number, Function<String, Checked<?>> read) {
        assertThat(read.apply(number + "0")).isEqualTo(new Checked.NotOne<>(Doubt.NUMBER_SHAPE));
        assertThat(read.apply("")).isEqualTo(new Checked.NotOne<>(Doubt.NUMBER_SHAPE));
    }

    /// Hospitals; the prefectures print their numbers.
    @ParameterizedTest
    @ValueSource(strings = {"2B0000020", "2B0005342", "2A0000170", "2A0002606", "2a 000 2606"})
    void corsicanStructuresKeepTheirLetter(String written) {
        assertThat(Finess.read(written).valid()).isPresent();
    }

    @Test
    void theLetterCounts() {
        assertThat(Finess.read("2A0000020").doubts()).containsExactly(Doubt.NUMBER_KEY_WRONG);
    }

    @Test
    void aCorsicanAdeliIsNotChecked() {
        assertThat(Adeli.read("2A9000008").doubts()).containsExactly(Doubt.NUMBER_KEY_UNCHECKED);
    }

    @ParameterizedTest
    @CsvSource({"35600000000048, true", "35600000000001, true", "35600000000002, false"})
    void thePostOfficesHaveTheirOwnRule(String number, boolean valid) {
        assertThat(Siret.read(number).valid().isPresent()).isEqualTo(valid);
    }

    @Test
    void anEstablishmentKnowsItsFirm() {
        assertThat(Siret.read("99000000200008").valid().map(Siret::siren))
                .contains(new Siren("990000002"));
    }

    @Test
    void anEightStandsBeforeAnRpps() {
        assertThat(ProfessionalNumber.read("810000000009"))
                .isEqualTo(
                        new Checked.Valid<>(
                                new ProfessionalNumber.OfRpps(new Rpps("10000000009"))));
    }

    /// As in some official samples.
    @Test
    void anRppsWithAWrongKeyIsKeptWithADoubt() {
        assertThat(ProfessionalNumber.read("801234567890"))
                .isEqualTo(
                        new Checked.Warned<>(
                                new ProfessionalNumber.OfRpps(new Rpps("01234567890")),
                                Set.of(Doubt.NUMBER_KEY_WRONG)));
    }

    @Test
    void aZeroStandsBeforeAnAdeli() {
        assertThat(ProfessionalNumber.read("0990000002"))
                .isEqualTo(
                        new Checked.Valid<>(
                                new ProfessionalNumber.OfAdeli(new Adeli("990000002"))));
    }

    @ParameterizedTest
    @CsvSource({
        "10000000009, NUMBER_WITHOUT_PREFIX",
        "990000002, NUMBER_WITHOUT_PREFIX",
        "3990000002/0042, NUMBER_LOCAL",
        "12, NUMBER_SHAPE",
        "'', NUMBER_SHAPE"
    })
    void oddNumbersOfProfessionalsAreDoubted(String written, Doubt doubt) {
        assertThat(ProfessionalNumber.read(written).doubts()).containsExactly(doubt);
    }

    @ParameterizedTest
    @CsvSource({
        "0990000002, OfAdeli",
        "1990000002, OfFiness",
        "12B0000020, OfFiness",
        "2990000002, OfSiren",
        "399000000200008, OfSiret",
        "410000000009, OfRpps"
    })
    void theFirstDigitSaysWhichNumberOfAStructureItIs(String written, String kind) {
        assertThat(StructureNumber.read(written).valid().map(it -> it.getClass().getSimpleName()))
                .contains(kind);
    }

    @Test
    void nineDigitsMayBeTwoThings() {
        assertThat(StructureNumber.read("990000002"))
                .isEqualTo(new Checked.NotOne<>(Doubt.NUMBER_SHAPE));
    }
}
