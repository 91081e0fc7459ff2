package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.DocumentText;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A document is the dearest thing to read: it is read only where nothing else says the same.
class DocumentsWhenNeededTest {
    private final List<String> asked = new ArrayList<>();
    private final Understander understander =
            new Understander(Reading.OWN, SentMails.none(), this::count, Forms.reference());

    private DocumentText.Read count(Part part) {
        asked.add(part.path());
        return new DocumentText.Read.NotForMe();
    }

    @Test
    void besideAFicheInTheBodyNoDocumentIsRead() {
        assertThat(
                        kind(
                                """
                                Demande de médecin traitant
                                Nom de naissance : TESTPATIENT
                                Prénom : Georgette
                                Date de naissance : 14/05/1944
                                """,
                                "text/plain",
                                ""))
                .isEqualTo("intake");
        assertThat(asked).isEmpty();
    }

    @Test
    void besideACdaThatSaysItAllNoDocumentIsRead() throws IOException {
        byte[] cda = Files.readAllBytes(Reading.messages().resolve("cda/001-discharge-2022.xml"));
        assertThat(
                        kind(
                                "Courrier ci-joint.",
                                "application/xml",
                                Base64.getMimeEncoder().encodeToString(cda)))
                .isEqualTo("discharge");
        assertThat(asked).isEmpty();
    }

    @Test
    void besideABodyThatSaysNothingItIs() {
        assertThat(kind("Courrier ci-joint.", "text/plain", "")).isEqualTo("unclear");
        assertThat(asked).contains("3");
    }

    private String kind(String body, String otherType, String otherBase64) {
        String message =
                """
                From: secretariat@chu-aunis.mssante.example
                To: passerelle@cpts-aunis.mssante.example
                Subject: Courrier
                Date: Tue, 03 Mar 2026 12:30:00 +0100
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                %s
                --b
                Content-Type: %s
                Content-Disposition: attachment; filename=autre
                Content-Transfer-Encoding: base64

                %s
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename=courrier.pdf

                %%PDF-1.4
                --b--
                """
                        .formatted(body, otherType, otherBase64)
                        .replace("\r\n", "\n")
                        .replace("\n", "\r\n");
        return understander
                .understand(Reading.opened(message.getBytes(StandardCharsets.UTF_8)))
                .kind();
    }
}
