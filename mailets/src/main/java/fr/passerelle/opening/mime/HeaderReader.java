package fr.passerelle.opening.mime;

import fr.passerelle.mail.Charsets;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads one header (RFC 5322 §2.2). It ends at the empty line; at a delimiter; and, where the
/// empty line was forgotten, in front of the first line that is no field.
final class HeaderReader {
    private final byte[] bytes;
    private final Lines lines;
    private final List<Headers.Field> fields = new ArrayList<>();
    private int body;

    private HeaderReader(byte[] bytes, Lines lines) {
        this.bytes = bytes;
        this.lines = lines;
    }

    /// A header and the place of the body behind it.
    record Header(Headers headers, int body) {}

    /// @param message true for the header of a message, which may begin with the separator line
    ///     of an mbox file
    static Header read(byte[] bytes, Lines lines, int from, boolean message) throws LimitReached {
        HeaderReader reader = new HeaderReader(bytes, lines);
        reader.run(from, message);
        if (!message && reader.fields.stream().noneMatch(HeaderReader::speaksOfContent)) {
            return reader.none(from);
        }
        return new Header(new Headers(reader.fields), reader.body);
    }

    /// Only fields of this name mean anything in the header of a part (RFC 2046 §5.1).
    private static boolean speaksOfContent(Headers.Field field) {
        return field.name().regionMatches(true, 0, "Content-", 0, "Content-".length());
    }

    /// QUIRK: a part whose empty line was forgotten and whose first line looks like a field
    /// (`Nom : …`) is text from its first line on
    /// (test-mailboxes/messages/malformed/008-part-without-its-empty-line.eml).
    private Header none(int from) {
        boolean emptyLine = from < lines.end() && (bytes[from] == '\r' || bytes[from] == '\n');
        return new Header(Headers.NONE, emptyLine ? lines.next(from) : from);
    }

    private void run(int from, boolean message) throws LimitReached {
        int end = lines.end();
        int at = from;
        if (message && at < end && mboxLine(at)) {
            at = lines.next(at);
        }
        int begin = at;
        while (at < end) {
            byte first = bytes[at];
            if (first == '\r' || first == '\n') {
                at = lines.next(at);
                break;
            }
            if (first == '-' && lines.at(at, begin).level() != Lines.NONE) {
                break;
            }
            int colon = colon(at);
            if (colon < 0) {
                int next = lines.next(at);
                if (!fields.isEmpty() && blank(at, next)) {
                    // QUIRK: a line of blanks in place of the empty line
                    // (test-mailboxes/messages/legacy/004-mbox-line-and-blank-separator.eml).
                    at = next;
                    break;
                }
                if (message && !fields.isEmpty() && next < end && surelyField(next)) {
                    // QUIRK: a long field cut without the blank that marks a folded line
                    // (test-mailboxes/messages/malformed/009-folded-line-without-its-blank.eml).
                    at = next;
                    continue;
                }
                break;
            }
            at = field(at, colon);
            if (fields.size() > Limits.HEADER_FIELDS) {
                throw new LimitReached(new Refusal.HeaderTooLarge(Limits.HEADER_FIELDS));
            }
            if (at - begin > Limits.HEADER_BYTES) {
                throw new LimitReached(new Refusal.HeaderTooLarge(Limits.HEADER_BYTES));
            }
        }
        body = at;
    }

    /// One field with its folded lines; gives the offset behind it.
    private int field(int from, int colon) throws LimitReached {
        int next = lines.next(from);
        boolean folded = false;
        while (next < lines.end() && (bytes[next] == ' ' || bytes[next] == '\t')) {
            int after = lines.next(next);
            if (blank(next, after)
                    && !(after < lines.end() && (bytes[after] == ' ' || bytes[after] == '\t'))) {
                break;
            }
            folded = true;
            next = after;
            if (next - from > Limits.FIELD_BYTES) {
                break;
            }
        }
        if (next - from > Limits.FIELD_BYTES) {
            throw new LimitReached(new Refusal.HeaderTooLarge(Limits.FIELD_BYTES));
        }
        int nameEnd = colon;
        while (nameEnd > from && (bytes[nameEnd - 1] == ' ' || bytes[nameEnd - 1] == '\t')) {
            nameEnd--;
        }
        String name = new String(bytes, from, nameEnd - from, StandardCharsets.ISO_8859_1);
        fields.add(new Headers.Field(name, value(colon + 1, next, folded)));
        return next;
    }

    /// Unfolded: line ends are taken out, blanks stay (RFC 5322 §2.2.3). Bytes above ASCII are
    /// UTF-8 (RFC 6532) where they can be.
    private String value(int from, int to, boolean folded) {
        int begin = from;
        int end = to;
        while (begin < end && bytes[begin] <= ' ' && bytes[begin] >= 0) {
            begin++;
        }
        while (end > begin && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        boolean ascii = true;
        for (int i = begin; i < end; i++) {
            ascii &= bytes[i] >= 0;
        }
        if (!folded) {
            return ascii
                    ? new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1)
                    : Charsets.text(Arrays.copyOfRange(bytes, begin, end), Optional.empty());
        }
        ByteArrayOutputStream unfolded = new ByteArrayOutputStream(end - begin);
        int piece = begin;
        for (int i = begin; i < end; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                unfolded.write(bytes, piece, i - piece);
                piece = i + 1;
            }
        }
        unfolded.write(bytes, piece, end - piece);
        return ascii
                ? unfolded.toString(StandardCharsets.ISO_8859_1)
                : Charsets.text(unfolded.toByteArray(), Optional.empty());
    }

    /// The colon behind a field name that begins here (RFC 5322 §3.6.8: printable, and here of
    /// any charset; §4.5.8: blanks may stand between name and colon), or -1.
    private int colon(int from) {
        int i = from;
        int end = lines.end();
        while (i < end && (bytes[i] > ' ' || bytes[i] < 0) && bytes[i] != 127 && bytes[i] != ':') {
            i++;
        }
        int nameEnd = i;
        while (i < end && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return nameEnd > from && i < end && bytes[i] == ':' ? i : -1;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /// "From " or ">From " in front of a header. `From : …` is a field (RFC 5322 §4.5.8), and
    /// passing it over would hide an author.
    private boolean mboxLine(int at) {
        return (begins(at, "From ") || begins(at, ">From ")) && colon(at) < 0;
    }

    /// A field no letter begins a line with: behind it, the header goes on.
    private boolean surelyField(int at) {
        return begins(at, "MIME-Version:")
                || begins(at, "Content-Type:")
                || begins(at, "Content-Transfer-Encoding:")
                || begins(at, "Message-ID:")
                || begins(at, "Received:");
    }

    private boolean begins(int at, String word) {
        if (at + word.length() > lines.end()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(bytes[at + i]) != Character.toLowerCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
