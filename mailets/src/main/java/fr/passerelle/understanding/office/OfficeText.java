package fr.passerelle.understanding.office;

import fr.passerelle.archive.ArchiveStopped;
import fr.passerelle.document.DocumentText;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Text of the documents of office programs, each known by its bytes. Reads in the thread that
/// asks: what a document may cost is bounded by [Limits]. Several threads may use one.
public final class OfficeText implements DocumentText {
    private static final byte[] RTF = ascii("{\\rtf");
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /// Names of parts, which stand in a zip in the clear: one of them is left of a document that
    /// was cut off.
    private static final List<byte[]> OURS =
            Stream.of(
                            "[content_types].xml",
                            "_rels/.rels",
                            "docprops/",
                            "word/document",
                            "xl/work",
                            "mimetypeapplication/vnd.oasis.opendocument")
                    .map(OfficeText::ascii)
                    .toList();

    private static final String ODF_TYPE = "application/vnd.oasis.opendocument";
    private static final String OLD_ODF_TYPE = "application/vnd.sun.xml";

    /// So much of a file shows what it is.
    private static final int HEAD = 4096;

    @Override
    public Read read(Part part) {
        byte[] head = part.head(HEAD);
        try {
            if (Bytes.begin(head, ZIP)) {
                return zip(part);
            }
            if (isRtf(head)) {
                Manuscript into = new Manuscript(part.path());
                RtfReader.read(bounded(part.content()), into);
                return into.done();
            }
            if (Compound.is(head)) {
                return Compound.whatIsIn(bounded(part.content()))
                        .<Read>map(Read.Unreadable::new)
                        .orElseGet(Read.NotForMe::new);
            }
            return xml(part, new String(head, StandardCharsets.UTF_8));
        } catch (NotRead notRead) {
            return new Read.Unreadable(notRead.why());
        }
    }

    /// Some programs put a byte order mark or a line end in front.
    private static boolean isRtf(byte[] head) {
        int place = Bytes.find(head, RTF);
        boolean alone = place >= 0 && place <= 8;
        for (int i = 0; alone && i < place; i++) {
            alone = head[i] < 0 || head[i] <= ' ';
        }
        return alone;
    }

    /// A zip of somebody else may be as strange and as large as it likes.
    private static Read zip(Part part) {
        byte[] content = part.content();
        Parts parts;
        try {
            parts = Parts.of(Slice.of(content));
        } catch (ArchiveStopped stopped) {
            return OURS.stream().anyMatch(name -> Bytes.holds(content, name))
                    ? new Read.Unreadable(Parts.notRead(stopped).why())
                    : new Read.NotForMe();
        }
        if (ContentTypes.areIn(parts)) {
            return ofPackage(parts, part);
        }
        if (parts.has("content.xml")) {
            return ofOdf(parts, part);
        }
        return parts.has("Index/Document.iwa") || parts.has("Index.zip")
                ? new Read.Unreadable("a document of Apple Pages, Numbers or Keynote")
                : new Read.NotForMe();
    }

    /// ECMA-376 part 1 §8 to 11: the main part is the one that the package is about, and its type
    /// says which kind it is. Macros lie in parts that nobody asks for.
    private static Read ofPackage(Parts parts, Part part) {
        Optional<String> main = Relations.ofPackage(parts).first("officedocument");
        if (main.isEmpty()) {
            return new Read.NotForMe();
        }
        bounded(part.content());
        String type = ContentTypes.of(parts, main.get());
        Manuscript into = new Manuscript(part.path());
        if (type.contains("sheet.binary")) {
            return new Read.Unreadable("a binary workbook (.xlsb)");
        } else if (type.contains("wordprocessingml") || type.contains("ms-word")) {
            WordReader.read(parts, main.get(), into);
        } else if (type.contains("spreadsheetml") || type.contains("ms-excel")) {
            WorkbookReader.read(parts, main.get(), into);
        } else if (type.contains("presentationml") || type.contains("ms-powerpoint")) {
            return new Read.Unreadable("a presentation");
        } else {
            return new Read.NotForMe();
        }
        return into.done();
    }

    private static Read ofOdf(Parts parts, Part part) {
        String type =
                parts.find("mimetype")
                        .map(bytes -> new String(bytes.toBytes(), StandardCharsets.US_ASCII))
                        .orElse("");
        if (type.startsWith(OLD_ODF_TYPE)) {
            return new Read.Unreadable("a document of OpenOffice 1");
        }
        if (!type.startsWith(ODF_TYPE)) {
            return new Read.NotForMe();
        }
        bounded(part.content());
        Manuscript into = new Manuscript(part.path());
        OdfReader.read(parts, into);
        return into.done();
    }

    private static Read xml(Part part, String head) {
        if (head.contains("progid=\"Word.Document\"") || head.contains("progid=\"Excel.Sheet\"")) {
            return new Read.Unreadable("a document as XML of Office 2003");
        }
        if (!head.contains("<office:document") || !head.contains(Odf.OFFICE)) {
            return new Read.NotForMe();
        }
        byte[] content = part.content();
        if (content.length > Limits.OFFICE_XML_BYTES) {
            throw NotRead.tooLarge();
        }
        Manuscript into = new Manuscript(part.path());
        OdfReader.readFlat(Slice.of(content), into);
        return into.done();
    }

    private static byte[] bounded(byte[] content) {
        if (content.length > Limits.OFFICE_BYTES) {
            throw new NotRead("larger than the limit");
        }
        return content;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
