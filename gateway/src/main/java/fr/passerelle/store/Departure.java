package fr.passerelle.store;

import fr.passerelle.mail.RawMessage;
import java.util.Arrays;

/// The bytes a mail leaves as, at rest: sealed under a key of their own, because the row's key
/// has sealed the mail already and seals nothing else. That key lies in front, wrapped by the
/// row's, so that whatever forgets the one forgets the other.
final class Departure {
    /// RFC 3394: eight octets more than the key.
    private static final int WRAPPED_KEY = 40;

    private Departure() {}

    static byte[] seal(byte[] rowKey, byte[] freshKey, RawMessage leaving) {
        byte[] wrapped = Keys.wrapUnder(rowKey, freshKey);
        byte[] sealed = Keys.sealOnce(freshKey, SealedMessage.squeezed(leaving.bytes()));
        byte[] whole = Arrays.copyOf(wrapped, wrapped.length + sealed.length);
        System.arraycopy(sealed, 0, whole, wrapped.length, sealed.length);
        return whole;
    }

    static RawMessage open(byte[] rowKey, byte[] whole) {
        byte[] key = Keys.unwrapUnder(rowKey, Arrays.copyOf(whole, WRAPPED_KEY));
        byte[] sealed = Arrays.copyOfRange(whole, WRAPPED_KEY, whole.length);
        return new RawMessage(SealedMessage.expanded(Keys.unsealOnce(key, sealed)));
    }
}
