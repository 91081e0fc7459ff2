package fr.passerelle.understanding.pdf;

import fr.passerelle.document.Defect;
import fr.passerelle.document.DocumentText;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.fdf.FDFDocument;

/// What the button « envoyer » of a form in a PDF sends by mail: the values without the form (FDF,
/// ISO 32000-1 §12.7.7). Only names and values are read; a PDF or a script in it is not.
public final class FdfText implements DocumentText {
    /// Values of one form; a megabyte is a form of pictures.
    private static final int MAX_BYTES = 1024 * 1024;

    private final Aside aside;

    /// @param patience after which a document is called too slow
    public FdfText(Duration patience) {
        this.aside = new Aside(patience);
    }

    @Override
    public Read read(Part part) {
        if (!Mark.FDF.isIn(part.head(Mark.HEAD))) {
            return new Read.NotForMe();
        }
        byte[] content = part.content();
        if (content.length > MAX_BYTES || Skeleton.isHeavy(content)) {
            return new Read.Unreadable("larger than the limit");
        }
        return aside.read(() -> fields(content, part.path()), unreadable -> unreadable);
    }

    private static Read fields(byte[] content, String part) throws IOException {
        try (FDFDocument document = Loader.loadFDF(new ByteArrayInputStream(content))) {
            COSDictionary root = document.getDocument().getTrailer().getCOSDictionary(COSName.ROOT);
            COSDictionary fdf = root == null ? null : root.getCOSDictionary(COSName.FDF);
            COSArray fields = fdf == null ? null : fdf.getCOSArray(COSName.FIELDS);
            FormFields.Found found = FormFields.of(fields, part);
            return new Read.Text(
                    new WrittenDocument(List.of(), found.filled(), cut(found.whole(), part)));
        }
    }

    /// What is said of a form of which not everything was read.
    static List<Defect> cut(boolean whole, String part) {
        return whole
                ? List.of()
                : List.of(
                        new Defect(
                                Defect.Kind.UNREADABLE_DOCUMENT,
                                new Defect.Where.InPart(part),
                                "more fields than the limit"));
    }
}
