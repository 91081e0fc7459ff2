package fr.passerelle.filing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.deciding.Resemblance;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.NameMatch;
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

    @Test
    void aNameUsedInThePlaceOfTheBirthNameIsNoContradiction() {
        Fiche both =
                new Fiche(
                        Map.of(
                                Field.BIRTH_NAME, "IMAGINOT",
                                Field.USED_NAME, "MODELLIN",
                                Field.GIVEN_NAMES, "Marie",
                                Field.BIRTH_DATE, "1979-03-28"));
        Fiche usedAlone = fiche(MATRICULE, "Modellin");
        assertThat(Likeness.of(both, usedAlone)).isEqualTo(Likeness.SAME);
        Fiche another = fiche(MATRICULE, "FICTIVEAU");
        assertThat(Likeness.of(both, another)).isEqualTo(Likeness.DOUBTFUL);
    }

    @Test
    void whatAgreesAndWhatDiffersIsToldByFields() {
        Fiche one =
                new Fiche(
                        Map.of(
                                Field.BIRTH_NAME, "LE GOFFIC",
                                Field.GIVEN_NAMES, "Jean-Pierre",
                                Field.BIRTH_DATE, "1951-11-03",
                                Field.COMMUNE, "Marans"));
        Fiche other =
                new Fiche(
                        Map.of(
                                Field.BIRTH_NAME, "Legoffic",
                                Field.GIVEN_NAMES, "Jean Pierre",
                                Field.BIRTH_DATE, "1951-11-03",
                                Field.COMMUNE, "Courçon"));
        Resemblance found = LikenessSearch.compare(one, other);
        assertThat(found.agreeing())
                .containsExactly(Field.BIRTH_NAME, Field.GIVEN_NAMES, Field.BIRTH_DATE);
        assertThat(found.differing()).containsExactly(Field.COMMUNE);
        assertThat(found.names()).contains(NameMatch.Difference.WRITING);
        assertThat(found.ins()).isEqualTo(Resemblance.Ins.NEITHER);
    }
}
