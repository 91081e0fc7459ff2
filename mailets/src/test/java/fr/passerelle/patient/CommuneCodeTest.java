package fr.passerelle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommuneCodeTest {
    @ParameterizedTest
    @CsvSource({"51215, 51", "2A004, 2A", "2b033, 2B", "97105, 971", "98818, 988", "99352, 99"})
    void theDepartmentStandsInFront(String written, String department) {
        assertThat(CommuneCode.read(written).valid().map(CommuneCode::department))
                .contains(department);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5121", "512150", "2C004", "00001", "5121A"})
    void otherCharactersAreNoCode(String written) {
        assertThat(CommuneCode.read(written)).isEqualTo(new Checked.NotOne<>(Doubt.COMMUNE_SHAPE));
    }

    @ParameterizedTest
    @CsvSource({
        "75101, 75056",
        "75120, 75056",
        "75121, 75121",
        "69381, 69123",
        "69389, 69123",
        "13201, 13055",
        "13216, 13055",
        "51215, 51215"
    })
    void anArrondissementIsOfItsCity(String code, String city) {
        assertThat(new CommuneCode(code).city()).isEqualTo(new CommuneCode(city));
    }

    @Test
    void aPostalCodeIsHeldAgainstATableAndNothingElse() {
        Map<CommuneCode, Set<String>> table =
                Map.of(new CommuneCode("75056"), Set.of("75007", "75008"));
        assertThat(new CommuneCode("75108").doubt("75008", table)).isEmpty();
        assertThat(new CommuneCode("75108").doubt("17230", table))
                .contains(Doubt.COMMUNE_OTHER_POSTAL_CODE);
        assertThat(new CommuneCode("51215").doubt("17230", table)).isEmpty();
    }
}
