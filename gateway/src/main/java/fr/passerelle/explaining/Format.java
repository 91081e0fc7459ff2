package fr.passerelle.explaining;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the first bytes of a file say it is.
enum Format {
    MESSAGE("a message", "message", "rfc822"),
    PDF("a PDF", "application", "pdf"),
    CDA("a CDA document", "text", "xml"),
    XML("an XML document", "text", "xml"),
    XDM("an XDM zip", "application", "zip"),
    DOCX(
            "a Word document",
            "application",
            "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX(
            "an Excel workbook",
            "application",
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ODT("an OpenDocument text", "application", "vnd.oasis.opendocument.text"),
    ODS("an OpenDocument sheet", "application", "vnd.oasis.opendocument.spreadsheet"),
    RTF("an RTF document", "application", "rtf"),
    FDF("the filled fields of a PDF form", "application", "fdf"),
    PNG("a picture", "image", "png"),
    JPEG("a picture", "image", "jpeg"),
    TIFF("a picture", "image", "tiff"),
    TEXT("a text", "text", "plain"),
    ZIP("a zip", "application", "zip"),
    HL7("an HL7 v2 message", "application", "edi-hl7v2"),
    HPRIM("an HPRIM letter", "application", "x-hprim"),
    OTHER("a file of an unknown form", "application", "octet-stream");

    /// Only so much of a file is looked at.
    static final int LOOKED_AT = 4096;

    private static final List<String> HPRIM_ENDINGS = List.of(".hpr", ".hpm", ".hprim");

    private static final Pattern UTF_16 = Pattern.compile("\u00ff\u00fe|\u00fe\u00ff|\0<|<\0");
    private static final Pattern MARK =
            Pattern.compile("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)");

    private final String inWords;
    private final String type;

    Format(String inWords, String type, String subtype) {
        this.inWords = inWords;
        this.type = type + "/" + subtype;
    }

    String inWords() {
        return inWords;
    }

    String type() {
        return type;
    }

    /// What comes as the attachment of a message, and is none.
    boolean isDocument() {
        return this != MESSAGE && this != OTHER;
    }

    /// @param name of the file; only HPRIM and plain text, which have no mark of their own, need it
    /// @param content its beginning is enough
    static Format of(String name, byte[] content) {
        String start =
                new String(
                        content,
                        0,
                        Math.min(content.length, LOOKED_AT),
                        StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF")) {
            return PDF;
        }
        if (start.startsWith("PK\003\004")) {
            return zip(start);
        }
        Optional<Format> marked = marked(start);
        if (marked.isPresent()) {
            return marked.get();
        }
        // HL7 v2.5 §2.5.4: the separator is whatever stands behind the name.
        if (start.startsWith("MSH") && start.length() > 3 && isMark(start.charAt(3))) {
            return HL7;
        }
        if (start.startsWith("H|") || start.contains("****FIN") || start.contains("****LAB")) {
            return HPRIM;
        }
        if (HPRIM_ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
            return HPRIM;
        }
        // In UTF-16 each letter stands beside a zero.
        String narrow = UTF_16.matcher(start).lookingAt() ? start.replace("\0", "") : start;
        String text = MARK.matcher(narrow).replaceFirst("");
        if (text.stripLeading().startsWith("<")) {
            return text.contains("ClinicalDocument") ? CDA : XML;
        }
        // « Nom : » on the first line of a filled form looks like the header of a message.
        if (name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
            return TEXT;
        }
        return startsAHeader(text) ? MESSAGE : OTHER;
    }

    /// Those that begin with a mark of their own.
    private static Optional<Format> marked(String start) {
        if (start.startsWith("{\\rtf")) {
            return Optional.of(RTF);
        }
        if (start.startsWith("%FDF")) {
            return Optional.of(FDF);
        }
        if (start.startsWith("\u0089PNG")) {
            return Optional.of(PNG);
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        return start.startsWith("II*\0") || start.startsWith("MM\0*")
                ? Optional.of(TIFF)
                : Optional.empty();
    }

    private static boolean isMark(char c) {
        return c > ' ' && c <= '~' && c != ':' && c != '-' && !Character.isLetterOrDigit(c);
    }

    /// IHE ITI TF-2 §3.32.4.1.2: an XDM zip has IHE_XDM at its top. OpenDocument names its type in
    /// its first file (ODF 1.3 part 2 §3.3), Office the types of its parts (ECMA-376 part 2); where
    /// the first names say no more, the reader will.
    private static Format zip(String start) {
        if (start.contains("IHE_XDM")) {
            return XDM;
        }
        if (start.contains("mimetype" + ODT.type)) {
            return ODT;
        }
        if (start.contains("mimetype" + ODS.type)) {
            return ODS;
        }
        if (start.contains("xl/workbook") || start.contains("xl/worksheets")) {
            return XLSX;
        }
        return start.contains("[Content_Types].xml") || start.contains("word/") ? DOCX : ZIP;
    }

    /// RFC 5322 §2.2: printable ASCII without a colon, then a colon. A mailbox's "From " line is
    /// let pass.
    private static boolean startsAHeader(String text) {
        if (text.startsWith("From ")) {
            return true;
        }
        int at = 0;
        while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) {
            at++;
        }
        int name = at;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) <= '~') {
            if (text.charAt(at) == ':') {
                return at > name;
            }
            at++;
        }
        return false;
    }

    /// The content as the one attachment of a message, so that it takes the way of all
    /// messages.
    static byte[] inAMessage(String name, Format format, byte[] content) {
        String head =
                """
                Content-Type: %s
                Content-Transfer-Encoding: binary
                Content-Disposition: attachment; filename*=UTF-8''%s
                MIME-Version: 1.0

                """
                        .formatted(format.type(), percent(name))
                        .replace("\n", "\r\n");
        byte[] header = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(header, header.length + content.length);
        System.arraycopy(content, 0, whole, header.length, content.length);
        return whole;
    }

    /// RFC 8187 §3.2: letters and digits as they are, everything else by its bytes.
    private static String percent(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-')) {
                encoded.append(c);
            } else {
                encoded.append('%').append(java.util.HexFormat.of().toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
