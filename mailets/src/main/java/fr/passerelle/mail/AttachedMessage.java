package fr.passerelle.mail;

import java.util.List;

/// A message inside a message (message/rfc822, RFC 2046 §5.2.1): a forwarded letter, the
/// original in a bounce or a receipt. Its words are those of its own author.
///
/// @param type its own Content-Type
/// @param parts its leaves; their paths begin with the path of the part that holds it ("2.1")
public record AttachedMessage(Headers headers, MediaType type, List<Part> parts) {
    public AttachedMessage {
        parts = List.copyOf(parts);
    }
}
