package fr.passerelle.understanding.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.IntegrationError;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class XdmSubjectTest {
    private static XdmSubject.Document document(String subject) {
        return XdmSubject.read(subject).document().orElseThrow();
    }

    @Test
    void labelNameAndBirthDateAreToldApart() {
        assertThat(document("XDM/1.0/DDM+CR d'imagerie DE LATOUR Marie Louise 14/05/1944"))
                .isEqualTo(
                        new XdmSubject.Document(
                                "CR d'imagerie",
                                "DE LATOUR",
                                "Marie Louise",
                                Optional.of(LocalDate.of(1944, 5, 14))));
    }

    @Test
    void whereEverythingIsInCapitalsOneWordEachIsTheName() {
        assertThat(document("XDM/1.0/DDM+LETTRE DE SORTIE TESTPATIENT GEORGETTE 14/05/1944"))
                .isEqualTo(
                        new XdmSubject.Document(
                                "LETTRE DE SORTIE",
                                "TESTPATIENT",
                                "GEORGETTE",
                                Optional.of(LocalDate.of(1944, 5, 14))));
        assertThat(document("XDM/1.0/DDM+LETTRE DE SORTIE TESTPATIENT Georgette").birthName())
                .isEqualTo("TESTPATIENT");
    }

    @Test
    void withoutBirthDateOrNameTheRestIsStillRead() {
        assertThat(document("XDM/1.0/DDM+2 documents TESTPATIENT Georgette"))
                .isEqualTo(
                        new XdmSubject.Document(
                                "2 documents", "TESTPATIENT", "Georgette", Optional.empty()));
        assertThat(document("XDM/1.0/DDM"))
                .isEqualTo(new XdmSubject.Document("", "", "", Optional.empty()));
        assertThat(document("XDM/1.0/DDM+Compte rendu").label()).isEqualTo("Compte rendu");
        assertThat(document("XDM/1.0/DDM+CR TESTPATIENT Georgette 31/02/1944").birthDate())
                .isEmpty();
    }

    @Test
    void thePrefixStandsBehindTagsAndAnswersInAnyOrder() {
        XdmSubject subject =
                XdmSubject.read(
                        "TR: [Annule et remplace] RE : [Urgent] xdm/1.0/ddm + CR TESTPATIENT Zoe");
        assertThat(subject.tags()).containsExactly("Annule et remplace", "Urgent");
        assertThat(subject.answered()).isTrue();
        assertThat(subject.document()).isPresent();
    }

    @Test
    void peopleAreNeverShownThePrefix() {
        assertThat(XdmSubject.read("[Annule et remplace] XDM/1.0/DDM+CR TESTPATIENT Zoe").shown())
                .isEqualTo("[Annule et remplace] CR TESTPATIENT Zoe");
    }

    @Test
    void aPrefixInsideATextIsNone() {
        assertThat(XdmSubject.read("Votre mail XDM/1.0/DDM+CR").document()).isEmpty();
        assertThat(XdmSubject.read("XDM/1.0/DDMX").document()).isEmpty();
        assertThat(XdmSubject.read("Réponse automatique : [KO Intégration système !][902] XDM"))
                .matches(subject -> subject.integrationError().isEmpty());
    }

    @Test
    void theErrorTagIsKnownInEveryDress() {
        for (String subject :
                new String[] {
                    "[KO Intégration système !][902] XDM/1.0/DDM+CR",
                    "[KO Inte\u0301gration syste\u0300me\u00a0!][902] XDM/1.0/DDM+CR",
                    "[ko integration SYSTEME][ 902 ]",
                    "[Externe] [Erreur d'intégration !] [code 902] XDM/1.0/DDM",
                    "[KO IntÃ©gration systÃ¨me !][902] XDM/1.0/DDM"
                }) {
            assertThat(XdmSubject.read(subject).integrationError())
                    .as(subject)
                    .contains(IntegrationError.Condition.UNKNOWN_PATIENT_ID);
        }
        assertThat(XdmSubject.read("[C-1042] KO Intégration").integrationError()).isEmpty();
        assertThat(XdmSubject.read("[KO]").integrationError()).isEmpty();
    }

    @Test
    void aSubjectWithoutEndCostsLittle() {
        assertThat(XdmSubject.read("[a]".repeat(40_000)).tags()).hasSizeLessThan(100);
        assertThat(XdmSubject.read("XDM/1.0/DDM+" + "A ".repeat(60_000)).document()).isPresent();
        assertThat(XdmSubject.read("[".repeat(100_000)).tags()).isEmpty();
    }
}
