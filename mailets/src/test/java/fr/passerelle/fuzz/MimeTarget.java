package fr.passerelle.fuzz;

import fr.passerelle.document.DocumentText;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Opening;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Any bytes as a message: opened and understood within limits, or refused, and never a sender
/// that is believed.
public final class MimeTarget {
    private static final long MOST_SEED_BYTES = 32 * 1024;
    private static final Instant AT = Instant.parse("2026-03-02T08:15:00Z");
    private static final MimeOpener OPENER = new MimeOpener(Trusting.NOBODY);
    private static final Understander UNDERSTANDER =
            new Understander(
                    EmailAddress.of("passerelle@cpts-aunis.mssante.example"),
                    SentMails.none(),
                    DocumentText.none(),
                    Forms.reference());

    private MimeTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        switch (open(input)) {
            case Refused refused -> require(!refused.why().templateName().isEmpty(), "no reason");
            case Opened opened -> {
                require(opened.parts().size() <= Limits.PARTS, "more parts than the limit");
                require(opened.sender().word().equals("cannot-tell"), "somebody is believed");
                within(opened.parts(), input.length);
                UNDERSTANDER.understand(opened);
            }
        }
    }

    private static Opening open(byte[] message) {
        return OPENER.open(
                new Received(
                        "m-00000001",
                        new Door("fuzzing", true),
                        Envelope.UNKNOWN,
                        AT,
                        new RawMessage(message)));
    }

    /// The parts of a message that can be opened.
    static List<Part> parts(byte[] message) {
        return switch (open(message)) {
            case Opened opened -> opened.parts();
            case Refused _ -> List.of();
        };
    }

    /// Undressing a part never makes it longer.
    private static void within(List<Part> parts, int size) {
        for (Part part : parts) {
            require(part.content().length <= size, "a part is longer than its message");
            part.text();
            part.message().ifPresent(inside -> within(inside.parts(), size));
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /// Every message we have, but for the large ones.
    static List<byte[]> seeds(Path messages) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(messages)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
                if (Files.size(file) <= MOST_SEED_BYTES) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        return seeds;
    }
}
