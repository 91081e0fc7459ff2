package fr.passerelle.opening.mime;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.TransferEncoding;
import java.util.List;

/// A MIME entity (RFC 2045 §2.4): a message, a part of a multipart, or a message inside a part.
///
/// @param whole header and body exactly as received: what a signature covers (RFC 1847 §2.1)
/// @param body what stands behind the header, in its transfer encoding
/// @param children the parts of a multipart; the one message inside a message/rfc822; none for a
///     leaf
public record Entity(
        Headers headers,
        MediaType type,
        TransferEncoding encoding,
        Slice whole,
        Slice body,
        List<Entity> children) {
    public Entity {
        children = List.copyOf(children);
    }

    public boolean multipart() {
        return type.type().equals("multipart");
    }

    /// True for a whole message inside this one that could be opened.
    public boolean holdsMessage() {
        return !multipart() && !children.isEmpty();
    }
}
