package fr.passerelle.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Encoded words in header values (RFC 2047, with the language of RFC 2231 §5). One pass; the
/// result is never longer than the value by more than its charset makes it.
///
/// Neighbouring words of one charset are decoded together: programs split a character between
/// two words although RFC 2047 §5 forbids it.
final class EncodedWords {
    private EncodedWords() {}

    static String decode(String value) {
        return oneLine(value.contains("=?") ? new Decoding(value).run() : value);
    }

    /// Blanks for control characters: an encoded word may hold line ends (RFC 2047 §5 forbids
    /// it), a value may hold NUL, and neither may begin a field where the text is written again.
    private static String oneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (control(text.charAt(i))) {
                char[] plain = text.toCharArray();
                for (int j = i; j < plain.length; j++) {
                    plain[j] = control(plain[j]) ? ' ' : plain[j];
                }
                return new String(plain);
            }
        }
        return text;
    }

    /// Line and paragraph separators end lines too.
    private static boolean control(char c) {
        return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029';
    }

    /// One word as it stands in the value.
    private record Word(Charset charset, Slice content, int end) {}

    /// The state of one pass.
    private static final class Decoding {
        private final String value;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
        private Optional<Charset> charset = Optional.empty();
        private int charsetsLookedUp;

        Decoding(String value) {
            this.value = value;
        }

        String run() {
            int at = 0;
            while (at < value.length()) {
                int begin = value.indexOf("=?", at);
                if (begin < 0 || charsetsLookedUp == Limits.ENCODED_WORDS) {
                    break;
                }
                Optional<Word> word = word(begin);
                if (word.isEmpty()) {
                    plain(at, begin + 2);
                    at = begin + 2;
                    continue;
                }
                // RFC 2047 §6.2: white space between two words is not shown.
                if (charset.isEmpty() || !blank(at, begin)) {
                    plain(at, begin);
                }
                join(word.get());
                at = word.get().end();
            }
            plain(at, value.length());
            flush();
            return text.toString();
        }

        private void join(Word word) {
            if (charset.isPresent() && !charset.get().equals(word.charset())) {
                flush();
            }
            charset = Optional.of(word.charset());
            joined.writeBytes(word.content().toBytes());
        }

        private void plain(int from, int to) {
            if (from < to) {
                flush();
                text.append(value, from, to);
            }
        }

        private void flush() {
            if (charset.isPresent()) {
                text.append(Charsets.text(joined.toByteArray(), charset.get()));
                joined.reset();
                charset = Optional.empty();
            }
        }

        private boolean blank(int from, int to) {
            for (int i = from; i < to; i++) {
                char c = value.charAt(i);
                if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                    return false;
                }
            }
            return true;
        }

        /// The word that begins here, if it is one: `=?charset?B or Q?text?=`.
        private Optional<Word> word(int begin) {
            int charsetEnd = mark(begin + 2);
            if (charsetEnd < 0 || charsetEnd + 2 >= value.length()) {
                return Optional.empty();
            }
            char encoding = Character.toUpperCase(value.charAt(charsetEnd + 1));
            if (value.charAt(charsetEnd + 2) != '?' || (encoding != 'B' && encoding != 'Q')) {
                return Optional.empty();
            }
            int textBegin = charsetEnd + 3;
            int textEnd = wordEnd(textBegin);
            if (textEnd < 0) {
                return Optional.empty();
            }
            String name = value.substring(begin + 2, charsetEnd);
            int language = name.indexOf('*');
            charsetsLookedUp++;
            Optional<Charset> found =
                    Charsets.find(language < 0 ? name : name.substring(0, language));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Slice dressed =
                    Slice.of(value.substring(textBegin, textEnd).getBytes(StandardCharsets.UTF_8));
            byte[] content =
                    encoding == 'B'
                            ? Base64.decode(dressed)
                            : QuotedPrintable.decode(dressed, true);
            return Optional.of(new Word(found.get(), Slice.of(content), textEnd + 2));
        }

        /// Where `?=` ends the word, or -1 where the next word begins first: no character is
        /// looked at twice however many words are left open.
        private int wordEnd(int from) {
            for (int i = from; i + 1 < value.length(); i++) {
                char next = value.charAt(i + 1);
                if (value.charAt(i) == '?' && next == '=') {
                    return i;
                }
                boolean closes = i + 2 < value.length() && value.charAt(i + 2) == '=';
                if (value.charAt(i) == '=' && next == '?' && !closes) {
                    return -1;
                }
            }
            return -1;
        }

        /// The question mark that ends a charset name, close by; no blank may stand before it.
        private int mark(int from) {
            int last = Math.min(value.length(), from + 60);
            for (int i = from; i < last; i++) {
                char c = value.charAt(i);
                if (c == '?') {
                    return i > from ? i : -1;
                }
                if (c <= ' ' || c > '~') {
                    return -1;
                }
            }
            return -1;
        }
    }
}
