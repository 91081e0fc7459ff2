package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Opening;
import fr.passerelle.opening.Trusting;
import fr.passerelle.patient.Ins;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Any bytes as the one attachment of a mail, taken through opening and understanding as the
/// gateway takes them; and what holds for every fiche, whatever it was read from.
final class Attached {
    static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final Instant AT = Instant.parse("2026-03-03T12:00:00Z");

    private static final Understander UNDERSTANDER =
            new Understander(
                    EmailAddress.of("passerelle@cpts-aunis.mssante.example"),
                    SentMails.none(),
                    AttachedDocuments.readers(),
                    Forms.reference());

    private Attached() {}

    /// Reads them and holds the promises of a fiche; what cannot be opened says nothing.
    static void understand(String type, byte[] content) {
        byte[] head =
                """
                From: secretariat@chu-aunis.mssante.example\r
                Subject: Courrier\r
                Date: Tue, 03 Mar 2026 12:30:00 +0100\r
                Content-Type: %s\r
                Content-Transfer-Encoding: binary\r
                Content-Disposition: attachment\r
                \r
                """
                        .formatted(type)
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, message, head.length, content.length);
        Opening opening =
                new MimeOpener(Trusting.NOBODY)
                        .open(
                                new Received(
                                        "m-1",
                                        new Door("fuzz", false),
                                        Envelope.UNKNOWN,
                                        AT,
                                        new RawMessage(message)));
        if (opening instanceof Opened opened) {
            Understood understood = UNDERSTANDER.understand(opened);
            require(!understood.because().isBlank(), "no reason");
            holds(understood.fiche());
        }
    }

    /// What [Field.Kind] promises of the values that decide something.
    static void holds(Fiche fiche) {
        fiche.ins()
                .ifPresent(ins -> require(ins.belongsInFiche(), "an INS that identifies nobody"));
        fiche.value(Field.INS)
                .ifPresent(
                        text -> require(Ins.ofText(text).text().equals(text), "two forms of INS"));
        fiche.date(Field.BIRTH_DATE)
                .ifPresent(
                        born ->
                                require(
                                        !born.isAfter(DAY) && born.getYear() >= 1900,
                                        "born when nobody was"));
        fiche.date(Field.DISCHARGE_DATE).ifPresent(left -> require(left.getYear() > 0, "no day"));
    }

    /// @param endings a regular expression
    static List<byte[]> files(Path folder, String endings) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file :
                    found.filter(it -> it.toString().matches(".*\\.(" + endings + ")"))
                            .sorted()
                            .toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }
}
