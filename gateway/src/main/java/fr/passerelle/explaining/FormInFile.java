package fr.passerelle.explaining;

import fr.passerelle.document.DocumentText;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Refused;
import fr.passerelle.opening.Trusting;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.picture.PictureReader;
import fr.passerelle.understanding.text.MessageText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What stands in a file, as the gateway would read it: a document by itself, or a message with one
/// attached.
public final class FormInFile {
    private FormInFile() {}

    /// Empty where nothing in it can be read.
    public static Optional<WrittenDocument> find(Path file) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(Limits.MESSAGE_BYTES + 1);
        }
        String name = String.valueOf(file.getFileName());
        Format format =
                name.toLowerCase(Locale.ROOT).endsWith(".eml")
                        ? Format.MESSAGE
                        : Format.of(name, content);
        byte[] message =
                format == Format.MESSAGE ? content : Format.inAMessage(name, format, content);
        Received received =
                new Received(
                        "m-1",
                        new Door("form", false),
                        Envelope.UNKNOWN,
                        Instant.EPOCH,
                        new RawMessage(message));
        return switch (new MimeOpener(Trusting.NOBODY).open(received)) {
            case Refused _ -> Optional.empty();
            case Opened opened -> written(opened);
        };
    }

    private static Optional<WrittenDocument> written(Opened opened) {
        MessageText text = MessageText.of(opened);
        DocumentText readers = AttachedDocuments.readers(PictureReader.ofThisMachine());
        for (Part part : text.documents()) {
            if (readers.read(part) instanceof DocumentText.Read.Text(var written)) {
                return Optional.of(written);
            }
        }
        WrittenDocument body = WrittenDocument.ofLines(text.lines(), text.place());
        return body.rows().isEmpty() ? Optional.empty() : Optional.of(body);
    }
}
