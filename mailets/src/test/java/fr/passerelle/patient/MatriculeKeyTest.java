package fr.passerelle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatriculeKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"279035121518989", "277076322082910"})
    void officialTestMatriculesHaveTheirKey(String matricule) {
        assertThat(MatriculeKey.fits(matricule)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"223042545611404", "2770763220829X0"})
    void wrongKeysAreSeen(String matricule) {
        assertThat(MatriculeKey.fits(matricule)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2A,19", "2B,18"})
    void corsicanLettersCountAsTheirNumbers(String letter, String counted) {
        long number = Long.parseLong("27707" + counted + "220829");
        String key = String.format("%02d", 97 - number % 97);
        assertThat(MatriculeKey.fits("27707" + letter + "220829" + key)).isTrue();
    }
}
