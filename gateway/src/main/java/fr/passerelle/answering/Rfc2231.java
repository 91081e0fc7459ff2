package fr.passerelle.answering;

import java.nio.charset.StandardCharsets;

/// Parameter values that are not ASCII (RFC 2231 §4).
final class Rfc2231 {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Rfc2231() {}

    static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if ((b >= 'a' && b <= 'z')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= '0' && b <= '9')
                    || b == '.'
                    || b == '-'
                    || b == '_') {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
            }
        }
        return encoded.toString();
    }
}
