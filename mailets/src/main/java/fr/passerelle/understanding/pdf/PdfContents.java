package fr.passerelle.understanding.pdf;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText.Read;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.understanding.page.PageLine;
import fr.passerelle.understanding.picture.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/// What PDFBox finds in a PDF, before anybody looks at its pictures.
///
/// @param isPortfolio whether its pages are only the cover of the files in it (ISO 32000-1
///     §7.11.6)
record PdfContents(List<Page> pages, List<Filled> form, List<Defect> defects, boolean isPortfolio) {
    private static final int MAX_PAGES = 30;
    private static final int MAX_CHARS = 200_000;

    /// Fewer letters are the number of a page, or its date.
    private static final int FEWEST_LETTERS = 20;

    private static final COSName COLLECTION = COSName.getPDFName("Collection");
    private static final COSName EMBEDDED_FILES = COSName.getPDFName("EmbeddedFiles");
    private static final COSName NAMES = COSName.getPDFName("Names");
    private static final COSName XFA = COSName.getPDFName("XFA");

    /// How it ended.
    sealed interface Reading {
        record Done(PdfContents contents) implements Reading {}

        record Not(Read.Unreadable why) implements Reading {}
    }

    /// @param number counted from 1
    record Page(int number, List<PageLine> lines, Scan picture) {}

    /// Whether a page is a picture.
    sealed interface Scan {
        /// It has text, or nothing at all.
        record None() implements Scan {}

        record Found(Picture picture) implements Scan {}

        /// It is one, and nobody wants it or it cannot be taken out.
        record NotTaken() implements Scan {}
    }

    /// Opened with the empty password: such a file everybody can read (ISO 32000-1 §7.6.3.4).
    ///
    /// @param wantsPictures whether pages that are pictures are taken out
    static Reading read(byte[] content, String part, long memory, boolean wantsPictures)
            throws IOException {
        try (PDDocument document =
                Loader.loadPDF(
                        content,
                        "",
                        null,
                        null,
                        MemoryUsageSetting.setupMainMemoryOnly(memory).streamCache)) {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            COSDictionary acroForm = catalog.getCOSDictionary(COSName.ACRO_FORM);
            List<Defect> defects = new ArrayList<>();
            FormFields.Found form = new FormFields.Found(List.of(), true);
            if (acroForm != null) {
                form = FormFields.of(acroForm, part);
                defects.addAll(FdfText.cut(form.whole(), part));
                if (form.filled().isEmpty() && acroForm.containsKey(XFA)) {
                    return new Reading.Not(
                            new Read.Unreadable(
                                    "a dynamic form (XFA), whose pages only Adobe's program"
                                            + " shows"));
                }
            }
            boolean portfolio = catalog.getCOSDictionary(COLLECTION) != null;
            COSDictionary names = catalog.getCOSDictionary(NAMES);
            if (portfolio || (names != null && names.containsKey(EMBEDDED_FILES))) {
                defects.add(
                        new Defect(
                                Defect.Kind.DOCUMENT_NOT_READ, new Defect.Where.InPart(part), ""));
            }
            return new Reading.Done(
                    new PdfContents(
                            pages(document, wantsPictures), form.filled(), defects, portfolio));
        }
    }

    private static List<Page> pages(PDDocument document, boolean wantsPictures) throws IOException {
        TextEngine engine = new TextEngine(MAX_CHARS);
        List<Page> pages = new ArrayList<>();
        PageScans scans = new PageScans(wantsPictures);
        int number = 0;
        for (PDPage page : document.getPages()) {
            if (++number > MAX_PAGES) {
                break;
            }
            List<PageLine> lines = engine.read(page);
            boolean bare = PageLine.letters(lines, FEWEST_LETTERS) < FEWEST_LETTERS;
            pages.add(new Page(number, lines, bare ? scans.of(page) : new Scan.None()));
        }
        return pages;
    }
}
