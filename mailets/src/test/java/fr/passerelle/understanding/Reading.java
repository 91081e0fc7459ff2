package fr.passerelle.understanding;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Opening;
import fr.passerelle.opening.Trusting;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Opens and understands messages for tests.
final class Reading {
    static final EmailAddress OWN = EmailAddress.of("passerelle@cpts-aunis.mssante.example");
    /// What this server wrote about senders is believed; nobody vouches for anybody else.
    private static final Trusting TRUSTING =
            new Trusting(Set.of(), Optional.of("mx.cpts-aunis.mssante.example"));

    private static final Instant AT = Instant.parse("2026-03-03T12:00:00Z");

    private Reading() {}

    static Path messages() {
        return Path.of(System.getProperty("passerelle.root"), "test-mailboxes", "messages");
    }

    static SentMails sent() throws IOException {
        return new SentFile(messages().resolve("replies/sent.jsonl"));
    }

    static Understander understander() throws IOException {
        return new Understander(OWN, sent(), AttachedDocuments.readers(), Forms.reference());
    }

    static Opening open(byte[] message) {
        return new MimeOpener(TRUSTING)
                .open(
                        new Received(
                                "m-00000001",
                                new Door("folder", false),
                                Envelope.UNKNOWN,
                                AT,
                                new RawMessage(message)));
    }

    /// A file as the one attachment of a mail that says nothing itself.
    static byte[] attached(String name, byte[] content) {
        byte[] head =
                """
                From: secretariat@chu-aunis.mssante.example\r
                To: passerelle@cpts-aunis.mssante.example\r
                Subject: Courrier\r
                Date: Tue, 03 Mar 2026 12:30:00 +0100\r
                MIME-Version: 1.0\r
                Content-Type: application/octet-stream\r
                Content-Transfer-Encoding: binary\r
                Content-Disposition: attachment; filename="%s"\r
                \r
                """
                        .formatted(name)
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, message, head.length, content.length);
        return message;
    }

    static Opened opened(byte[] message) {
        if (open(message) instanceof Opened opened) {
            return opened;
        }
        throw new AssertionError("the fixture is refused");
    }
}
