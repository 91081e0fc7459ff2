package fr.passerelle.understanding.pdf;

import fr.passerelle.document.DocumentText;
import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.picture.PictureReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Documents of the tests, and their reading. Those in files were made by `pdf/make.py`.
final class Pdfs {
    private Pdfs() {}

    static byte[] file(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Pdfs.class.getResourceAsStream("/pdf/" + name), name)) {
            return in.readAllBytes();
        }
    }

    static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Read read(byte[] content) {
        return read(new PdfText(Duration.ofSeconds(20), PictureReader.none()), content);
    }

    static Read read(DocumentText reader, byte[] content) {
        return reader.read(
                new Part(
                        "2",
                        Headers.NONE,
                        new MediaType("application", "pdf", Map.of()),
                        Optional.empty(),
                        true,
                        content));
    }

    static WrittenDocument written(Read read) {
        if (read instanceof Read.Text(var document)) {
            return document;
        }
        throw new AssertionError("not read: " + read);
    }

    static List<List<String>> cells(WrittenDocument document) {
        return document.rows().stream()
                .map(row -> row.cells().stream().map(WrittenDocument.Cell::text).toList())
                .toList();
    }

    static Map<String, WrittenDocument.Entry> entries(WrittenDocument document) {
        return document.form().stream()
                .collect(
                        Collectors.toMap(
                                WrittenDocument.Filled::name, WrittenDocument.Filled::entry));
    }

    static Map<String, WrittenDocument.Filled> fields(WrittenDocument document) {
        return document.form().stream()
                .collect(Collectors.toMap(WrittenDocument.Filled::name, Function.identity()));
    }
}
