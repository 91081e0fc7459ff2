package fr.passerelle.mail;

import java.util.Locale;
import java.util.Optional;

/// A Content-Transfer-Encoding (RFC 2045 §6): how the bytes of a body were dressed for the way.
public enum TransferEncoding {
    /// 7bit, 8bit, binary, and every word nobody knows: the bytes are taken as they stand.
    IDENTITY,
    BASE64,
    QUOTED_PRINTABLE;

    /// Reads the field's value. What senders add to it (a semicolon, quotes, a comment, a hyphen
    /// too many) does not matter.
    public static TransferEncoding read(Optional<String> value) {
        if (value.isEmpty()) {
            return IDENTITY;
        }
        String word = value.get();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < word.length() && i < 40; i++) {
            char c = word.charAt(i);
            if (c == ';' || c == '(') {
                break;
            }
            if (c < 128 && Character.isLetterOrDigit(c)) {
                letters.append(c);
            }
        }
        return switch (letters.toString().toLowerCase(Locale.ROOT)) {
            case "base64" -> BASE64;
            case "quotedprintable" -> QUOTED_PRINTABLE;
            default -> IDENTITY;
        };
    }

    /// The content, undressed. Never fails: what does not belong to the encoding is passed over
    /// (base64) or kept as it stands (quoted-printable). The result is never longer than the
    /// slice.
    public byte[] decode(Slice dressed) {
        return switch (this) {
            case IDENTITY -> dressed.toBytes();
            case BASE64 -> Base64.decode(dressed);
            case QUOTED_PRINTABLE -> QuotedPrintable.decode(dressed, false);
        };
    }
}
