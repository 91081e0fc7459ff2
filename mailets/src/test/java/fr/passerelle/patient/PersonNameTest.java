package fr.passerelle.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource({
        "d’Exemple-Témoin, D EXEMPLE TEMOIN",
        "de la Fontaine, DE LA FONTAINE",
        "Œuvrard, OEUVRARD",
        "Lætitia, LAETITIA",
        "Groß, GROSS",
        "ÇELIK, CELIK",
        "'  Le   Goff ', LE GOFF"
    })
    void namesHaveThePlainFormOfTheRniv(String written, String plain) {
        assertThat(PersonName.plain(written)).isEqualTo(plain);
    }

    private static PersonName name(String birth, String given) {
        return PersonName.of(birth, Optional.empty(), given);
    }

    private static PersonName name(String birth, String used, String given) {
        return PersonName.of(birth, Optional.of(used), given);
    }

    @Test
    void theSameNameIsTheSame() {
        assertThat(name("EXEMPLE", "Zoé").compare(name("EXEMPLE", "Zoé")))
                .isEqualTo(new NameMatch.Same());
    }

    @ParameterizedTest
    @CsvSource({
        "EXEMPLE, Zoé, EXEMPLE, ZOE, WRITING",
        "LE TEST, Jean-Pierre, LETEST, Jean-Pierre, WRITING",
        "ESSAI-TEMOIN, Ana, TEMOIN-ESSAI, Ana, ORDER",
        "ESSAI, Ana Lou, ESSAI, Lou Ana, ORDER",
        "ESSAI, Marie, ESSAI, Marie Louise, FEWER_GIVEN_NAMES",
        "ESSAI, Marie Louise, ESSAI, Marie, FEWER_GIVEN_NAMES"
    })
    void closeNamesSayWhatDiffers(
            String birth, String given, String other, String otherGiven, NameMatch.Difference why) {
        assertThat(name(birth, given).compare(name(other, otherGiven)).reasons())
                .containsExactly(why.sentence());
    }

    @Test
    void aNameUsedIsHeldAgainstABirthName() {
        PersonName married = name("TESTPATIENT", "EXEMPLE", "Zoé");
        PersonName asked = name("EXEMPLE", "Zoé");
        assertThat(married.compare(asked).reasons())
                .containsExactly(NameMatch.Difference.USED_AGAINST_BIRTH.sentence());
        assertThat(asked.compare(married)).isEqualTo(married.compare(asked));
    }

    @Test
    void otherNamesAreDifferent() {
        assertThat(name("EXEMPLE", "Zoé").compare(name("ESSAI", "Zoé")))
                .isEqualTo(new NameMatch.Different(NameMatch.Difference.OTHER_FAMILY_NAME));
        assertThat(name("EXEMPLE", "Zoé").compare(name("EXEMPLE", "Ana")))
                .isEqualTo(new NameMatch.Different(NameMatch.Difference.OTHER_GIVEN_NAMES));
    }

    @Test
    void aParticleLeftOutIsAnotherName() {
        assertThat(name("DE LA FONTAINE", "Zoé").compare(name("FONTAINE", "Zoé")))
                .isInstanceOf(NameMatch.Different.class);
    }

    @Test
    void aNameReachesNoLog() {
        assertThat(name("EXEMPLE", "Zoé").toString()).doesNotContain("EXEMPLE", "Zoé");
    }
}
