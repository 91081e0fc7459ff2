package fr.passerelle.hostile;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Opening;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.picture.PictureReader;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens and understands as the gateway does, and says how it ended.
final class Reader {
    private static final String HONEST =
            """
            From: Claire Noiret <claire.noiret@chu-aunis.mssante.example>
            To: passerelle@cpts-aunis.mssante.example
            Date: Mon, 02 Mar 2026 08:15:00 +0100
            Message-ID: <honnete@chu-aunis.mssante.example>
            Subject: Demande
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Demande de médecin traitant
            Nom de naissance : TESTPATIENT
            Prénom : Georgette
            Date de naissance : 14/05/1944
            """;

    private static final Path LETTER =
            Path.of(
                    System.getProperty("passerelle.root", ".."),
                    "test-mailboxes/messages/discharge/005-letter-in-a-pdf.eml");

    private final MimeOpener opener =
            new MimeOpener(
                    new Trusting(
                            Set.of("cpts-aunis.mssante.example", "chu-aunis.mssante.example"),
                            Optional.of("mx.passerelle.example")),
                    new SecureMail(
                            Keyring.EMPTY,
                            new Trust(TrustAnchors.NONE, RevocationLists.NONE, Revocation.SOFT)));
    private final Understander understander =
            new Understander(
                    EmailAddress.of("passerelle@cpts-aunis.mssante.example"),
                    SentMails.none(),
                    // What a document costs is bounded by what it does; a busy machine is no
                    // ending.
                    AttachedDocuments.readers(Duration.ofMinutes(2), PictureReader.none()),
                    Forms.reference());

    /// The refusal by its name, or what was understood, why, and what was wrong with it.
    String ending(byte[] message) {
        return switch (open(message)) {
            case Refused(_, var why, _, _, _) -> "refused: " + why.templateName();
            case Opened opened -> {
                Understood understood = understander.understand(opened);
                List<String> words = new ArrayList<>();
                words.add(understood.kind() + ", because " + understood.because());
                understood.defects().stream().map(Reader::words).limit(3).forEach(words::add);
                yield "understood: " + String.join("; ", words);
            }
        };
    }

    /// True where the next mails, of people who mean no harm, are read rightly: a form in the
    /// body, and a letter in a PDF.
    boolean readsTheNext() throws IOException {
        byte[] form = HONEST.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return understood(form) instanceof Understood.Intake intake
                && intake.fiche().value(Field.BIRTH_NAME).equals(Optional.of("TESTPATIENT"))
                && understood(Files.readAllBytes(LETTER)) instanceof Understood.Discharge;
    }

    private @Nullable Understood understood(byte[] message) {
        return open(message) instanceof Opened opened ? understander.understand(opened) : null;
    }

    private Opening open(byte[] message) {
        return opener.open(
                new Received(
                        "m-00000001",
                        new Door("smtp", false),
                        Envelope.UNKNOWN,
                        Instant.parse("2026-03-02T08:15:00Z"),
                        new RawMessage(message)));
    }

    private static String words(Defect defect) {
        String found = defect.kind() == Defect.Kind.UNREADABLE_DOCUMENT ? defect.found() : "";
        return (defect.kind() + " in " + defect.where().words() + " " + found).strip();
    }
}
