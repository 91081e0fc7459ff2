package fr.passerelle.understanding.pdf;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.page.PageLine;
import fr.passerelle.understanding.picture.Picture;
import fr.passerelle.understanding.picture.PictureReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Text and forms of PDFs by PDFBox, and the pages that are pictures by a program that reads them,
/// where there is one.
///
/// Columns of a line become cells; a page that could not be read is told of, and so is a file
/// inside the PDF, which is not opened.
public final class PdfText implements DocumentText {
    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final long MAX_MEMORY = 64L * 1024 * 1024;

    /// Fewer letters than this on all pages together are page numbers on scans.
    private static final int FEWEST_LETTERS = 20;

    private final Aside aside;
    private final PictureReader pictures;

    public PdfText() {
        this(Duration.ofSeconds(5), PictureReader.none());
    }

    /// @param patience after which a document is called too slow; pictures have their own
    /// @param pictures reads pages that are pictures, after the rest, in the thread that asks
    public PdfText(Duration patience, PictureReader pictures) {
        this.aside = new Aside(patience);
        this.pictures = pictures;
    }

    @Override
    public Read read(Part part) {
        if (!Mark.PDF.isIn(part.head(Mark.HEAD))) {
            return new Read.NotForMe();
        }
        byte[] content = part.content();
        if (content.length > MAX_BYTES) {
            return new Read.Unreadable("larger than the limit");
        }
        if (UnpackedSize.exceeds(content, MAX_MEMORY) || Skeleton.isHeavy(content)) {
            return new Read.Unreadable("unpacks to more than the limit");
        }
        PdfContents.Reading found =
                aside.read(
                        () ->
                                PdfContents.read(
                                        content, part.path(), MAX_MEMORY, pictures.isThere()),
                        PdfContents.Reading.Not::new);
        return switch (found) {
            case PdfContents.Reading.Not(var unreadable) -> unreadable;
            case PdfContents.Reading.Done(var contents) -> written(contents, part.path());
        };
    }

    private Read written(PdfContents contents, String part) {
        List<Row> rows = new ArrayList<>();
        List<Defect> defects = new ArrayList<>(contents.defects());
        PictureReader.Sitting sitting = pictures.sitting();
        int letters = 0;
        boolean scanned = false;
        for (PdfContents.Page page : contents.pages()) {
            int number = page.number();
            List<PageLine> lines = page.lines();
            boolean isPicture = page.picture() instanceof PdfContents.Scan.Found;
            List<PageLine> seen =
                    page.picture() instanceof PdfContents.Scan.Found(var picture)
                            ? seen(sitting, picture)
                            : List.of();
            boolean read = PageLine.letters(seen, FEWEST_LETTERS) >= FEWEST_LETTERS;
            if (read) {
                lines = seen;
                if (!scanned) {
                    defects.add(
                            new Defect(
                                    Defect.Kind.READ_FROM_PICTURE,
                                    new Defect.Where.Scanned(part, number, 1),
                                    ""));
                }
                scanned = true;
            } else if (isPicture || page.picture() instanceof PdfContents.Scan.NotTaken) {
                defects.add(
                        new Defect(
                                Defect.Kind.IMAGE_WITHOUT_TEXT,
                                new Defect.Where.OnPage(part, number, 1),
                                ""));
            }
            letters += PageLine.letters(lines, FEWEST_LETTERS);
            for (PageLine line : lines) {
                rows.add(
                        line.row(
                                read
                                        ? new Defect.Where.Scanned(part, number, line.number())
                                        : new Defect.Where.OnPage(part, number, line.number())));
            }
        }
        if (letters < FEWEST_LETTERS && contents.form().isEmpty() && !contents.isPortfolio()) {
            return new Read.Pictures();
        }
        return new Read.Text(new WrittenDocument(rows, contents.form(), defects));
    }

    private static List<PageLine> seen(PictureReader.Sitting sitting, Picture picture) {
        return sitting.read(picture).stream().findFirst().orElse(List.of());
    }
}
