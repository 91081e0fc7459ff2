package fr.passerelle.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerritoryFileTest {
    private static final Path SAMPLE =
            Path.of(System.getProperty("passerelle.root", "..")).resolve("config/territoire.yml");

    @TempDir Path folder;

    @Test
    void theSampleIsRead() {
        Territory territory = TerritoryFile.read(SAMPLE);
        assertThat(territory.communes()).hasSize(6);
        assertThat(territory.doctors())
                .hasSize(12)
                .allSatisfy(
                        doctor -> {
                            assertThat(doctor.address().domain()).endsWith(".example");
                            assertThat(territory.commune(doctor.communeCode())).isPresent();
                        });
        assertThat(territory.professionals())
                .extracting(Territory.Professional::kind)
                .containsExactly("dac", "ps", "ccas", "social", "hopital");
    }

    @Test
    void anUnquotedInseeCodeIsAMistake() throws IOException {
        assertThatThrownBy(() -> read("code: \"17901\"", "code: 01004"))
                .hasMessageContaining(
                        "clé « communes[1].code » : attendu : un texte ; « 01004 » se lit comme un"
                                + " nombre ou un mot réservé, écrivez-le entre guillemets.");
    }

    @Test
    void aConditionThatTheLawForbidsIsRefused() throws IOException {
        assertThatThrownBy(() -> read("    quota: 3", "    quota: 3\n    css: non"))
                .hasMessageContaining(
                        "clé « medecins[5].css » : un médecin déclare une capacité, une distance"
                                + " et des moyens, jamais un motif de refus (art. L.1110-3 du code"
                                + " de la santé publique).");
    }

    @Test
    void peopleAreThereOnceAndPractiseInAKnownCommune() throws IOException {
        assertThatThrownBy(() -> read("id: M02", "id: M01"))
                .hasMessageContaining("clé « medecins[2].id » : cet identifiant est déjà pris.");
        assertThatThrownBy(() -> read("rochemont@", "valcourt@"))
                .hasMessageContaining("cette adresse est déjà celle d’une autre personne.");
        assertThatThrownBy(() -> read("commune: \"17905\"", "commune: \"17999\""))
                .hasMessageContaining("cette commune n’est pas dans la liste des communes.");
        assertThatThrownBy(() -> read("id: R01", "id: M99"))
                .hasMessageContaining("attendu : R suivi de chiffres, comme R01.");
    }

    private Territory read(String what, String instead) throws IOException {
        Path file = folder.resolve("territoire.yml");
        Files.writeString(file, Files.readString(SAMPLE).replace(what, instead));
        return TerritoryFile.read(file);
    }
}
