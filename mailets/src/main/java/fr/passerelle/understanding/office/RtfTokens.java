package fr.passerelle.understanding.office;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Cuts RTF into its pieces, each byte once. Numbers that do not fit are as large as they may be;
/// bytes behind `\bin` are passed over, however many are announced.
final class RtfTokens {
    /// The longest control word has 32 letters.
    private static final int WORD = 32;

    private static final int DIGITS = 10;

    private static final RtfToken OPEN = new RtfToken.Open();
    private static final RtfToken CLOSE = new RtfToken.Close();
    private static final RtfToken END = new RtfToken.End();

    /// One for each byte there is: a document has millions of them.
    private static final List<RtfToken> LETTERS =
            IntStream.range(0, 256).<RtfToken>mapToObj(RtfToken.Letter::new).toList();

    private final byte[] rtf;
    private int at;

    RtfTokens(byte[] rtf) {
        this.rtf = rtf;
    }

    RtfToken next() {
        while (at < rtf.length) {
            int octet = rtf[at++] & 0xff;
            switch (octet) {
                case '{' -> {
                    return OPEN;
                }
                case '}' -> {
                    return CLOSE;
                }
                case '\\' -> {
                    return control();
                }
                case '\r', '\n', 0 -> {
                    // Line ends of the file are none of the text; nor is what fills it up.
                }
                default -> {
                    return LETTERS.get(octet);
                }
            }
        }
        return END;
    }

    /// Whether nothing follows but what fills the file up.
    boolean endHere() {
        while (at < rtf.length && rtf[at] >= 0 && rtf[at] <= ' ') {
            at++;
        }
        return at == rtf.length;
    }

    private RtfToken control() {
        if (at >= rtf.length) {
            return END;
        }
        int first = rtf[at] & 0xff;
        if (first == '\'') {
            at++;
            return hex();
        }
        if (!isLetter(first)) {
            at++;
            return new RtfToken.Symbol((char) first);
        }
        int from = at;
        while (at < rtf.length && at - from < WORD && isLetter(rtf[at] & 0xff)) {
            at++;
        }
        String word = new String(rtf, from, at - from, StandardCharsets.US_ASCII);
        OptionalInt number = number();
        if (at < rtf.length && rtf[at] == ' ') {
            at++;
        }
        if (word.equals("bin")) {
            at = (int) Math.min(rtf.length, (long) at + Math.max(0, number.orElse(0)));
        }
        return new RtfToken.Control(word, number);
    }

    private OptionalInt number() {
        int from = at;
        boolean minus = at < rtf.length && rtf[at] == '-';
        int digits = minus ? at + 1 : at;
        int end = digits;
        long value = 0;
        while (end < rtf.length && rtf[end] >= '0' && rtf[end] <= '9') {
            if (end - digits < DIGITS) {
                value = value * 10 + (rtf[end] - '0');
            }
            end++;
        }
        if (end == digits) {
            at = from;
            return OptionalInt.empty();
        }
        at = end;
        return OptionalInt.of(
                Math.clamp(minus ? -value : value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /// Two digits; where they are none, nothing.
    private RtfToken hex() {
        int high = at < rtf.length ? Character.digit(rtf[at], 16) : -1;
        int low = at + 1 < rtf.length ? Character.digit(rtf[at + 1], 16) : -1;
        if (high < 0 || low < 0) {
            return new RtfToken.Symbol('\'');
        }
        at += 2;
        return LETTERS.get(high << 4 | low);
    }

    private static boolean isLetter(int octet) {
        return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
    }
}
