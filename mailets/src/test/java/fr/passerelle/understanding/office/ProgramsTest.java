package fr.passerelle.understanding.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same fiche as several programs write it; `make.py` beside the files says how.
class ProgramsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "libreoffice.fodt",
                "libreoffice.odt",
                "libreoffice.docx",
                "libreoffice.rtf"
            })
    void aLetterWithATableIsReadAlike(String name) {
        assertThat(Office.rows(Office.file(name)))
                .containsExactly(
                        "Fiche de saisine",
                        "Nom de naissance : TESTPATIENT",
                        "Prénom : Georgette",
                        "Sexe : F",
                        "Date de naissance : 14/05/1944",
                        "Commune : 17230 Marans",
                        "Téléphone : 05 46 99 05 01",
                        "Langue parlée : | français",
                        "Motif de la demande | Départ en retraite du Dr Durand / chute récente",
                        "ALD | ☒ oui   ☐ non");
    }

    @Test
    void headerAndFooterOfADocxStandAroundItsText() {
        assertThat(Office.rows(Office.file("python-docx.docx")))
                .containsExactly(
                        "CPTS Aunis – à renvoyer par messagerie sécurisée",
                        "Fiche de saisine",
                        "Nom de naissance : TESTPATIENT",
                        "Prénom : Georgette",
                        "Sexe : F",
                        "Date de naissance : 14/05/1944",
                        "Commune : 17230 Marans",
                        "Téléphone : 05 46 99 05 01",
                        "Motif de la demande | Départ en retraite du Dr Durand / chute récente",
                        "☒ ALD    ☐ Grossesse",
                        "Page 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openpyxl.xlsx", "openpyxl-1904.xlsx", "libreoffice.xlsx"})
    void aSheetIsReadAlike(String name) {
        assertThat(Office.rows(Office.file(name)))
                .containsExactly(
                        "Fiche de saisine",
                        "Nom de naissance | TESTPATIENT",
                        "Date de naissance | 14/05/1944",
                        "Téléphone | 05 46 99 05 01",
                        "Code postal | 01230",
                        "ALD | VRAI",
                        "Prénom |  | Georgette");
    }

    /// It shows a boolean as an English LibreOffice does.
    @Test
    void theSameSheetAsOdsIsReadAlike() {
        assertThat(Office.rows(Office.file("libreoffice.ods")))
                .containsExactly(
                        "Fiche de saisine",
                        "Nom de naissance | TESTPATIENT",
                        "Date de naissance | 14/05/1944",
                        "Téléphone | 05 46 99 05 01",
                        "Code postal | 01230",
                        "ALD | TRUE",
                        "Prénom |  | Georgette");
    }

    @Test
    void aFormOfWordIsReadWithItsControlsAndFields() {
        byte[] form = Office.file("word-form.docx");
        assertThat(Office.rows(form))
                .containsExactly(
                        "Fiche de saisine",
                        "Nom de naissance : TESTPATIENT",
                        "Prénom :",
                        "ALD : ☒ oui ☐ non",
                        "Téléphone du demandeur : 0546990502",
                        "Accord du patient : ☒ oui",
                        "Situation MT : parti en retraite",
                        "Commune : Marans",
                        "Visites à domicile : ☑ oui");
        assertThat(Office.fields(form))
                .containsExactly(
                        "nom (Nom de naissance) = TESTPATIENT",
                        "prenom (Prénom) = ",
                        "ald_oui (ALD oui) = ticked",
                        "ald_non (ALD non) = not ticked",
                        "Texte1 (Téléphone du demandeur) = 0546990502",
                        "Case1 = ticked",
                        "Liste1 = parti en retraite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice-form.odt", "libreoffice-form.docx"})
    void theSameFormSavedByLibreOfficeSaysTheSame(String name) {
        assertThat(Office.rows(Office.file(name)))
                .isEqualTo(Office.rows(Office.file("word-form.docx")));
    }

    /// LibreOffice 7.4 loses the state of a check box when it writes RTF.
    @Test
    void theSameFormAsRtfSaysTheSameButForTheBoxThatWasLost() {
        assertThat(Office.rows(Office.file("libreoffice-form.rtf")))
                .containsExactly(
                        "Fiche de saisine",
                        "Nom de naissance : TESTPATIENT",
                        "Prénom :",
                        "ALD : ☒ oui ☐ non",
                        "Téléphone du demandeur : 0546990502",
                        "Accord du patient :  oui",
                        "Situation MT : parti en retraite",
                        "Commune : Marans",
                        "Visites à domicile : ☑ oui");
    }
}
