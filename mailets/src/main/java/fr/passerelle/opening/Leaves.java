package fr.passerelle.opening;

import fr.passerelle.mail.AttachedMessage;
import fr.passerelle.mail.Disposition;
import fr.passerelle.mail.Part;
import fr.passerelle.opening.mime.Entity;
import fr.passerelle.opening.smime.Smime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The leaves of a MIME tree in reading order, named as in IMAP (RFC 9051 §6.4.5.1): "1" for a
/// message of one part, "1.2" for the second part of the first, "2.1" for the text of a message
/// that is itself part 2.
///
/// A message inside the message is one leaf: what it holds belongs to its own author, and hangs
/// below it ([Part#message]). A signature is no leaf.
final class Leaves {
    private final List<Part> parts = new ArrayList<>();

    private Leaves() {}

    static List<Part> of(Entity root) {
        return below(root, "");
    }

    /// @param above path of the part that holds this message, empty for the message itself
    private static List<Part> below(Entity message, String above) {
        Leaves leaves = new Leaves();
        if (message.multipart()) {
            leaves.children(message, above);
        } else {
            leaves.leaf(message, path(above, 1));
        }
        return leaves.parts;
    }

    private void children(Entity multipart, String above) {
        int number = 0;
        for (Entity child : multipart.children()) {
            number++;
            boolean signature =
                    multipart.type().is("multipart", "signed")
                            && number > 1
                            && Smime.isSignature(child.type());
            if (child.multipart()) {
                children(child, path(above, number));
            } else if (!signature) {
                leaf(child, path(above, number));
            }
        }
    }

    private void leaf(Entity entity, String path) {
        Disposition disposition = Disposition.read(entity.headers(), entity.type());
        Optional<AttachedMessage> message =
                entity.holdsMessage()
                        ? Optional.of(attached(entity.children().getFirst(), path))
                        : Optional.empty();
        parts.add(
                new Part(
                        path,
                        entity.headers(),
                        entity.type(),
                        disposition.fileName(),
                        disposition.attachment(entity.type(), parts.isEmpty()),
                        entity.body(),
                        entity.encoding(),
                        message));
    }

    private static AttachedMessage attached(Entity inside, String path) {
        return new AttachedMessage(inside.headers(), inside.type(), below(inside, path));
    }

    private static String path(String above, int number) {
        return above.isEmpty() ? Integer.toString(number) : above + "." + number;
    }
}
