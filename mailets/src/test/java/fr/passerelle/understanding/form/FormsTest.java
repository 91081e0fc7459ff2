package fr.passerelle.understanding.form;

import static fr.passerelle.understanding.form.Written.form;
import static fr.passerelle.understanding.form.Written.kinds;
import static fr.passerelle.understanding.form.Written.lines;
import static fr.passerelle.understanding.form.Written.notTicked;
import static fr.passerelle.understanding.form.Written.read;
import static fr.passerelle.understanding.form.Written.said;
import static fr.passerelle.understanding.form.Written.sheet;
import static fr.passerelle.understanding.form.Written.ticked;
import static fr.passerelle.understanding.form.Written.typed;
import static fr.passerelle.understanding.form.Written.value;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.intake.ReadFields;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shapes in which a form can say something.
class FormsTest {
    private static final Map<String, String> MARIE =
            Map.of(
                    "nom_naissance",
                    "TESTPATIENT",
                    "prenoms",
                    "Marie",
                    "date_naissance",
                    "1944-02-14");

    @Test
    void labelAndValueStandOnOneLine() {
        assertThat(
                        said(
                                lines(
                                        """
                                        Nom : TESTPATIENT
                                        Prénom : Marie
                                        Né(e) le : 14/02/1944
                                        """)))
                .isEqualTo(MARIE);
    }

    @Test
    void severalLabelsStandOnOneLine() {
        assertThat(said(lines("Nom : TESTPATIENT   Prénom : Marie   Né(e) le : 14/02/1944")))
                .isEqualTo(MARIE);
        assertThat(said(lines("Nom : TESTPATIENT Prénom : Marie Né(e) le : 14/02/1944")))
                .isEqualTo(MARIE);
    }

    @Test
    void aTextIsTakenApartOnlyAtWideGaps() {
        assertThat(
                        said(
                                lines(
                                        "Personne à prévenir : sa fille, tél : 05 46 00 00 01\n"
                                                + "Motif : chute, depuis lors date de sortie : ?\n")))
                .isEqualTo(
                        Map.of(
                                "personne_a_prevenir",
                                "sa fille, tél : 05 46 00 00 01",
                                "motif",
                                "chute, depuis lors date de sortie : ?"));
    }

    @Test
    void labelAndValueStandInNeighbouringCells() {
        assertThat(
                        said(
                                sheet(
                                        "Nom | TESTPATIENT | Prénom | Marie",
                                        "Date de naissance | 14/02/1944 | |")))
                .isEqualTo(MARIE);
    }

    @Test
    void labelsStandAboveTheirValues() {
        assertThat(
                        said(
                                sheet(
                                        "Nom | Prénom | Date de naissance",
                                        "TESTPATIENT | Marie | 14/02/1944")))
                .isEqualTo(MARIE);
    }

    @Test
    void labelsAboveNothingSayNothing() {
        ReadFields read =
                read(
                        sheet(
                                "Nom | Prénom | Date de naissance",
                                " | | ",
                                "Commune | Téléphone",
                                "|"));
        assertThat(said(read)).isEmpty();
        assertThat(read.defects()).isEmpty();
    }

    @Test
    void labelAndValueStandInOneCell() {
        assertThat(
                        said(
                                sheet(
                                        "Nom de naissance\\nTESTPATIENT | Prénom :\\nMarie",
                                        "Né(e) le\\n14/02/1944 | ")))
                .isEqualTo(MARIE);
    }

    @Test
    void theValueStandsOnTheNextLine() {
        assertThat(
                        said(
                                lines(
                                        """
                                        Nom :
                                        TESTPATIENT
                                        Prénom :
                                        Marie
                                        Né(e) le :
                                        14/02/1944
                                        Téléphone :
                                        Accord du patient :
                                        """)))
                .isEqualTo(MARIE);
    }

    @Test
    void whatCannotBeAnAnswerIsNoneOnTheNextLine() {
        ReadFields read =
                read(
                        lines(
                                """
                                Date de naissance :
                                (JJ/MM/AAAA)
                                Téléphone :
                                Merci de remplir toutes les rubriques
                                Code postal :
                                2. SITUATION MÉDICALE
                                Sexe :
                                à compléter
                                """));
        assertThat(said(read)).isEmpty();
        assertThat(read.defects()).isEmpty();
    }

    @Test
    void dotsAndUnderscoresAreNoValue() {
        assertThat(
                        said(
                                lines(
                                        """
                                        Nom : .............. TESTPATIENT ..........
                                        Prénom : ____Marie____
                                        Né(e) le : 14/02/1944
                                        Commune : ………………………………
                                        Téléphone : __ __ __ __ __
                                        Adresse : . . . . . . . . . . .
                                        Date de sortie : __/__/____
                                        Motif : _______________________
                                        """)))
                .isEqualTo(MARIE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accord du patient : ☒ oui ☐ non",
                "Accord du patient ☒ oui ☐ non",
                "Accord du patient : oui ☒ non ☐",
                "Accord du patient oui [x] non [ ]",
                "Accord du patient ? (X) oui ( ) non",
                "Accord du patient :\n☒ oui\n☐ non",
                "Accord du patient :\n\n☐ non\n☑ oui",
                "Accord du patient : \uF0FE oui \uF0A8 non",
                "Accord du patient ? Oui",
                "Accord du patient : ☒",
                "☒ Accord du patient",
                "[X] Accord du patient"
            })
    void aTickSaysYes(String text) {
        ReadFields read = read(lines(text));
        assertThat(said(read)).isEqualTo(Map.of("consentement", "oui"));
        assertThat(read.defects()).isEmpty();
    }

    @Test
    void boxesMayBeSpreadOverCells() {
        assertThat(
                        said(
                                sheet(
                                        "Accord du patient | ☒ | oui | ☐ | non",
                                        "ALD | oui | ☐ | non | ☒",
                                        "Grossesse | ☐ oui\\n☒ non")))
                .isEqualTo(Map.of("consentement", "oui", "ald", "non", "grossesse", "non"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accord du patient : ☐ oui ☐ non",
                "Accord du patient ☐",
                "☐ Patient en ALD",
                "Accord du patient : oui / non",
                "Sexe : ☐ F ☐ M",
                "Sexe : F / M",
                "☐ Mme ☐ M.",
                "Situation MT : ☐ aucun ☐ parti ☐ déclaré",
                "Motif : ☐ chute ☐ sortie",
                "Couleur : ☐ bleu ☐ vert"
            })
    void whatNobodyTickedIsNotSaid(String text) {
        ReadFields read = read(lines(text));
        assertThat(said(read)).isEmpty();
        assertThat(read.defects()).isEmpty();
        assertThat(read.labels()).isZero();
    }

    @Test
    void twoTicksThatExcludeEachOtherAreNoAnswer() {
        ReadFields both = read(lines("Accord du patient : ☒ oui ☒ non"));
        assertThat(said(both)).isEmpty();
        assertThat(kinds(both)).containsExactly(Defect.Kind.NOT_YES_OR_NO);
        ReadFields situations = read(lines("Situation MT : ☒ aucun ☒ parti ☐ déclaré"));
        assertThat(said(situations)).isEmpty();
        assertThat(kinds(situations)).containsExactly(Defect.Kind.SEVERAL_TICKED);
    }

    @Test
    void oneOfManyChoicesIsTaken() {
        assertThat(
                        value(
                                lines(
                                        "Situation MT : ☐ aucun MT ☒ MT parti à la retraite"
                                                + " ☐ MT déclaré"),
                                Field.MT_SITUATION))
                .contains("parti");
    }

    @Test
    void severalReasonsMayBeTicked() {
        assertThat(value(lines("Motif : ☒ chute ☐ sortie ☒ isolement"), Field.REASON))
                .contains("chute, isolement");
    }

    @Test
    void theFormOfAddressIsTheSex() {
        assertThat(said(lines("☒ Mme ☐ M.   Nom : TESTPATIENT   Prénom : Marie")))
                .isEqualTo(Map.of("sexe", "f", "nom_naissance", "TESTPATIENT", "prenoms", "Marie"));
        assertThat(value(lines("Civilité : Mme [ ] M. [x]"), Field.SEX)).contains("m");
    }

    @Test
    void aDateMayBeSplitOverCells() {
        assertThat(said(sheet("Date de naissance | 14 | 02 | 1944")))
                .isEqualTo(Map.of("date_naissance", "1944-02-14"));
        assertThat(said(sheet("Date de naissance | JJ | MM | AAAA", " | 14 | 02 | 1944")))
                .isEqualTo(Map.of("date_naissance", "1944-02-14"));
    }

    @Test
    void aNameAndAGivenNameMayShareALine() {
        assertThat(said(lines("Nom / Prénom : TESTPATIENT / Marie")))
                .isEqualTo(Map.of("nom_naissance", "TESTPATIENT", "prenoms", "Marie"));
    }

    @Test
    void whatStandsUnderTheReferrersNameIsNotThePatients() {
        ReadFields read =
                read(
                        lines(
                                """
                                PATIENT :
                                Nom : TESTPATIENT
                                Prénom : Marie
                                Né(e) le : 14/02/1944
                                DEMANDEUR :
                                Nom : EXEMPLE
                                Prénom : Jeanne
                                Fonction : infirmière
                                Téléphone : 05 46 00 00 02
                                """));
        assertThat(said(read))
                .isEqualTo(
                        Map.of(
                                "nom_naissance",
                                "TESTPATIENT",
                                "prenoms",
                                "Marie",
                                "date_naissance",
                                "1944-02-14",
                                "demandeur",
                                "EXEMPLE Jeanne",
                                "fonction_demandeur",
                                "infirmière",
                                "contact_demandeur",
                                "0546000002"));
        assertThat(read.defects()).isEmpty();
    }

    @Test
    void aNumberBesideTheReferrerIsTheirs() {
        assertThat(said(lines("Demandeur : Jeanne Exemple\nTél : 05 46 00 00 02\n")))
                .isEqualTo(
                        Map.of("demandeur", "Jeanne Exemple", "contact_demandeur", "0546000002"));
        assertThat(said(sheet("Demandeur | Jeanne Exemple | Téléphone | 05 46 00 00 02")))
                .isEqualTo(
                        Map.of("demandeur", "Jeanne Exemple", "contact_demandeur", "0546000002"));
    }

    @Test
    void whatTheFormDoesNotKnowIsKeptForPeople() {
        ReadFields read = read(sheet("Couleur préférée | bleu", "Nom | TESTPATIENT"));
        assertThat(said(read))
                .isEqualTo(
                        Map.of(
                                "remarques",
                                "Couleur préférée\tbleu",
                                "nom_naissance",
                                "TESTPATIENT"));
        assertThat(kinds(read)).containsExactly(Defect.Kind.UNKNOWN_LABEL);
    }

    @Test
    void framesForTheOfficeAreLeftOut() {
        ReadFields read =
                read(
                        lines(
                                """
                                Nom : TESTPATIENT
                                Cadre réservé à la CPTS : dossier 12
                                Fait le : 02/03/2026
                                """));
        assertThat(said(read)).isEqualTo(Map.of("nom_naissance", "TESTPATIENT"));
        assertThat(read.defects()).isEmpty();
    }

    @Test
    void everythingStandsWhereItWasRead() {
        ReadFields read = read(sheet("Nom | TESTPATIENT | Prénom | Marie"));
        assertThat(read.provenance())
                .isEqualTo(
                        Map.of(
                                Field.BIRTH_NAME,
                                new Defect.Where.InCell("2", "Demande", "B1"),
                                Field.GIVEN_NAMES,
                                new Defect.Where.InCell("2", "Demande", "D1")));
    }

    @Test
    void fieldsOfAFormAreKnownByTheirNames() {
        ReadFields read =
                read(
                        form(
                                typed("topmostSubform[0].Page1[0].nomNaissance[0]", "TESTPATIENT"),
                                typed("prenom", "Marie"),
                                typed("date_naissance_jour", "14"),
                                typed("date_naissance_mois", "02"),
                                typed("date_naissance_annee", "1944"),
                                ticked("consentement", "Oui"),
                                ticked("ald_non"),
                                notTicked("ald_oui"),
                                ticked("grossesse"),
                                notTicked("isolement"),
                                ticked("civilite", "Mme")));
        assertThat(said(read))
                .isEqualTo(
                        Map.of(
                                "nom_naissance",
                                "TESTPATIENT",
                                "prenoms",
                                "Marie",
                                "date_naissance",
                                "1944-02-14",
                                "consentement",
                                "oui",
                                "ald",
                                "non",
                                "grossesse",
                                "oui",
                                "sexe",
                                "f"));
        assertThat(read.defects()).isEmpty();
    }

    @Test
    void aBlankFormAsksAndSaysNothing() {
        ReadFields read =
                read(
                        lines(
                                """
                                FICHE DE SAISINE
                                Nom de naissance : ......................
                                Prénom : ......................
                                Sexe : ☐ F ☐ M
                                Date de naissance : __/__/____
                                Accord du patient : ☐ oui ☐ non
                                """));
        assertThat(said(read)).isEmpty();
        assertThat(read.titled()).isTrue();
        assertThat(read.labels()).isZero();
        assertThat(read.asked()).isEqualTo(5);
        assertThat(read.defects()).isEmpty();
    }
}
