package fr.passerelle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatriculeKeyTest {
    /// Official test matricules; the Corsican one is computed: 2A counts as 19.
    @ParameterizedTest
    @ValueSource(strings = {"279035121518989", "277076322082910", "2770719220829" + "00"})
    void keysOfTestMatriculesAreJudged(String matricule) {
        long number = Long.parseLong(matricule.substring(0, 13));
        long key = 97 - number % 97;
        assertThat(MatriculeKey.fits(matricule))
                .isEqualTo(key == Long.parseLong(matricule.substring(13)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"223042545611404", "27707632208291", "2770763220829X0", ""})
    void wrongKeysAndShapesAreRefused(String matricule) {
        assertThat(MatriculeKey.fits(matricule)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2A,19", "2B,18"})
    void corsicanLettersCountAsTheirNumbers(String pair) {
        String[] letterAndNumber = pair.split(",", -1);
        long number = Long.parseLong("27707" + letterAndNumber[1] + "220829");
        String key = String.format("%02d", 97 - number % 97);
        assertThat(MatriculeKey.fits("27707" + letterAndNumber[0] + "220829" + key)).isTrue();
    }
}
