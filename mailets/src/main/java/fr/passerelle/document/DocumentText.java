package fr.passerelle.document;

import fr.passerelle.mail.Part;
import java.util.List;

/// The port to documents that are slow to read. Called from the thread of the message, may block
/// for seconds, never longer; never throws for what a document holds.
public interface DocumentText {
    Read read(Part part);

    /// What came out of a document.
    sealed interface Read {
        record Text(WrittenDocument document) implements Read {}

        /// Pages without a single letter: a scan.
        record Pictures() implements Read {}

        /// Damaged, protected, too long, too slow; `why` says which.
        record Unreadable(String why) implements Read {}

        /// Not a document this reader knows.
        record NotForMe() implements Read {}
    }

    /// Asks one after the other until one knows the document.
    static DocumentText firstOf(DocumentText... readers) {
        List<DocumentText> inOrder = List.of(readers);
        return part -> {
            for (DocumentText reader : inOrder) {
                Read read = reader.read(part);
                if (!(read instanceof Read.NotForMe)) {
                    return read;
                }
            }
            return new Read.NotForMe();
        };
    }

    /// Reads nothing.
    static DocumentText none() {
        return _ -> new Read.NotForMe();
    }
}
