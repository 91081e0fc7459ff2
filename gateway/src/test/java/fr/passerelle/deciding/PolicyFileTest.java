package fr.passerelle.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.document.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    private static final Path AUNIS =
            Path.of(System.getProperty("passerelle.root", ".."))
                    .resolve("config/policies/aunis-nord.yml");

    @TempDir Path folder;

    @Test
    void aunisNordIsWhatItsProtocolSays() {
        Policy aunis = PolicyFile.read(AUNIS);
        assertThat(aunis.id()).isEqualTo("aunis-nord");
        assertThat(aunis.sha256()).matches("[0-9a-f]{64}");
        assertThat(aunis.standard()).isEqualTo(Desk.sequential(3, OptionalInt.of(2)));
        assertThat(aunis.urgent()).isEqualTo(Desk.sequential(1, OptionalInt.empty()));
        assertThat(aunis.entry().required())
                .contains(Field.CONSENT, Field.COMMUNE, Field.REFERRER_PHONE);
        assertThat(aunis.followUp())
                .isEqualTo(new Policy.FollowUp(Policy.Responsible.DAC, 10, 30, 7, 60));
        assertThat(aunis.filters())
                .extracting(Filter::id)
                .containsExactly("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8");
    }

    @Test
    void aunisNordReadAloud() {
        assertThat(PolicyFile.read(AUNIS).describe())
                .contains(
                        "Procédure « aunis-nord », version 1, valable à partir du 2 mars 2026.",
                        "Une demande doit indiquer : accord du patient, commune, année de"
                                + " naissance, situation vis-à-vis du médecin traitant, téléphone"
                                + " du demandeur.",
                        "Demande ordinaire : les médecins sont sollicités un par un, le plus"
                                + " proche d’abord (à distance égale, celui qui l’a été le moins"
                                + " récemment) ; chacun a 3 jours ouvrés pour répondre, avec une"
                                + " relance après 2 jours ouvrés.")
                .allSatisfy(line -> assertThat(line).matches(".*[.:;]"));
    }

    @Test
    void everyMistakeIsToldWithFileLineAndKey() throws IOException {
        String text =
                Files.readString(AUNIS)
                        .replace("version: 1\n", "version: un\n")
                        .replace("insistance: neutre ", "insistance: plus_vite ")
                        .replace("delai_jo: 3", "delais_jo: 3")
                        .replace("  - {id: F2, exige: non_exclu} ", "#")
                        .replace("[consentement, ", "[")
                        .replace("  responsable: dac ", "#")
                        .replace("  contenu: minimal_sans_identite", "  contenu:");
        Path file = folder.resolve("essai.yml");
        Files.writeString(file, text);

        assertThatThrownBy(() -> PolicyFile.read(file))
                .hasMessage(
                        """
                        essai.yml, ligne 8, clé « version » : attendu : un nombre entier de 1 à 9999 ; lu : « un ».
                        essai.yml, ligne 13, clé « entree.champs_obligatoires » : « consentement » doit toujours être obligatoire.
                        essai.yml, ligne 15, clé « entree.insistance » : attendu : « neutre » (seule valeur connue) ; lu : « plus_vite ».
                        essai.yml, ligne 18, clé « filtre » : la règle « non_exclu » est indispensable.
                        essai.yml, ligne 31, clé « offre.standard.delai_jo » : clé manquante.
                        essai.yml, ligne 31, clé « offre.standard.delais_jo » : clé inconnue. Clés possibles ici : strategie, tri, delai_jo, relance_jo.
                        essai.yml, ligne 37, clé « offre.contenu » : attendu : une valeur ; lu : rien.
                        essai.yml, ligne 42, clé « suivi.responsable » : clé manquante."""
                                .stripIndent());
    }

    @Test
    void aReminderAfterTheDeadlineAndAnImpasseAreMistakes() throws IOException {
        Path file = folder.resolve("essai.yml");
        Files.writeString(
                file,
                Files.readString(AUNIS)
                        .replace("relance_jo: 2", "relance_jo: 4")
                        .replace("  - {apres: suivi_sans_reponse", "#"));

        assertThatThrownBy(() -> PolicyFile.read(file))
                .hasMessageContaining(
                        "clé « offre.standard.relance_jo » : la relance doit partir avant la fin"
                                + " du délai.")
                .hasMessageContaining(
                        "rien n’est prévu après « suivi_sans_reponse » : un dossier s’y"
                                + " perdrait.");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThatThrownBy(() -> PolicyFile.read(folder.resolve("rien.yml")))
                .hasMessage("rien.yml : ce fichier est introuvable ou illisible.");
    }
}
