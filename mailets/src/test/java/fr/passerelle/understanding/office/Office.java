package fr.passerelle.understanding.office;

import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Documents for tests: those of the folder beside, and small ones made here, part by part. The
/// zips are written as Java writes them, sizes behind the bytes, which is how Google Docs does.
final class Office {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private static final String RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private Office() {}

    static byte[] file(String name) {
        try (InputStream in = Office.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no document " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// As a mail program sends it that does not know what it is.
    static Read read(byte[] content) {
        return new OfficeText()
                .read(
                        new Part(
                                "2",
                                Headers.NONE,
                                new MediaType("application", "octet-stream", Map.of()),
                                Optional.of("fiche"),
                                true,
                                content));
    }

    static WrittenDocument document(byte[] content) {
        return switch (read(content)) {
            case Read.Text(var document) -> document;
            case Read.Unreadable(var why) -> throw new AssertionError("unreadable: " + why);
            case Read.Pictures _ -> throw new AssertionError("pictures");
            case Read.NotForMe _ -> throw new AssertionError("not known");
        };
    }

    /// The rows, cells parted by ` | `, empty ones shown; lines of a cell by ` / `. Empty rows are
    /// left out.
    static List<String> rows(byte[] content) {
        return document(content).rows().stream()
                .map(
                        row ->
                                String.join(
                                        " | ",
                                        row.cells().stream()
                                                .map(cell -> cell.text().replace("\n", " / "))
                                                .toList()))
                .filter(row -> !row.isBlank())
                .toList();
    }

    /// The fields, as `name (label) = value`.
    static List<String> fields(byte[] content) {
        return document(content).form().stream()
                .map(
                        field ->
                                field.name()
                                        + field.label().map(it -> " (" + it + ")").orElse("")
                                        + " = "
                                        + entry(field.entry()))
                .toList();
    }

    private static String entry(Entry entry) {
        return switch (entry) {
            case Entry.Text(var text) -> text;
            case Entry.Ticked(var stands) -> "ticked" + stands.map(it -> " " + it).orElse("");
            case Entry.NotTicked() -> "not ticked";
        };
    }

    static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// A DOCX with this in its body.
    static byte[] docx(String body) {
        return docx(body, Map.of());
    }

    /// @param more further parts by their names, each related to the text as its name says
    ///     (`header1.xml` is a header)
    static byte[] docx(String body, Map<String, String> more) {
        return docx(W, body, more);
    }

    static byte[] strictDocx(String body) {
        return docx(STRICT_W, body, Map.of());
    }

    private static byte[] docx(String namespace, String body, Map<String, String> more) {
        Map<String, String> parts = new java.util.TreeMap<>();
        parts.put("[Content_Types].xml", types("word/document.xml", "wordprocessingml.document"));
        parts.put("_rels/.rels", relations("officeDocument", "word/document.xml"));
        parts.put(
                "word/document.xml",
                root("document", namespace) + "<w:body>" + body + "</w:body></w:document>");
        StringBuilder related = new StringBuilder();
        for (Map.Entry<String, String> part : new java.util.TreeMap<>(more).entrySet()) {
            String kind = part.getKey().replaceAll("[0-9]*\\.xml", "");
            String element = Map.of("header", "hdr", "footer", "ftr").getOrDefault(kind, kind);
            parts.put(
                    "word/" + part.getKey(),
                    root(element, namespace) + part.getValue() + "</w:" + element + ">");
            related.append(relation(kind, part.getKey()));
        }
        parts.put("word/_rels/document.xml.rels", relations(related.toString()));
        return zip(parts);
    }

    private static String root(String element, String namespace) {
        return "<w:"
                + element
                + " xmlns:w=\""
                + namespace
                + "\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
                + " xmlns:v=\"urn:schemas-microsoft-com:vml\">";
    }

    /// A paragraph with this text.
    static String p(String text) {
        return "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
    }

    /// An XLSX of one sheet.
    ///
    /// @param sheet what stands inside `worksheet`
    /// @param strings the shared ones
    /// @param formats of the styles, by their number; a number is one that is built in
    static byte[] xlsx(String sheet, List<String> strings, List<String> formats) {
        return xlsx("", sheet, strings, formats, Map.of());
    }

    static byte[] xlsx(
            String workbook,
            String sheet,
            List<String> strings,
            List<String> formats,
            Map<String, String> more) {
        Map<String, String> parts = new java.util.TreeMap<>(more);
        parts.put("[Content_Types].xml", types("xl/workbook.xml", "spreadsheetml.sheet"));
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                spreadsheet(
                        "workbook",
                        workbook
                                + "<sheets><sheet name=\"Saisine\" sheetId=\"1\" r:id=\"worksheet\"/></sheets>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(
                        relation("worksheet", "worksheets/sheet1.xml")
                                + relation("sharedStrings", "sharedStrings.xml")
                                + relation("styles", "styles.xml")));
        parts.put("xl/worksheets/sheet1.xml", spreadsheet("worksheet", sheet));
        parts.put(
                "xl/sharedStrings.xml",
                spreadsheet(
                        "sst",
                        String.join(
                                "", strings.stream().map(it -> "<si>" + it + "</si>").toList())));
        StringBuilder codes = new StringBuilder();
        StringBuilder styles = new StringBuilder();
        for (String format : formats) {
            boolean own = !format.matches("\\d{1,2}");
            int id = own ? 164 + styles.length() : Integer.parseInt(format);
            if (own) {
                codes.append(
                        "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>"
                                .formatted(
                                        id, format.replace("\"", "&quot;").replace("<", "&lt;")));
            }
            styles.append("<xf numFmtId=\"%d\"/>".formatted(id));
        }
        parts.put(
                "xl/styles.xml",
                spreadsheet(
                        "styleSheet",
                        "<numFmts>" + codes + "</numFmts><cellXfs>" + styles + "</cellXfs>"));
        return zip(parts);
    }

    private static String spreadsheet(String element, String inside) {
        return "<"
                + element
                + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
                + RELATION.substring(0, RELATION.length() - 1)
                + "\">"
                + inside
                + "</"
                + element
                + ">";
    }

    static String types(String part, String kind) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/"
                + part
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument."
                + kind
                + ".main+xml\"/></Types>";
    }

    static String relations(String kind, String target) {
        return relations(relation(kind, target));
    }

    static String relations(String inside) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + inside
                + "</Relationships>";
    }

    static String relation(String kind, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"/>"
                .formatted(kind, RELATION, kind, target);
    }

    static byte[] rtf(String inside) {
        return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil Arial;}{\\f1\\fcharset2 Wingdings;}{\\f2\\fcharset238 Arial CE;}}"
                        + inside
                        + "}")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A flat ODF document.
    ///
    /// @param body `office:text` or `office:spreadsheet` with what is in it
    static byte[] flat(String styles, String body) {
        return ("<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                        + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                        + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                        + " xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\""
                        + " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
                        + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\">"
                        + "<office:automatic-styles>"
                        + styles
                        + "</office:automatic-styles><office:body>"
                        + body
                        + "</office:body></office:document>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
