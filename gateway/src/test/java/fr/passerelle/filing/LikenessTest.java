package fr.passerelle.filing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final String MATRICULE = "279035121518989";

    private static Fiche fiche(String ins, String name) {
        return new Fiche(
                Map.of(
                        Field.INS,
                        ins,
                        Field.BIRTH_NAME,
                        name,
                        Field.GIVEN_NAMES,
                        "Marie",
                        Field.BIRTH_DATE,
                        "1979-03-28"));
    }

    @Test
    void aTestIdentityIsNeverARealPatient() {
        Fiche real = fiche(MATRICULE, "TESTPATIENT");
        Fiche test = fiche(MATRICULE + "@1.2.250.1.213.1.4.10", "TESTPATIENT");
        assertThat(Likeness.of(real, test)).isEqualTo(Likeness.OTHER);
        assertThat(Likeness.of(test, real)).isEqualTo(Likeness.OTHER);
    }

    @Test
    void twoLettersWrittenAsOneAreTheSameName() {
        assertThat(Likeness.of(fiche(MATRICULE, "ŒUVRÉE"), fiche(MATRICULE, "OEUVREE")))
                .isEqualTo(Likeness.SAME);
    }
}
