package fr.passerelle.serving;

import fr.passerelle.document.DocumentText;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Part;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.Opened;
import fr.passerelle.opening.Opener;
import fr.passerelle.opening.Opening;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.reply.SentMails;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the documents of a message before its turn begins.
///
/// Decisions are taken one after another, and everybody waits for the one that is being taken: a
/// scan that a program reads for half a minute would hold up every other mail. So a message is
/// understood once outside of the turn, as if it answered none of ours, only to see which
/// documents that reads; its turn then finds them read. An answer needs its documents only rarely,
/// and is left to its turn.
///
/// Several threads may use one.
final class ReadBefore implements Opener {
    /// Documents that wait for their turn: those of a batch of messages.
    private static final int KEPT = 64;

    private final Opener opener;
    private final DocumentText documents;
    private final Understander ahead;
    private final Map<String, DocumentText.Read> kept = new LinkedHashMap<>();

    /// @param documents reads them, slowly
    ReadBefore(Opener opener, EmailAddress own, DocumentText documents, Forms forms) {
        this.opener = opener;
        this.documents = documents;
        this.ahead = new Understander(own, SentMails.none(), this::readAhead, forms);
    }

    /// For outside of a turn.
    @Override
    public Opening open(Received received) {
        Opening opening = opener.open(received);
        if (opening instanceof Opened opened
                && opened.headers().first("In-Reply-To").isEmpty()
                && opened.parts().stream().anyMatch(part -> !part.type().type().equals("text"))) {
            ahead.understand(opened);
        }
        return opening;
    }

    private DocumentText.Read readAhead(Part part) {
        DocumentText.Read read = documents.read(part);
        if (!(read instanceof DocumentText.Read.NotForMe)) {
            keep(key(part), read);
        }
        return read;
    }

    private synchronized void keep(String key, DocumentText.Read read) {
        kept.put(key, read);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /// For the turn: what was read before, else it is read now.
    DocumentText inTurn() {
        return part -> taken(part).orElseGet(() -> documents.read(part));
    }

    private Optional<DocumentText.Read> taken(Part part) {
        synchronized (this) {
            if (kept.isEmpty()) {
                return Optional.empty();
            }
        }
        String key = key(part);
        synchronized (this) {
            return Optional.ofNullable(kept.remove(key));
        }
    }

    /// The place of a part is in every place of what was read in it.
    private static String key(Part part) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(part.content());
            return part.path() + " " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }
}
