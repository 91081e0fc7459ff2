package fr.passerelle.understanding.picture;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.page.PageLine;
import java.util.ArrayList;
import java.util.List;

/// Attachments that are pictures of pages: JPEG, PNG, and TIFF with all its pages (a fax). HEIC
/// and WEBP are known and not read. What is too small to be a page is a logo, and no document.
public final class PictureText implements DocumentText {
    /// Fewer letters are a stamp or the name on a card.
    private static final int FEWEST_LETTERS = 20;

    private static final int MARK = 16;

    private final PictureReader pictures;

    public PictureText(PictureReader pictures) {
        this.pictures = pictures;
    }

    @Override
    public Read read(Part part) {
        if (PictureHeader.of(part.head(MARK)) instanceof PictureHeader.None) {
            return new Read.NotForMe();
        }
        byte[] content = part.content();
        return switch (PictureHeader.of(content)) {
            case PictureHeader.None _, PictureHeader.TooSmall _ -> new Read.NotForMe();
            case PictureHeader.TooLarge _ -> new Read.Unreadable("larger than the limit");
            case PictureHeader.NotRead _ -> new Read.Pictures();
            case PictureHeader.OfPages(var pages) ->
                    content.length > Limits.PICTURE_BYTES
                            ? new Read.Unreadable("larger than the limit")
                            : text(new Picture(content, pages), part.path());
        };
    }

    private Read text(Picture picture, String part) {
        List<List<PageLine>> pages = pictures.sitting().read(picture);
        List<Row> rows = new ArrayList<>();
        int letters = 0;
        for (int i = 0; i < pages.size(); i++) {
            int page = i + 1;
            letters += PageLine.letters(pages.get(i), FEWEST_LETTERS);
            pages.get(i)
                    .forEach(
                            line ->
                                    rows.add(
                                            line.row(
                                                    new Defect.Where.Scanned(
                                                            part, page, line.number()))));
        }
        if (letters < FEWEST_LETTERS) {
            return new Read.Pictures();
        }
        Defect weak =
                new Defect(Defect.Kind.READ_FROM_PICTURE, new Defect.Where.Scanned(part, 1, 1), "");
        return new Read.Text(new WrittenDocument(rows, List.of(), List.of(weak)));
    }
}
