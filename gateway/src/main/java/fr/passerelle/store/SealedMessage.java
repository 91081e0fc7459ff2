package fr.passerelle.store;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A message as a row holds it: base64 folded, large attachments moved to blobs, the rest
/// compressed and sealed under a data key of its own. Opening gives the very bytes that were
/// received.
final class SealedMessage {
    /// From this decoded size on an attachment becomes a blob, shared between messages that
    /// carry the same. Below it a row of its own costs more than a rare copy.
    private static final int BLOB_FROM = 16 * 1024;

    private static final int LITERAL = 0;
    private static final int RUN = 1;
    private static final int BLOB = 2;

    private SealedMessage() {}

    /// What the journal writes for one message.
    record Rows(Bytes dataKey, Bytes sealed, List<Blob> blobs) {}

    /// A large attachment by its keyed id.
    record Blob(Bytes id, int size, Bytes sealed) {}

    static Rows seal(Keys keys, Envelope envelope, RawMessage message) {
        byte[] raw = message.bytes();
        List<Folding.Segment> segments = Folding.fold(raw);
        List<Blob> blobs = new ArrayList<>();
        Packed.Writer writer = new Packed.Writer(raw.length + 64);
        writeEnvelope(writer, envelope);
        writer.number(raw.length).number(segments.size());
        for (Folding.Segment segment : segments) {
            switch (segment) {
                case Folding.Segment.Literal(int from, int to) ->
                        writer.number(LITERAL).bytes(raw, from, to);
                case Folding.Segment.Run run when run.decoded().length() < BLOB_FROM ->
                        writer.number(RUN)
                                .number(run.lineLength())
                                .number(run.crlf() ? 1 : 0)
                                .bytes(run.decoded().array());
                case Folding.Segment.Run run -> {
                    byte[] digest = sha256(run.decoded().array());
                    blobs.add(blob(keys, digest, run.decoded().array()));
                    writer.number(BLOB)
                            .number(run.lineLength())
                            .number(run.crlf() ? 1 : 0)
                            .bytes(digest);
                }
            }
        }
        byte[] key = keys.freshKey();
        return new Rows(
                Bytes.of(key), Bytes.of(Keys.sealOnce(key, squeezed(writer.done()))), blobs);
    }

    /// The message and its envelope.
    ///
    /// @param blobs finds the sealed bytes of a blob by its id
    static Opened open(Keys keys, byte[] key, byte[] sealed, Function<byte[], byte[]> blobs) {
        Packed.Reader reader = new Packed.Reader(expanded(Keys.unsealOnce(key, sealed)));
        Envelope envelope = readEnvelope(reader);
        int size = reader.size();
        int segments = reader.size();
        ByteArrayOutputStream raw = new ByteArrayOutputStream(size);
        for (int i = 0; i < segments; i++) {
            int kind = reader.size();
            if (kind == LITERAL) {
                raw.writeBytes(reader.bytes());
                continue;
            }
            int lineLength = reader.size();
            boolean crlf = reader.size() == 1;
            byte[] content = reader.bytes();
            byte[] decoded =
                    kind == RUN
                            ? content
                            : expanded(
                                    Keys.unsealOnce(
                                            keys.blobKey(content),
                                            blobs.apply(keys.blobId(content))));
            Folding.unfold(new Folding.Segment.Run(Bytes.of(decoded), lineLength, crlf), raw);
        }
        return new Opened(envelope, new RawMessage(raw.toByteArray()));
    }

    record Opened(Envelope envelope, RawMessage raw) {}

    /// Compressed, with its size in front.
    static byte[] squeezed(byte[] plain) {
        return new Packed.Writer(plain.length / 2)
                .number(plain.length)
                .bytes(Compression.squeeze(plain))
                .done();
    }

    static byte[] expanded(byte[] squeezed) {
        Packed.Reader reader = new Packed.Reader(squeezed);
        int size = reader.size();
        return Compression.expand(reader.bytes(), size);
    }

    private static Blob blob(Keys keys, byte[] digest, byte[] content) {
        return new Blob(
                Bytes.of(keys.blobId(digest)),
                content.length,
                Bytes.of(Keys.sealOnce(keys.blobKey(digest), squeezed(content))));
    }

    private static void writeEnvelope(Packed.Writer writer, Envelope envelope) {
        writer.text(envelope.sender().map(EmailAddress::toString).orElse(""))
                .number(envelope.nullSender() ? 1 : 0)
                .number(envelope.recipients().size());
        envelope.recipients().forEach(recipient -> writer.text(recipient.toString()));
    }

    private static Envelope readEnvelope(Packed.Reader reader) {
        Optional<EmailAddress> sender = EmailAddress.find(reader.text());
        boolean nullSender = reader.size() == 1;
        List<EmailAddress> recipients = new ArrayList<>();
        for (int i = reader.size(); i > 0; i--) {
            recipients.add(EmailAddress.of(reader.text()));
        }
        return new Envelope(sender, nullSender, recipients);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the Java runtime has no SHA-256", broken);
        }
    }
}
