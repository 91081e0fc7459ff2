package fr.passerelle.serving;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.DocumentText;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Trusting;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadBeforeTest {
    private static final EmailAddress OWN =
            EmailAddress.of("passerelle@cpts-aunis.mssante.example");

    private final List<String> asked = new ArrayList<>();
    private final ReadBefore reading =
            new ReadBefore(new MimeOpener(Trusting.NOBODY), OWN, this::count, Forms.reference());

    private DocumentText.Read count(Part part) {
        asked.add(part.path());
        return new DocumentText.Read.Pictures();
    }

    @Test
    void aDocumentThatWasReadBeforeItsTurnIsNotReadInIt() {
        Opened opened = opened("");
        assertThat(asked).containsExactly("2");
        assertThat(understood(opened)).isEqualTo("an attachment that cannot be read");
        assertThat(asked).containsExactly("2");
    }

    @Test
    void anAnswerIsLeftToItsTurn() {
        Opened opened = opened("In-Reply-To: <a@b.example>\r\n");
        assertThat(asked).isEmpty();
        assertThat(understood(opened)).isEqualTo("an attachment that cannot be read");
        assertThat(asked).containsExactly("2");
    }

    @Test
    void aSecondTurnReadsAgain() {
        Opened opened = opened("");
        understood(opened);
        understood(opened);
        assertThat(asked).containsExactly("2", "2");
    }

    private String understood(Opened opened) {
        return new Understander(OWN, SentMails.none(), reading.inTurn(), Forms.reference())
                .understand(opened)
                .because();
    }

    private Opened opened(String header) {
        String message =
                """
                From: secretariat@chu-aunis.mssante.example\r
                To: passerelle@cpts-aunis.mssante.example\r
                Subject: Courrier\r
                %sMIME-Version: 1.0\r
                Content-Type: multipart/mixed; boundary=b\r
                \r
                --b\r
                Content-Type: text/plain\r
                \r
                Ci-joint.\r
                --b\r
                Content-Type: application/pdf\r
                Content-Disposition: attachment; filename=a.pdf\r
                \r
                %%PDF-1.4\r
                --b--\r
                """
                        .formatted(header);
        Received received =
                new Received(
                        "m-00000001",
                        new Door("folder", false),
                        Envelope.UNKNOWN,
                        Instant.parse("2026-03-03T12:00:00Z"),
                        new RawMessage(message.getBytes(StandardCharsets.US_ASCII)));
        if (reading.open(received) instanceof Opened opened) {
            return opened;
        }
        throw new AssertionError("the fixture is refused");
    }
}
