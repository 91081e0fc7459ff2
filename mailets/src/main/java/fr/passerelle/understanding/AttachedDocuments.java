package fr.passerelle.understanding;

import fr.passerelle.document.DocumentText;
import fr.passerelle.understanding.pdf.PdfText;
import fr.passerelle.understanding.text.AttachedText;
import java.time.Duration;

/// The readers of what is attached to a message, each for its own formats.
public final class AttachedDocuments {
    private AttachedDocuments() {}

    /// All of them; several threads may use one.
    public static DocumentText readers() {
        return readers(Duration.ofSeconds(5));
    }

    /// @param patience after which a document is called too slow
    public static DocumentText readers(Duration patience) {
        return DocumentText.firstOf(new PdfText(patience), new AttachedText());
    }
}
