package fr.passerelle.answering;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes and checks the secret of a reply address: eight random bytes, sealed by ten bytes of
/// HMAC-SHA256 (RFC 2104) to one person, one offer or case, and one expiry. Written in lower-case
/// Crockford base32, because mail systems fold the case of a local part.
///
/// Safe for use by many threads where the random source is.
public final class Tokens {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int ID_BYTES = 8;
    private static final int SEAL_BYTES = 10;

    /// 144 bits in characters of five: 29, the last one with one bit to spare.
    static final int LENGTH = 29;

    private final SecretKeySpec key;
    private final RandomGenerator random;

    /// @param key of 32 bytes, used for nothing else
    /// @param random a cryptographic source outside tests
    public Tokens(byte[] key, RandomGenerator random) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.random = random;
    }

    /// @param person pseudonym of the one whose answer counts ("M01")
    /// @param about the offer ("C-1042/2") or the case ("C-1042")
    /// @param expiry counted in whole seconds
    public String make(String person, String about, Instant expiry) {
        byte[] token = new byte[ID_BYTES + SEAL_BYTES];
        ByteBuffer.wrap(token).putLong(random.nextLong());
        System.arraycopy(seal(token, person, about, expiry), 0, token, ID_BYTES, SEAL_BYTES);
        return encode(token);
    }

    /// True where this very token was made for this person, offer or case, and expiry. Says
    /// nothing about whether the expiry has passed: a late yes may still be welcome.
    public boolean holds(String token, String person, String about, Instant expiry) {
        Optional<byte[]> decoded = decode(token);
        if (decoded.isEmpty()) {
            return false;
        }
        byte[] bytes = decoded.get();
        byte[] given = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        byte[] wanted = Arrays.copyOf(seal(bytes, person, about, expiry), SEAL_BYTES);
        return MessageDigest.isEqual(given, wanted);
    }

    /// A name that is always the same for the same text, and tells nothing of it to anybody without
    /// the key. Not a token: it opens nothing.
    public String name(String text) {
        Mac mac = mac();
        add(mac, "name");
        add(mac, text);
        return encode(Arrays.copyOf(mac.doFinal(), ID_BYTES + SEAL_BYTES));
    }

    private byte[] seal(byte[] token, String person, String about, Instant expiry) {
        Mac mac = mac();
        mac.update(token, 0, ID_BYTES);
        add(mac, person);
        add(mac, about);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(expiry.getEpochSecond()).flip());
        return mac.doFinal();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HmacSHA256", impossible);
        }
    }

    /// With its length in front, so that two neighbours can never be cut differently.
    private static void add(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }

    private static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(LENGTH);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = ((buffer << 8) | (b & 0xff)) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET[(buffer >> bits) & 31]);
            }
        }
        return text.append(ALPHABET[(buffer << (5 - bits)) & 31]).toString();
    }

    /// Exactly what [#encode] writes; no alias letters, no upper case, no stray bit at the end.
    private static Optional<byte[]> decode(String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] bytes = new byte[ID_BYTES + SEAL_BYTES];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < LENGTH; i++) {
            int value = Arrays.binarySearch(ALPHABET, token.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            buffer = ((buffer << 5) | value) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        boolean spareBitSet = (buffer & ((1 << bits) - 1)) != 0;
        return spareBitSet ? Optional.empty() : Optional.of(bytes);
    }
}
