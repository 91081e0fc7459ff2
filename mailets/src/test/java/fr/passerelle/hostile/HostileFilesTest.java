package fr.passerelle.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every message of `test-mailboxes/messages/hostile/` ends as its `.ending` says, within 64 MiB
/// of heap beside its own bytes, and the next mail is read. How long each takes is measured by
/// [HostileReport] and asserted nowhere; a message that never ends fails the test all the same.
class HostileFilesTest {
    @Test
    void eachEndsAsItsFileSaysWithin64MiBAndTheNextMailIsRead() throws Exception {
        List<String> lines = HostileProcess.run(HostileReading.class);
        assertThat(lines)
                .hasSameSizeAs(HostileMail.all(HostileProcess.FOLDER))
                .hasSizeGreaterThan(40);
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            String[] found = line.split("\t", 4);
            if (!found[1].equals("within") || !found[2].equals("next read")) {
                wrong.add(line);
            }
            Path expected = HostileProcess.FOLDER.resolve(found[0] + ".ending");
            if (System.getProperty("golden", "").equals("update")) {
                Files.writeString(expected, found[3] + "\n");
            }
            if (!Files.exists(expected) || !Files.readString(expected).equals(found[3] + "\n")) {
                wrong.add(line);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
