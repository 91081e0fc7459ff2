package fr.passerelle.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.document.WrittenDocument;
import fr.passerelle.understanding.form.FormLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormFileTest {
    private static final Path FORMS =
            Path.of(System.getProperty("passerelle.root", "..")).resolve("config/forms");

    private static final String SMALL =
            """
            nom: Fiche
            reconnue_par:
              titres: ["Fiche du DAC"]
            champs:
              nom_naissance:
                etiquettes: ["Nom du bénéficiaire"]
              situation_mt:
                choix:
                  aucun: ["n’en a jamais eu"]
            """;

    @TempDir Path folder;

    @Test
    void theReferenceFileSaysWhatIsKnownWithoutIt() {
        assertThat(FormFile.read(FORMS.resolve("reference.yml"))).isEqualTo(FormLayout.reference());
    }

    @Test
    void theShippedFolderIsRead() {
        assertThat(FormFile.readAll(FORMS).names())
                .containsExactly("Fiche de saisine du dispositif MT, CPTS Exemple");
    }

    @Test
    void anUnknownFieldIsAMistake() {
        assertRefused(
                SMALL.replace("nom_naissance:", "nom_de_naissance:"),
                "ligne 5, clé « champs.nom_de_naissance » : clé inconnue. Clés possibles ici :"
                        + " nom_naissance, nom_utilise,");
    }

    @Test
    void oneLabelAsksForOneThing() {
        assertRefused(
                SMALL + "ignorer: [\"NOM DU BENEFICIAIRE :\"]\n",
                "clé « ignorer » : l’étiquette « NOM DU BENEFICIAIRE : » désigne déjà"
                        + " « nom_naissance ».");
    }

    @Test
    void aLabelIsNoTitle() {
        assertRefused(
                SMALL.replace("Nom du bénéficiaire", "fiche du dac"),
                "clé « champs.nom_naissance.etiquettes » : « fiche du dac » est aussi un titre de"
                        + " la fiche");
    }

    @Test
    void aChoiceMeansOneThing() {
        assertRefused(
                SMALL + "      parti: [\"N’en a jamais eu !\"]\n",
                "clé « champs.situation_mt.choix.parti » : « N’en a jamais eu ! » veut déjà dire"
                        + " « aucun ».");
        assertRefused(
                SMALL.replace("aucun:", "jamais:"),
                "clé « champs.situation_mt.choix.jamais » : clé inconnue. Clés possibles ici :"
                        + " aucun, declare, inconnu, parti.");
        assertRefused(
                SMALL.replace("    etiquettes", "    choix: {}\n    etiquettes"),
                "ce champ est gardé tel qu’il est écrit");
    }

    @Test
    void aCellIsOneCell() {
        assertRefused(
                SMALL.replace("    etiquettes", "    cellules: [\"B\"]\n    etiquettes"),
                "« B » : attendu, une cellule comme Demande!B4.");
    }

    @Test
    void aFieldIsSomewhere() {
        assertRefused(
                SMALL.replace("    etiquettes: [\"Nom du bénéficiaire\"]", "    cellules: []"),
                "rien ne dit où ce champ se trouve");
    }

    @Test
    void whatCanNeverBeRecognisedIsRefused() {
        assertRefused(
                SMALL.replace("titres: [\"Fiche du DAC\"]", "etiquettes: 5"),
                "clé « reconnue_par » : sans titre, et avec moins de 5 étiquettes, cette fiche ne"
                        + " serait jamais reconnue.");
    }

    @Test
    void twoFichesHaveTwoTitles() throws IOException {
        Files.writeString(folder.resolve("a.yml"), SMALL);
        Files.writeString(folder.resolve("b.yml"), SMALL);
        assertThatThrownBy(() -> FormFile.readAll(folder))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessage(
                        "b.yml, clé « reconnue_par.titres » : « Fiche du DAC » est déjà un titre de"
                                + " la fiche a.yml.");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> FormFile.readAll(folder.resolve("nulle-part")))
                .hasMessage("nulle-part : ce dossier de fiches est introuvable ou illisible.");
    }

    @Test
    void aFicheIsRecognisedByItsTitle() throws IOException {
        Files.writeString(folder.resolve("a.yml"), SMALL);
        WrittenDocument document =
                WrittenDocument.ofLines(List.of("FICHE DU DAC", "Nom du bénéficiaire : X"), "1");
        assertThat(FormFile.readAll(folder).find(document)).contains("Fiche");
        assertThat(FormFile.readAll(folder).find(WrittenDocument.EMPTY)).isEmpty();
    }

    private void assertRefused(String yaml, String sentence) {
        Path file = folder.resolve("fiche.yml");
        assertThatThrownBy(
                        () -> {
                            Files.writeString(file, yaml);
                            FormFile.read(file);
                        })
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining(sentence);
    }
}
