package fr.passerelle.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The master key and what is made from it. Everything enciphered in the store is AES-256-GCM
/// (NIST SP 800-38D) under a data key of its own; data keys are wrapped by the master key (RFC
/// 3394). Each purpose has its own key, derived by HMAC-SHA-256 (RFC 5869, expand), so that
/// none can stand in for another.
///
/// A data key seals exactly one text, or carries a counter: a nonce never repeats under one
/// key.
public final class Keys {
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final byte[] NONCE_ONCE = new byte[12];

    private final SecretKeySpec wrapping;
    private final byte[] hashing;
    private final byte[] blobIds;
    private final byte[] blobKeys;
    private final byte[] tokens;
    private final SecureRandom random = new SecureRandom();

    public Keys(byte[] master) {
        if (master.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a master key has " + KEY_BYTES + " bytes, this one has " + master.length);
        }
        this.wrapping = new SecretKeySpec(derive(master, "wrap"), "AES");
        this.hashing = derive(master, "hash");
        this.blobIds = derive(master, "blob-id");
        this.blobKeys = derive(master, "blob-key");
        this.tokens = derive(master, "token");
    }

    /// A fresh master key.
    public static byte[] freshMaster() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /// The key that binds reply tokens.
    public byte[] tokenKey() {
        return tokens.clone();
    }

    byte[] freshKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    byte[] wrap(byte[] key) {
        return wrapUnder(wrapping, key);
    }

    /// @throws Unsealable when the master key is not the one that wrapped it
    byte[] unwrap(byte[] wrapped) {
        return unwrapUnder(wrapping, wrapped);
    }

    /// Wraps a data key under a case's key.
    static byte[] wrapUnder(byte[] caseKey, byte[] key) {
        return wrapUnder(new SecretKeySpec(caseKey, "AES"), key);
    }

    static byte[] unwrapUnder(byte[] caseKey, byte[] wrapped) {
        return unwrapUnder(new SecretKeySpec(caseKey, "AES"), wrapped);
    }

    private static byte[] wrapUnder(SecretKeySpec outer, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, outer);
            return cipher.wrap(new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the Java runtime cannot wrap AES keys", broken);
        }
    }

    private static byte[] unwrapUnder(SecretKeySpec outer, byte[] wrapped) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, outer);
            return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
        } catch (GeneralSecurityException wrongKey) {
            throw new Unsealable("this data key was wrapped by another key", wrongKey);
        }
    }

    /// Seals one text under a key that seals nothing else.
    static byte[] sealOnce(byte[] key, byte[] plain) {
        return gcm(Cipher.ENCRYPT_MODE, key, NONCE_ONCE, plain, 0, plain.length);
    }

    static byte[] unsealOnce(byte[] key, byte[] sealed) {
        return gcm(Cipher.DECRYPT_MODE, key, NONCE_ONCE, sealed, 0, sealed.length);
    }

    /// Seals under a key that seals many texts: a random nonce goes in front. A case's key
    /// seals some tens of texts, far below the 2^32 that random nonces allow (SP 800-38D §8.3).
    byte[] seal(byte[] key, byte[] plain) {
        byte[] nonce = new byte[NONCE_ONCE.length];
        random.nextBytes(nonce);
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, key, nonce, plain, 0, plain.length);
        byte[] whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
        return whole;
    }

    static byte[] unseal(byte[] key, byte[] whole) {
        byte[] nonce = Arrays.copyOf(whole, NONCE_ONCE.length);
        return gcm(
                Cipher.DECRYPT_MODE,
                key,
                nonce,
                whole,
                NONCE_ONCE.length,
                whole.length - NONCE_ONCE.length);
    }

    /// A keyed hash: equal contents can be recognised by us and by nobody else.
    byte[] hash(byte[] content, int offset, int length) {
        return hmac(hashing, content, offset, length);
    }

    byte[] hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hash(bytes, 0, bytes.length);
    }

    byte[] blobId(byte[] digest) {
        return hmac(blobIds, digest, 0, digest.length);
    }

    byte[] blobKey(byte[] digest) {
        return hmac(blobKeys, digest, 0, digest.length);
    }

    private static byte[] derive(byte[] master, String purpose) {
        byte[] info = ("fr.passerelle/1/" + purpose).getBytes(StandardCharsets.UTF_8);
        byte[] expand = Arrays.copyOf(info, info.length + 1);
        expand[info.length] = 1;
        return hmac(master, expand, 0, expand.length);
    }

    private static byte[] hmac(byte[] key, byte[] content, int offset, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(content, offset, length);
            return mac.doFinal();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the Java runtime has no HMAC-SHA-256", broken);
        }
    }

    private static byte[] gcm(
            int mode, byte[] key, byte[] nonce, byte[] text, int offset, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text, offset, length);
        } catch (GeneralSecurityException wrong) {
            throw new Unsealable("sealed under another key, or changed since", wrong);
        }
    }

    /// Something sealed that cannot be opened with the keys we have.
    static final class Unsealable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsealable(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
