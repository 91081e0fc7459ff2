package fr.passerelle.understanding.text;

import fr.passerelle.document.DocumentText;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Part;
import java.util.Locale;

/// A plain or HTML text that came as a file: a form saved by an editor, a page saved by a browser.
public final class AttachedText implements DocumentText {
    @Override
    public Read read(Part part) {
        if (!part.attachment()) {
            return new Read.NotForMe();
        }
        String name = part.fileName().orElse("").toLowerCase(Locale.ROOT);
        if (part.type().is("text", "html") || name.endsWith(".html") || name.endsWith(".htm")) {
            return new Read.Text(
                    WrittenDocument.ofLines(
                            HtmlText.lines(part.text(Limits.TEXT_CHARS)), part.path()));
        }
        if (part.type().is("text", "plain") || name.endsWith(".txt")) {
            return new Read.Text(
                    WrittenDocument.ofLines(Lines.of(part.text(Limits.TEXT_CHARS)), part.path()));
        }
        return new Read.NotForMe();
    }
}
