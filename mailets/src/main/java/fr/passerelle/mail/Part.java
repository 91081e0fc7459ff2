package fr.passerelle.mail;

import java.util.Optional;

/// A leaf of the MIME tree with its content already decoded from its transfer encoding (RFC
/// 2045 §6). A class and not a record because of the array, which is shared and never written.
public final class Part {
    private final String path;
    private final Headers headers;
    private final MediaType type;
    private final Optional<String> fileName;
    private final boolean attachment;
    private final byte[] content;

    public Part(
            String path,
            Headers headers,
            MediaType type,
            Optional<String> fileName,
            boolean attachment,
            byte[] content) {
        this.path = path;
        this.headers = headers;
        this.type = type;
        this.fileName = fileName;
        this.attachment = attachment;
        this.content = content;
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

    /// The decoded content itself, not a copy.
    public byte[] content() {
        return content;
    }

    /// The content as text: the declared charset if it fits, else UTF-8 if it is well-formed,
    /// else windows-1252 (which is what most senders of ISO-8859-1 mean).
    public String text() {
        return Charsets.text(content, type.parameter("charset"));
    }

    @Override
    public String toString() {
        return path + " " + type + ", " + content.length + " bytes";
    }
}
