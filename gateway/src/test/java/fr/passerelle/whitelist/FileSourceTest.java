package fr.passerelle.whitelist;

import static fr.passerelle.whitelist.Published.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.config.Settings;
import fr.passerelle.opening.whitelist.Judgement;
import fr.passerelle.opening.whitelist.ListInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    @TempDir private Path folder;

    private Source.Brought bring() {
        return Source.of(
                        new Settings.WhiteList.Files(
                                folder.resolve("liste.xml"), folder.resolve("checksum")))
                .bring();
    }

    @Test
    void theListComesWithItsDigest() throws IOException {
        String list = Published.list(MARCH, 3);
        Files.writeString(folder.resolve("liste.xml"), list);
        Files.writeString(folder.resolve("checksum"), Published.digest(list));
        ListInForce inForce =
                ListInForce.open(folder.resolve("copie.xml"), Optional.empty(), () -> MARCH);

        assertThat(bring())
                .isInstanceOfSatisfying(
                        Source.Brought.Here.class,
                        here ->
                                assertThat(inForce.consider(here.candidate()))
                                        .isInstanceOf(Judgement.Adopted.class));
    }

    @Test
    void theFileThatIsMissingIsNamed() throws IOException {
        assertThat(bring())
                .isEqualTo(
                        new Source.Brought.NotHere(
                                "le fichier %s ne peut pas être lu"
                                        .formatted(folder.resolve("liste.xml"))));
        Files.writeString(folder.resolve("liste.xml"), Published.list(MARCH, 3));
        assertThat(bring())
                .isEqualTo(
                        new Source.Brought.NotHere(
                                "le fichier %s ne peut pas être lu"
                                        .formatted(folder.resolve("checksum"))));
    }
}
