package fr.passerelle.opening.smime;

import fr.passerelle.mail.Slice;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.BigIntegers;

/// Elliptic curves in Java, by Bouncy Castle.
final class Curves {
    private Curves() {}

    /// Whether an ECDSA signature holds (RFC 5753 §2); false also for what is none at all.
    static boolean verifies(String digest, PublicKey key, Slice signed, byte[] signature)
            throws GeneralSecurityException {
        ECPublicKeyParameters point = point(key);
        MessageDigest hash = MessageDigest.getInstance(digest);
        hash.update(signed.array(), signed.offset(), signed.length());
        BigInteger[] pair;
        try {
            pair = StandardDSAEncoding.INSTANCE.decode(point.getParameters().getN(), signature);
        } catch (IOException | IllegalArgumentException malformed) {
            return false;
        }
        ECDSASigner ecdsa = new ECDSASigner();
        ecdsa.init(false, point);
        return ecdsa.verifySignature(hash.digest(), pair[0], pair[1]);
    }

    private static ECPublicKeyParameters point(PublicKey key) throws InvalidKeyException {
        try {
            if (PublicKeyFactory.createKey(key.getEncoded())
                    instanceof ECPublicKeyParameters point) {
                return point;
            }
        } catch (IOException unreadable) {
            throw new InvalidKeyException(unreadable);
        }
        throw new InvalidKeyException("a key of another kind");
    }

    /// What our key and a sender's point have in common, as long as a coordinate of the curve
    /// (RFC 5753 §3.1).
    ///
    /// @throws IllegalArgumentException where the point is not on our curve: it would tell our
    ///     key bit by bit
    static byte[] agree(PrivateKey own, byte[] point) throws GeneralSecurityException {
        ECPrivateKeyParameters ours = secret(own);
        ECPublicKeyParameters theirs =
                new ECPublicKeyParameters(
                        ours.getParameters().getCurve().decodePoint(point), ours.getParameters());
        ECDHBasicAgreement agreement = new ECDHBasicAgreement();
        agreement.init(ours);
        return BigIntegers.asUnsignedByteArray(
                agreement.getFieldSize(), agreement.calculateAgreement(theirs));
    }

    private static ECPrivateKeyParameters secret(PrivateKey own) throws InvalidKeyException {
        try {
            if (PrivateKeyFactory.createKey(own.getEncoded())
                    instanceof ECPrivateKeyParameters secret) {
                return secret;
            }
        } catch (IOException unreadable) {
            throw new InvalidKeyException(unreadable);
        }
        throw new InvalidKeyException("our key is not for this agreement");
    }
}
