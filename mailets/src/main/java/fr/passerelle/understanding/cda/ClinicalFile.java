package fr.passerelle.understanding.cda;

import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.XdmDocument;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.Opened;
import fr.passerelle.understanding.hl7v2.EmbeddedDocument;
import fr.passerelle.understanding.hl7v2.Hl7Read;
import fr.passerelle.understanding.hl7v2.Hl7Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file of a message that may be a clinical document: an attachment, a document of a package, or
/// a document in an HL7 message.
///
/// @param path of the part, of the document in its package, or of the segment in its message
/// @param around what the carrier says of it
record ClinicalFile(String path, Slice content, Around around) {
    /// Where the name of the root must stand: behind the declaration, the style sheets and the
    /// comments that makers put there.
    private static final int LOOKED_AT = 64 * 1024;

    private static final String ROOT = "ClinicalDocument";

    /// The first bytes of XML, whatever its encoding and byte order mark.
    private static final Pattern MARKUP = Pattern.compile("[\\x00\\s\\xEF\\xBB\\xBF\\xFE\\xFF]*+<");

    private static final int BEFORE_MARKUP = 64;

    /// What stands around a document.
    sealed interface Around {
        /// A part of the mail, and nothing else.
        record Alone() implements Around {}

        /// The metadata of its package, where they speak of it.
        record InPackage(Optional<DocumentEntry> entry) implements Around {}

        record InMessage(Hl7Read.Documents message, Hl7Read.Action action) implements Around {}
    }

    /// What is to be done with it: nobody but a message says anything else than that it is new.
    Hl7Read.Action action() {
        return switch (around) {
            case Around.InMessage(_, var action) -> action;
            case Around.Alone _, Around.InPackage _ -> Hl7Read.Action.NEW;
        };
    }

    static List<ClinicalFile> of(Opened opened, LocalDate day) {
        List<ClinicalFile> files = new ArrayList<>();
        for (Part part : opened.parts()) {
            if (part.message().isPresent()) {
                continue;
            }
            Slice content = Slice.of(part.content());
            if (mayBeXml(part)) {
                add(new ClinicalFile(part.path(), content, new Around.Alone()), files);
            } else if (Hl7Reader.begins(content)
                    && Hl7Reader.read(content, part.path(), day)
                            instanceof Hl7Read.Documents message) {
                inMessage(message, part, files);
            }
        }
        for (XdmPackage xdm : opened.packages()) {
            for (XdmDocument document : xdm.documents()) {
                document.content()
                        .ifPresent(
                                content ->
                                        add(
                                                new ClinicalFile(
                                                        document.path(),
                                                        content,
                                                        new Around.InPackage(document.entry())),
                                                files));
            }
        }
        return files;
    }

    private static void inMessage(Hl7Read.Documents message, Part part, List<ClinicalFile> files) {
        for (EmbeddedDocument document : message.documents()) {
            if (document.isCda()) {
                add(
                        new ClinicalFile(
                                part.path() + "/" + document.segment(),
                                document.content(),
                                new Around.InMessage(message, document.action())),
                        files);
            }
        }
    }

    private static void add(ClinicalFile file, List<ClinicalFile> files) {
        if (files.size() < Limits.CDA_DOCUMENTS && file.namesItsRoot()) {
            files.add(file);
        }
    }

    /// Programs send a CDA as text/xml, application/xml, application/xslt+xml or as octets, under a
    /// name that ends in .xml, in something else, or under none.
    private static boolean mayBeXml(Part part) {
        MediaType type = part.type();
        boolean xml = type.subtype().equals("xml") || type.subtype().endsWith("+xml");
        boolean named =
                part.fileName()
                        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".xml"))
                        .isPresent();
        boolean octets = type.type().equals("application") || part.attachment();
        return xml || named || (octets && beginsAsMarkup(part));
    }

    private static boolean beginsAsMarkup(Part part) {
        return MARKUP.matcher(new String(part.head(BEFORE_MARKUP), StandardCharsets.ISO_8859_1))
                .lookingAt();
    }

    /// In UTF-8 and its like, or in UTF-16, where each letter stands beside a zero.
    private boolean namesItsRoot() {
        String start =
                new String(
                        content.array(),
                        content.offset(),
                        Math.min(content.length(), LOOKED_AT),
                        StandardCharsets.ISO_8859_1);
        return start.contains(ROOT) || start.replace("\0", "").contains(ROOT);
    }
}
