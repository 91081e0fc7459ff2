package fr.passerelle.mail;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A leaf of the MIME tree. A class and not a record because of the arrays, which are shared and
/// never written.
///
/// Its content is undressed from its transfer encoding (RFC 2045 §6) when it is first asked for:
/// most attachments are filed without ever being read.
public final class Part {
    private final String path;
    private final Headers headers;
    private final MediaType type;
    private final Optional<String> fileName;
    private final boolean attachment;
    private final Slice asReceived;
    private final TransferEncoding encoding;
    private final Optional<AttachedMessage> message;
    private byte @Nullable [] content;

    /// A part whose content is at hand.
    public Part(
            String path,
            Headers headers,
            MediaType type,
            Optional<String> fileName,
            boolean attachment,
            byte[] content) {
        this(
                path,
                headers,
                type,
                fileName,
                attachment,
                Slice.of(content),
                TransferEncoding.IDENTITY,
                Optional.empty());
    }

    /// A part as it was received, still in its transfer encoding.
    ///
    /// @param message what is inside, where the part is a whole message
    public Part(
            String path,
            Headers headers,
            MediaType type,
            Optional<String> fileName,
            boolean attachment,
            Slice asReceived,
            TransferEncoding encoding,
            Optional<AttachedMessage> message) {
        this.path = path;
        this.headers = headers;
        this.type = type;
        this.fileName = fileName;
        this.attachment = attachment;
        this.asReceived = asReceived;
        this.encoding = encoding;
        this.message = message;
    }

    /// Its place in the tree, IMAP style ("1.2"; RFC 9051 §6.4.5.1).
    public String path() {
        return path;
    }

    public Headers headers() {
        return headers;
    }

    public MediaType type() {
        return type;
    }

    /// The file name its sender gave (RFC 2183 filename, else the name of RFC 2045), decoded.
    /// Never to be used as a path, never to be logged.
    public Optional<String> fileName() {
        return fileName;
    }

    /// True where the sender meant a file and not text to be read in line.
    public boolean attachment() {
        return attachment;
    }

    /// The decoded content itself, not a copy. Any thread may ask.
    public synchronized byte[] content() {
        byte[] decoded = content;
        if (decoded == null) {
            decoded = encoding.decode(asReceived);
            content = decoded;
        }
        return decoded;
    }

    /// The first bytes of the content, without decoding the rest of it.
    ///
    /// @param most how many; fewer where there are no more
    public byte[] head(int most) {
        // No encoding takes more than three bytes for one, but line ends and blanks may stand
        // between them.
        int dressed = Math.min(asReceived.length(), 8 * most + 64);
        byte[] first = encoding.decode(new Slice(asReceived.array(), asReceived.offset(), dressed));
        return Arrays.copyOf(first, Math.min(most, first.length));
    }

    /// The body as it was received, in its transfer encoding.
    public Slice asReceived() {
        return asReceived;
    }

    /// What is inside a part that is itself a message (message/rfc822): somebody else's words,
    /// and so never among the leaves of the message that carries it.
    public Optional<AttachedMessage> message() {
        return message;
    }

    /// The content as text: the declared charset if it fits, else UTF-8 if it is well-formed,
    /// else windows-1252 (which is what most senders of ISO-8859-1 mean).
    public String text() {
        return Charsets.text(content(), type.parameter("charset"));
    }

    /// The beginning of [#text], of no more than so many characters: for readers, who have no use
    /// for more.
    public String text(int most) {
        return Charsets.beginning(content(), type.parameter("charset"), most);
    }

    @Override
    public String toString() {
        return path + " " + type + ", " + asReceived.length() + " bytes as received";
    }
}
