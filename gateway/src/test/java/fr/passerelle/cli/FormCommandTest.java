package fr.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.config.FormFile;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.form.FormLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormCommandTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "docx", "xlsx", "txt"})
    void theBlankFicheIsLearntWhole(String format) throws IOException {
        Path fiche = Session.ROOT.resolve("templates/forms/fiche-de-saisine." + format);
        Session learnt = Session.run("form", "learn", fiche.toString());
        assertThat(learnt.err()).isEmpty();
        assertThat(read(learnt).questions()).containsOnlyKeys(Field.values());
        assertThat(learnt.status()).isEqualTo(Exit.DONE);
    }

    @Test
    void whatIsNotCertainSaysSo() throws IOException {
        Path fiche = folder.resolve("fiche.txt");
        Files.writeString(
                fiche,
                """
                FICHE NAVETTE DU SERVICE SOCIAL

                Nom de famille : ..............  Prénom : ..............
                Date de naissance de l'assuré : __/__/____
                Médecin traitant : ☐ aucun ☐ parti à la retraite ☐ en cours
                Caisse d'affiliation : ..............
                Vu le : JJ/MM/AAAA
                """);
        Session learnt = Session.run("form", "learn", fiche.toString());
        assertThat(learnt.status()).isEqualTo(Exit.NOT_ALL);
        assertThat(learnt.out())
                .contains("titres: [\"FICHE NAVETTE DU SERVICE SOCIAL\"]")
                .contains("# « Nom de famille » : sûr, synonyme connu.")
                .contains(
                        "# « Date de naissance de l'assuré » : probable, mots proches de"
                                + " « Date de naissance ».")
                .contains("aucun: [\"aucun\"]")
                .contains("parti: [\"parti à la retraite\"]")
                .contains("# À compléter : que veut dire la case « en cours » ?")
                .contains("#   \"Caisse d'affiliation\"")
                .contains("#   \"Vu le\" (une date)");
        assertThat(read(learnt).questions())
                .containsKeys(
                        Field.BIRTH_NAME, Field.GIVEN_NAMES, Field.BIRTH_DATE, Field.MT_SITUATION);
    }

    @Test
    void aLetterIsNoForm() throws IOException {
        Path letter = folder.resolve("lettre.txt");
        Files.writeString(letter, "Bonjour,\nje pars en vacances.\n");
        Session learnt = Session.run("form", "learn", letter.toString());
        assertThat(learnt.status()).isEqualTo(Exit.NOT_ALL);
        assertThat(learnt.err()).startsWith("Je ne trouve aucune question de fiche de saisine");
        assertThat(learnt.out()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        Session learnt = Session.run("form", "learn", folder.resolve("rien.pdf").toString());
        assertThat(learnt.status()).isEqualTo(Exit.BAD_USAGE);
        assertThat(learnt.err()).startsWith("Ce fichier n’existe pas : ");
    }

    private FormLayout read(Session learnt) throws IOException {
        Path file = folder.resolve("proposition.yml");
        Files.writeString(file, learnt.out());
        return FormFile.read(file);
    }
}
