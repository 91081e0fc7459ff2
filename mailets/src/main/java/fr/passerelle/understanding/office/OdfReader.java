package fr.passerelle.understanding.office;

import fr.passerelle.mail.Slice;
import fr.passerelle.xml.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An ODF document, zipped or flat (ODF 1.3 part 3 §3): a text, or sheets. Headers and footers
/// stand in the master pages of its styles.
final class OdfReader {
    private final Manuscript into;
    private final OdfStyles styles = new OdfStyles();
    private final OdfText text;
    private final Later footers = new Later();
    private final Set<List<Later.Said>> told = new HashSet<>();

    private OdfReader(Manuscript into) {
        this.into = into;
        this.text = new OdfText(into, styles);
    }

    static void read(Parts parts, Manuscript into) {
        if (parts.has("encrypted-package") || isEnciphered(parts)) {
            throw NotRead.closed();
        }
        OdfReader reader = new OdfReader(into);
        parts.visit("styles.xml", reader::document);
        parts.require("content.xml", reader::document);
        reader.footers.tell(into);
    }

    static void readFlat(Slice xml, Manuscript into) {
        OdfReader reader = new OdfReader(into);
        Parts.visit(xml, reader::document);
        reader.footers.tell(into);
    }

    /// ODF 1.3 part 2: the manifest lists what is enciphered, and how.
    private static boolean isEnciphered(Parts parts) {
        return parts.read(
                        "META-INF/manifest.xml",
                        root -> {
                            boolean[] enciphered = {false};
                            root.children(
                                    file ->
                                            file.children(
                                                    each ->
                                                            enciphered[0] |=
                                                                    each.name()
                                                                            .equals(
                                                                                    "encryption-data")));
                            return enciphered[0];
                        })
                .orElse(false);
    }

    private void document(XmlElement root) {
        root.children(
                each -> {
                    if (each.namespace().equals(Odf.OFFICE)) {
                        switch (each.name()) {
                            case "styles", "automatic-styles" -> styles.read(each);
                            case "master-styles" -> each.children(this::masterPage);
                            case "body" -> each.children(this::body);
                            default -> {
                                // Settings, scripts, fonts, who wrote it.
                            }
                        }
                    }
                });
    }

    private void masterPage(XmlElement page) {
        page.children(
                each -> {
                    boolean shown =
                            each.attribute(Odf.STYLE, "display").filter("false"::equals).isEmpty();
                    if (each.namespace().equals(Odf.STYLE) && shown) {
                        marginal(each);
                    }
                });
    }

    private void marginal(XmlElement each) {
        Later later = new Later();
        if (each.name().startsWith("header")) {
            text.blocks(each, later);
            if (told.add(later.said())) {
                later.tell(into);
            }
        } else if (each.name().startsWith("footer")) {
            text.blocks(each, later);
            if (told.add(later.said())) {
                later.tell(footers);
            }
        }
    }

    private void body(XmlElement each) {
        switch (each.name()) {
            case "text" -> text.blocks(each, into);
            case "spreadsheet" -> each.children(new OdfSheets(into, styles)::table);
            case "presentation" -> throw new NotRead("a presentation");
            default -> throw new NotRead("a drawing");
        }
    }
}
