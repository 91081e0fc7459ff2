package fr.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StoreTest extends StoreContract {
    @Override
    Store openStore() {
        return Store.open("jdbc:h2:mem:" + UUID.randomUUID(), "", "", keys);
    }

    @Override
    void emptyStore(Store open) {
        // Every test opens a store of its own.
    }

    @Test
    void nothingOfThePatientIsLegibleInTheFile(@TempDir Path folder) throws IOException {
        Cases cases = new Cases(keys);
        Fiche fiche =
                new Fiche(Map.of(Field.BIRTH_NAME, "TESTPATIENT", Field.ADDRESS, "12 rue Xy"));
        try (Store onDisk = Store.open("jdbc:h2:file:" + folder.resolve("s"), "", "", keys)) {
            onDisk.run(tx -> cases.open(tx, fiche, PatientMarks.of(fiche), T0));
        }

        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("TESTPATIENT", "rue Xy", "case_file");
            }
        }
    }

    @Test
    void anotherMasterKeyDoesNotOpenTheFile(@TempDir Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("s");
        Store.open(url, "", "", keys).close();
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatThrownBy(() -> Store.open(url, "", "", new Keys(other)))
                .isInstanceOf(StoreFault.class);
    }
}
