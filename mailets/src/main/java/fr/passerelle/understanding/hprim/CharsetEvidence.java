package fr.passerelle.understanding.hprim;

import fr.passerelle.mail.Charsets;
import fr.passerelle.mail.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// In which charset a file was written that nobody labelled, or labelled wrongly: HPRIM says
/// nothing about it, and its programs are of thirty years. Each charset leaves marks that the
/// others do not; where there are none, windows-1252.
///
/// @param name of the charset the bytes speak for, for people; empty where there is only ASCII,
///     which is the same in all of them
record CharsetEvidence(String text, Optional<String> name) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// What 0x80 to 0xFF mean on an old Macintosh. Not the JDK's own: it lies in a module that a
    /// small runtime leaves out.
    static final String MAC_ROMAN =
            "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
                    + "¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    /// The letters with accents of French, in the order in which they are common.
    private static final String FRENCH = "éèàêçâôîûùëïœæÉÈÀÊÇÂÔÎÛÙ";

    /// As many as of the letters above are small.
    private static final int SMALL = 14;

    /// Zero bytes for a hundred bytes, on one side of the pairs, from which text is UTF-16.
    private static final int ZEROS_OF_UTF_16 = 60;

    static CharsetEvidence of(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            // Malformed behind its mark: the mark was a lie.
            Optional<String> marked = strictly(content, StandardCharsets.UTF_8);
            if (marked.isPresent()) {
                return unwound(marked.get().substring(1));
            }
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return utf16(content, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return utf16(content, StandardCharsets.UTF_16BE);
        }
        Optional<Charset> pairs = pairs(content);
        if (pairs.isPresent()) {
            return utf16(content, pairs.get());
        }
        if (isAscii(content)) {
            return new CharsetEvidence(
                    new String(content, StandardCharsets.US_ASCII), Optional.empty());
        }
        return strictly(content, StandardCharsets.UTF_8)
                .map(CharsetEvidence::unwound)
                .orElseGet(() -> oneByte(content));
    }

    /// UTF-8 that was taken for windows-1252 and written in UTF-8 again: « Ã© » for « é ». Only
    /// where every character of the text says so.
    private static CharsetEvidence unwound(String text) {
        ByteArrayOutputStream before = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            int one = inWindows1252(text.charAt(i));
            if (one < 0) {
                return new CharsetEvidence(text, Optional.of("UTF-8"));
            }
            before.write(one);
        }
        byte[] bytes = before.toByteArray();
        if (isAscii(bytes)) {
            return new CharsetEvidence(text, Optional.empty());
        }
        return strictly(bytes, StandardCharsets.UTF_8)
                .map(inner -> new CharsetEvidence(inner, Optional.of("UTF-8, encoded twice")))
                .orElseGet(() -> new CharsetEvidence(text, Optional.of("UTF-8")));
    }

    /// -1 where windows-1252 has no such character. The five bytes it leaves open stand for
    /// themselves, as programs have it.
    private static int inWindows1252(char c) {
        if (c < 0x100) {
            return c;
        }
        byte[] one = String.valueOf(c).getBytes(WINDOWS_1252);
        return one.length == 1 && one[0] != '?' ? one[0] & 0xff : -1;
    }

    /// Between the two, the one in which more accents stand among letters of French.
    private static CharsetEvidence oneByte(byte[] content) {
        String windows = new String(content, WINDOWS_1252);
        String macintosh = macRoman(content);
        return french(macintosh) > french(windows)
                ? new CharsetEvidence(macintosh, Optional.of("MacRoman"))
                : new CharsetEvidence(windows, Optional.of("windows-1252"));
    }

    private static int french(String text) {
        int score = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            int letter = FRENCH.indexOf(c);
            boolean within =
                    (i > 0 && isAsciiLetter(text.charAt(i - 1)))
                            || (i + 1 < text.length() && isAsciiLetter(text.charAt(i + 1)));
            if (letter >= 0 && within) {
                // A capital behind a small letter is rather another charset's small one.
                boolean odd = letter >= SMALL && i > 0 && Character.isLowerCase(text.charAt(i - 1));
                score += odd ? 0 : 1;
            }
        }
        return score;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static String macRoman(byte[] content) {
        StringBuilder text = new StringBuilder(content.length);
        for (byte b : content) {
            text.append(b >= 0 ? (char) b : MAC_ROMAN.charAt((b & 0xff) - 0x80));
        }
        return text.toString();
    }

    private static CharsetEvidence utf16(byte[] content, Charset charset) {
        String text = new String(content, 0, content.length - content.length % 2, charset);
        return new CharsetEvidence(
                text.startsWith("\uFEFF") ? text.substring(1) : text, Optional.of(charset.name()));
    }

    /// Western text without a mark: every other byte is zero.
    private static Optional<Charset> pairs(byte[] content) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < content.length; i += 2) {
            even += content[i] == 0 ? 1 : 0;
            odd += content[i + 1] == 0 ? 1 : 0;
        }
        long wanted = (long) content.length / 2 * ZEROS_OF_UTF_16 / 100;
        if (content.length < 4 || Math.max(even, odd) < wanted) {
            return Optional.empty();
        }
        return Optional.of(even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static Optional<String> strictly(byte[] content, Charset charset) {
        return Charsets.strictly(Slice.of(content), charset);
    }

    private static boolean isAscii(byte[] content) {
        for (byte b : content) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] content, int... mark) {
        if (content.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((content[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
