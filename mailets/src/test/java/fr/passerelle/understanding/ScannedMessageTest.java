package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.picture.PictureReader;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The scans among the messages, where the program that reads them is installed.
class ScannedMessageTest {
    @ParameterizedTest
    @ValueSource(strings = {"031-scanned-fiche", "032-photo-of-a-fiche"})
    void aScannedFicheIsARequestWhoseSenderIsAskedToCheck(String name) throws IOException {
        PictureReader reader = PictureReader.ofThisMachine();
        assumeTrue(reader.isThere());
        byte[] message =
                Files.readAllBytes(Reading.messages().resolve("intake").resolve(name + ".eml"));
        Understood understood =
                new Understander(
                                Reading.OWN,
                                SentMails.none(),
                                AttachedDocuments.readers(reader),
                                Forms.reference())
                        .understand(Reading.opened(message));
        assertThat(understood.kind()).isEqualTo("intake");
        assertThat(understood.fiche().value(Field.BIRTH_NAME)).contains("TESTPATIENT");
        assertThat(understood.fiche().value(Field.BIRTH_DATE)).contains("1944-05-14");
        assertThat(understood.defects())
                .extracting(Defect::kind)
                .containsOnlyOnce(Defect.Kind.READ_FROM_PICTURE);
    }
}
