package fr.passerelle.understanding;

import fr.passerelle.document.DocumentText;
import fr.passerelle.understanding.office.OfficeText;
import fr.passerelle.understanding.pdf.FdfText;
import fr.passerelle.understanding.pdf.PdfText;
import fr.passerelle.understanding.pdf.XfdfText;
import fr.passerelle.understanding.picture.PictureReader;
import fr.passerelle.understanding.picture.PictureText;
import fr.passerelle.understanding.text.AttachedText;
import java.time.Duration;

/// The readers of what is attached to a message, each for its own formats.
public final class AttachedDocuments {
    private AttachedDocuments() {}

    /// All of them, and no pictures; several threads may use one.
    public static DocumentText readers() {
        return readers(PictureReader.none());
    }

    /// @param pictures reads pages that are pictures
    public static DocumentText readers(PictureReader pictures) {
        return readers(Duration.ofSeconds(5), pictures);
    }

    /// @param patience after which a document is called too slow; pictures have their own
    public static DocumentText readers(Duration patience, PictureReader pictures) {
        return DocumentText.firstOf(
                new PdfText(patience, pictures),
                new FdfText(patience),
                new XfdfText(),
                new OfficeText(),
                new PictureText(pictures),
                new AttachedText());
    }
}
