package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.office.OfficeText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Any bytes as a document of an office program, or as one part of one: the sums of a zip are a
/// wall that a fuzzer does not get over, so that the first byte says which part the others are.
/// Text within limits, a reason, or none of ours.
public final class OfficeTarget {
    private static final List<String> ZIPS =
            List.of("word-form.docx", "openpyxl.xlsx", "libreoffice-form.odt", "libreoffice.ods");

    /// The parts that the input may be, each with the document it is put into.
    private static final List<Place> PLACES =
            List.of(
                    new Place("word-form.docx", "word/document.xml"),
                    new Place("python-docx.docx", "word/header1.xml"),
                    new Place("python-docx.docx", "word/_rels/document.xml.rels"),
                    new Place("openpyxl.xlsx", "xl/worksheets/sheet1.xml"),
                    new Place("openpyxl.xlsx", "xl/styles.xml"),
                    new Place("openpyxl.xlsx", "xl/sharedStrings.xml"),
                    new Place("openpyxl.xlsx", "xl/workbook.xml"),
                    new Place("libreoffice-form.odt", "content.xml"),
                    new Place("libreoffice.odt", "styles.xml"),
                    new Place("libreoffice.ods", "content.xml"));

    private static final Map<String, Map<String, byte[]>> DOCUMENTS =
            PLACES.stream()
                    .map(Place::document)
                    .distinct()
                    .collect(Collectors.toMap(name -> name, OfficeTarget::unpacked));

    private static final OfficeText READER = new OfficeText();

    private record Place(String document, String part) {}

    private OfficeTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = java.util.Arrays.copyOfRange(input, 1, input.length);
        int place = input[0] & 0xff;
        holds(read(place < PLACES.size() ? put(PLACES.get(place), rest) : rest));
    }

    static Read read(byte[] content) {
        return READER.read(
                new Part(
                        "2",
                        Headers.NONE,
                        new MediaType("application", "octet-stream", Map.of()),
                        Optional.empty(),
                        true,
                        content));
    }

    static void holds(Read read) {
        switch (read) {
            case Read.Text(var document) -> holds(document);
            case Read.Unreadable(var why) -> require(!why.isBlank(), "unreadable, and no reason");
            case Read.Pictures(), Read.NotForMe() -> {}
        }
    }

    private static void holds(WrittenDocument document) {
        int cells = 0;
        long chars = 0;
        for (WrittenDocument.Row row : document.rows()) {
            cells += row.cells().size();
            for (WrittenDocument.Cell cell : row.cells()) {
                chars += cell.text().length();
                require(!cell.where().words().isBlank(), "a cell that is nowhere");
                require(cell.text().indexOf('\0') < 0, "a text with a NUL");
            }
        }
        require(document.rows().size() <= Limits.TEXT_LINES, "more rows than the limit");
        require(cells <= Limits.OFFICE_CELLS, "more cells than the limit");
        require(chars <= Limits.TEXT_CHARS, "more text than the limit");
        require(document.form().size() <= Limits.OFFICE_FIELDS, "more fields than the limit");
    }

    private static byte[] put(Place place, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part :
                    DOCUMENTS.getOrDefault(place.document(), Map.of()).entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getKey().equals(place.part()) ? content : part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> unpacked(String document) {
        Map<String, byte[]> parts = new java.util.LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file(document)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return parts;
    }

    /// A document of the tests of the reader.
    static byte[] file(String name) {
        try (InputStream in =
                OfficeTarget.class.getResourceAsStream(
                        "/fr/passerelle/understanding/office/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no document " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Each part by itself, and whole documents.
    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < PLACES.size(); i++) {
            Place place = PLACES.get(i);
            byte[] part =
                    DOCUMENTS
                            .getOrDefault(place.document(), Map.of())
                            .getOrDefault(place.part(), new byte[0]);
            seeds.add(behind((byte) i, part));
        }
        for (String zip : ZIPS) {
            seeds.add(behind((byte) 'z', file(zip)));
        }
        seeds.add(behind((byte) 'x', file("libreoffice.fodt")));
        seeds.add(
                behind(
                        (byte) 0,
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
                                .getBytes(StandardCharsets.US_ASCII)));
        return seeds;
    }

    private static byte[] behind(byte first, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
