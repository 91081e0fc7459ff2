package fr.passerelle.opening.mime;

import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.TransferEncoding;
import fr.passerelle.opening.mime.HeaderReader.Header;
import fr.passerelle.opening.mime.Lines.Delimiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the MIME structure of one message in one pass. Tolerant where mail is: boundaries that
/// are missing, cut off or prefixes of one another; line ends of any kind; headers without an
/// empty line behind them. What cannot be taken apart stays whole: a multipart without a single
/// delimiter is a text.
public final class MimeReader {
    private static final MediaType MESSAGE = new MediaType("message", "rfc822", Map.of());

    private int parts;
    private int decodedBytes;
    private int fields;
    private Headers outermost = Headers.NONE;

    private MimeReader() {}

    /// Never throws for anything the bytes hold.
    public static Reading read(Slice message) {
        MimeReader reader = new MimeReader();
        try {
            return new Reading.Message(reader.message(message));
        } catch (LimitReached reached) {
            return new Reading.Stopped(reached.why(), reader.outermost);
        }
    }

    /// Reads an entity that came out of a layer of protection: it may have no header at all
    /// (RFC 2045 §5.2: then it is a text).
    public static Reading readPart(Slice part) {
        MimeReader reader = new MimeReader();
        try {
            return new Reading.Message(
                    reader.new Scan(part.array(), part.end())
                            .entity(part.offset(), MediaType.TEXT_PLAIN, 1, false));
        } catch (LimitReached reached) {
            return new Reading.Stopped(reached.why(), Headers.NONE);
        }
    }

    private Entity message(Slice message) throws LimitReached {
        if (message.length() > Limits.MESSAGE_BYTES) {
            throw new LimitReached(new Refusal.TooLarge(message.length(), Limits.MESSAGE_BYTES));
        }
        byte[] bytes = message.array();
        Scan scan = new Scan(bytes, message.end());
        int begin = firstLine(message);
        Header header = HeaderReader.read(bytes, scan.lines, begin, true);
        if (header.headers().all().isEmpty()) {
            throw new LimitReached(new Refusal.NotAMessage());
        }
        outermost = header.headers();
        return scan.entity(begin, header, MediaType.TEXT_PLAIN, 1);
    }

    /// Behind a byte order mark and empty lines, which files have and messages have not.
    private static int firstLine(Slice message) {
        byte[] bytes = message.array();
        int at = message.offset();
        if (message.length() >= 3
                && bytes[at] == (byte) 0xef
                && bytes[at + 1] == (byte) 0xbb
                && bytes[at + 2] == (byte) 0xbf) {
            at += 3;
        }
        while (at < message.end() && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    /// The scan of one array; a message that was itself encoded is scanned in an array of its
    /// own.
    private final class Scan {
        private final byte[] bytes;
        private final Lines lines;

        /// What ended the entity read last.
        private Delimiter ended;

        Scan(byte[] bytes, int end) {
            this.bytes = bytes;
            this.lines = new Lines(bytes, end);
            this.ended = new Delimiter(Lines.NONE, true, end, end);
        }

        /// The entity that begins here, up to a delimiter of a multipart around it.
        Entity entity(int from, MediaType unsaid, int depth, boolean message) throws LimitReached {
            return entity(from, HeaderReader.read(bytes, lines, from, message), unsaid, depth);
        }

        Entity entity(int from, Header header, MediaType unsaid, int depth) throws LimitReached {
            if (depth > Limits.DEPTH) {
                throw new LimitReached(new Refusal.TooDeep(Limits.DEPTH));
            }
            if (++parts > Limits.PARTS) {
                throw new LimitReached(new Refusal.TooManyParts(Limits.PARTS));
            }
            Headers headers = header.headers();
            fields += headers.all().size();
            if (fields > Limits.ALL_FIELDS) {
                throw new LimitReached(new Refusal.HeaderTooLarge(Limits.ALL_FIELDS));
            }
            MediaType type = type(headers, unsaid);
            TransferEncoding encoding =
                    TransferEncoding.read(headers.first("Content-Transfer-Encoding"));
            int body = header.body();
            if (type.type().equals("multipart")) {
                return multipart(from, headers, type, body, depth);
            }
            List<Entity> children = List.of();
            if (message(type) && encoding == TransferEncoding.IDENTITY) {
                children = List.of(entity(body, MediaType.TEXT_PLAIN, depth + 1, true));
            } else {
                ended = lines.find(body);
            }
            Slice content = slice(body);
            if (message(type) && encoding != TransferEncoding.IDENTITY) {
                children = encoded(encoding, content, depth);
            }
            return new Entity(headers, type, encoding, slice(from), content, children);
        }

        private Entity multipart(int from, Headers headers, MediaType type, int body, int depth)
                throws LimitReached {
            Optional<String> boundary = boundary(type);
            List<Entity> children = new ArrayList<>();
            if (boundary.isPresent()) {
                int level = lines.open(boundary.get());
                MediaType unsaid = type.subtype().equals("digest") ? MESSAGE : MediaType.TEXT_PLAIN;
                ended = lines.find(body);
                while (ended.level() == level && !ended.closing()) {
                    children.add(entity(ended.next(), unsaid, depth + 1, false));
                }
                lines.close();
                if (ended.level() == level) {
                    ended = lines.find(ended.next());
                }
            } else {
                ended = lines.find(body);
            }
            if (!children.isEmpty()) {
                return new Entity(
                        headers,
                        type,
                        TransferEncoding.IDENTITY,
                        slice(from),
                        slice(body),
                        children);
            }
            // No delimiter at all: what stands there is kept, as text.
            return new Entity(
                    headers,
                    MediaType.TEXT_PLAIN,
                    TransferEncoding.read(headers.first("Content-Transfer-Encoding")),
                    slice(from),
                    slice(body),
                    List.of());
        }

        private Slice slice(int from) {
            return new Slice(bytes, from, Math.max(0, ended.before() - from));
        }
    }

    /// A message in base64 or quoted-printable: forbidden (RFC 2046 §5.2.1), and seen. Each is
    /// decoded into an array of its own, so all of them together are bounded; what goes over stays
    /// closed.
    private List<Entity> encoded(TransferEncoding encoding, Slice content, int depth)
            throws LimitReached {
        if (content.length() > Limits.ENCODED_MESSAGES_BYTES - decodedBytes) {
            return List.of();
        }
        decodedBytes += content.length();
        byte[] decoded = encoding.decode(content);
        return List.of(
                new Scan(decoded, decoded.length).entity(0, MediaType.TEXT_PLAIN, depth + 1, true));
    }

    private static boolean message(MediaType type) {
        return type.is("message", "rfc822") || type.is("message", "global");
    }

    /// RFC 2045 §5.2: text/plain where nothing was said, or nothing that can be understood. Of
    /// two fields the first counts.
    private static MediaType type(Headers headers, MediaType unsaid) {
        return headers.first("Content-Type")
                .map(field -> MediaType.find(field).orElse(MediaType.TEXT_PLAIN))
                .orElse(unsaid);
    }

    private static Optional<String> boundary(MediaType type) throws LimitReached {
        Optional<String> boundary =
                type.parameter("boundary").map(String::stripTrailing).filter(b -> !b.isEmpty());
        if (boundary.isPresent() && boundary.get().length() > Limits.BOUNDARY_BYTES) {
            throw new LimitReached(new Refusal.HeaderTooLarge(Limits.BOUNDARY_BYTES));
        }
        return boundary;
    }
}
