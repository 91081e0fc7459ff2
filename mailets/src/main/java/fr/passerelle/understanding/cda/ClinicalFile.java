package fr.passerelle.understanding.cda;

import fr.passerelle.document.DocumentEntry;
import fr.passerelle.document.XdmDocument;
import fr.passerelle.document.XdmPackage;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.Opened;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A file of a message that may be a clinical document: an attachment, or a document of a package.
///
/// @param path of the part, or of the document in its package
/// @param entry what the metadata of the package say of it
record ClinicalFile(String path, Slice content, Optional<DocumentEntry> entry) {
    /// Where the name of the root must stand: behind the declaration, the style sheets and the
    /// comments that makers put there.
    private static final int LOOKED_AT = 64 * 1024;

    private static final String ROOT = "ClinicalDocument";

    static List<ClinicalFile> of(Opened opened) {
        List<ClinicalFile> files = new ArrayList<>();
        for (Part part : opened.parts()) {
            if (part.message().isEmpty() && mayBeXml(part)) {
                add(
                        new ClinicalFile(part.path(), Slice.of(part.content()), Optional.empty()),
                        files);
            }
        }
        for (XdmPackage xdm : opened.packages()) {
            for (XdmDocument document : xdm.documents()) {
                document.content()
                        .ifPresent(
                                content ->
                                        add(
                                                new ClinicalFile(
                                                        document.path(), content, document.entry()),
                                                files));
            }
        }
        return files;
    }

    private static void add(ClinicalFile file, List<ClinicalFile> files) {
        if (files.size() < Limits.CDA_DOCUMENTS && file.namesItsRoot()) {
            files.add(file);
        }
    }

    /// Programs send a CDA as text/xml, application/xml, application/xslt+xml or as octets.
    private static boolean mayBeXml(Part part) {
        MediaType type = part.type();
        boolean xml = type.subtype().equals("xml") || type.subtype().endsWith("+xml");
        boolean named =
                part.fileName()
                        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".xml"))
                        .isPresent();
        return xml || named;
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
