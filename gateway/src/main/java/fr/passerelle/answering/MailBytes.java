package fr.passerelle.answering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// The bytes of a mail, written front to back: ASCII, header values (RFC 2047) and bodies
/// (RFC 2045 §6.7, §6.8). Nothing written is read again.
final class MailBytes {
    /// RFC 2045 §6.7 (5) and RFC 2047 §2: no line of either is longer.
    private static final int MAX_LINE = 76;

    /// An encoded word with less room than this is not worth beginning on this line.
    private static final int MIN_ENCODED_WORD = 24;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final Base64.Encoder BASE64 =
            Base64.getMimeEncoder(MAX_LINE, new byte[] {'\r', '\n'});

    private byte[] bytes;
    private int size;

    MailBytes(int expected) {
        bytes = new byte[expected];
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void put(int b) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2 + 64);
        }
        bytes[size++] = (byte) b;
    }

    /// ASCII that we made ourselves; anything else in it becomes a question mark, and a line
    /// break cannot be written this way.
    MailBytes ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            put(c < ' ' || c > '~' ? '?' : c);
        }
        return this;
    }

    MailBytes line() {
        put('\r');
        put('\n');
        return this;
    }

    /// A whole header line of ASCII.
    MailBytes header(String name, String value) {
        return ascii(name).ascii(": ").ascii(value).line();
    }

    /// A header with text that people read: the ASCII words at its front as they are, so that
    /// a `[C-1042]` stays visible to every program, the rest in encoded words.
    MailBytes text(String name, String value) {
        ascii(name).ascii(": ");
        int column = name.length() + 2;
        int encodeFrom = plainWords(value);
        for (int at = 0; at < encodeFrom; ) {
            int space = value.indexOf(' ', at + 1);
            int end = space < 0 || space > encodeFrom ? encodeFrom : space;
            if (column + end - at > MAX_LINE && at > 0) {
                line();
                column = 0;
            }
            ascii(value.substring(at, end));
            column += end - at;
            at = end;
        }
        if (encodeFrom < value.length()) {
            if (column > MAX_LINE - MIN_ENCODED_WORD) {
                line();
                column = 0;
            }
            if (encodeFrom > 0 || column == 0) {
                ascii(" ");
                column++;
            }
            encodedWords(value.substring(encodeFrom == 0 ? 0 : encodeFrom + 1), column);
        }
        return line();
    }

    /// A mailbox with its display name (RFC 5322 §3.4).
    MailBytes mailbox(String name, String display, String address) {
        ascii(name).ascii(": ");
        int column = name.length() + 2;
        if (!display.isBlank()) {
            if (isAscii(display)) {
                ascii("\"").ascii(display.replace("\\", "\\\\").replace("\"", "\\\"")).ascii("\"");
            } else {
                encodedWords(display, column);
            }
            line().ascii(" ");
        }
        return ascii("<").ascii(address).ascii(">").line();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /// How far the value is printable ASCII, in whole words.
    private static int plainWords(String value) {
        int lastSpace = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || (c == '=' && value.startsWith("=?", i))) {
                return lastSpace;
            }
            if (c == ' ') {
                lastSpace = i;
            }
        }
        return value.length();
    }

    private void encodedWords(String text, int startColumn) {
        ascii("=?UTF-8?Q?");
        int column = startColumn + 10;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
            boolean plain = isPlainInWord(codePoint) || codePoint == ' ';
            int width = plain ? 1 : 3 * utf8.length;
            // RFC 2047 §5 (3): a character never crosses the border of two encoded words.
            if (column + width + 2 > MAX_LINE) {
                ascii("?=").line().ascii(" =?UTF-8?Q?");
                column = 11;
            }
            if (plain) {
                put(codePoint == ' ' ? '_' : codePoint);
            } else {
                for (byte b : utf8) {
                    hex(b);
                }
            }
            column += width;
            i += Character.charCount(codePoint);
        }
        ascii("?=");
    }

    /// RFC 2047 §5 (3): what may stand for itself even in a phrase.
    private static boolean isPlainInWord(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '!'
                || c == '*'
                || c == '+'
                || c == '-'
                || c == '/';
    }

    private void hex(int b) {
        put('=');
        put(HEX[(b >> 4) & 15]);
        put(HEX[b & 15]);
    }

    /// A body in quoted-printable, lines ended by LF made CRLF.
    MailBytes quotedPrintable(String text) {
        int column = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                continue;
            }
            if (c == '\n') {
                line();
                column = 0;
                continue;
            }
            boolean lineEnds = i == text.length() || text.charAt(i) == '\n';
            boolean plain =
                    (c > ' ' && c <= '~' && c != '=') || ((c == ' ' || c == '\t') && !lineEnds);
            int width = plain ? 1 : c < 0x80 ? 3 : c < 0x800 ? 6 : c < 0x10000 ? 9 : 12;
            // One column is kept for the `=` of a soft line break.
            if (column + width > MAX_LINE - 1) {
                put('=');
                line();
                column = 0;
            }
            if (plain) {
                put(c);
            } else {
                utf8(c);
            }
            column += width;
        }
        return this;
    }

    private void utf8(int c) {
        if (c < 0x80) {
            hex(c);
        } else if (c < 0x800) {
            hex(0xc0 | (c >> 6));
            hex(0x80 | (c & 0x3f));
        } else if (c < 0x10000) {
            hex(0xe0 | (c >> 12));
            hex(0x80 | ((c >> 6) & 0x3f));
            hex(0x80 | (c & 0x3f));
        } else {
            hex(0xf0 | (c >> 18));
            hex(0x80 | ((c >> 12) & 0x3f));
            hex(0x80 | ((c >> 6) & 0x3f));
            hex(0x80 | (c & 0x3f));
        }
    }

    MailBytes base64(byte[] content) {
        return raw(BASE64.encode(content)).line();
    }

    /// Bytes as they are.
    MailBytes raw(byte[] content) {
        if (size + content.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, size + content.length + 1024);
        }
        System.arraycopy(content, 0, bytes, size, content.length);
        size += content.length;
        return this;
    }
}
