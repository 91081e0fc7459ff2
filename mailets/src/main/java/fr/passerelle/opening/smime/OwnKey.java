package fr.passerelle.opening.smime;

import fr.passerelle.mail.Slice;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A private key of ours, in the hands of whoever works with it. The native library gets a key
/// only after it gave the same answers with it as Java does; any other stays with Java. Safe for
/// any number of threads.
final class OwnKey {
    private static final Logger log = LoggerFactory.getLogger(OwnKey.class);
    private static final byte[] NONE = new byte[0];

    private final PrivateKey key;
    private final PublicKey half;
    private final Primitives by;

    private OwnKey(PrivateKey key, PublicKey half, Primitives by) {
        this.key = key;
        this.half = half;
        this.by = by;
    }

    /// @param half its public half, as its certificate says
    static OwnKey of(PrivateKey key, PublicKey half) {
        return of(key, half, Primitives.CHOSEN);
    }

    static OwnKey of(PrivateKey key, PublicKey half, Primitives wanted) {
        OwnKey java = new OwnKey(key, half, Primitives.JAVA);
        return wanted.natively().flatMap(library -> java.moved(library, wanted)).orElse(java);
    }

    /// The same key in native memory; empty where it does not work there as it does here.
    private Optional<OwnKey> moved(Provider library, Primitives wanted) {
        try {
            PrivateKey there =
                    KeyFactory.getInstance(key.getAlgorithm(), library)
                            .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
            OwnKey moved = new OwnKey(there, half, wanted);
            if (worksAs(moved)) {
                return Optional.of(moved);
            }
            log.warn("{} has other answers than Java: our key stays with Java", wanted.said());
        } catch (GeneralSecurityException | IOException | RuntimeException wrong) {
            log.info("our key stays with Java: {}", wrong.toString());
        }
        return Optional.empty();
    }

    private boolean worksAs(OwnKey moved) throws GeneralSecurityException, IOException {
        byte[] sample = new byte[64];
        Arrays.fill(sample, (byte) 7);
        Slice signed = Slice.of(sample);
        return switch (half) {
            case RSAPublicKey rsa -> {
                Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, rsa);
                byte[] sealed = cipher.doFinal(sample);
                String algorithm = "SHA256withRSA";
                yield Arrays.equals(
                                rsa("RSA/ECB/NoPadding", Optional.empty(), sealed),
                                moved.rsa("RSA/ECB/NoPadding", Optional.empty(), sealed))
                        && moved.by.rsa(
                                algorithm, rsa, Optional.empty(), signed, sign(algorithm, sample));
            }
            case ECPublicKey point -> {
                byte[] own = point().getPublicKeyData().getBytes();
                yield Arrays.equals(agree(own), moved.agree(own))
                        && moved.by.ecdsa(
                                "SHA-256", point, signed, sign("SHA256withECDSA", sample));
            }
            default -> false;
        };
    }

    private byte[] sign(String algorithm, byte[] sample) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(sample);
        return signature.sign();
    }

    /// Deciphers one block. The zeros in front of its number may be missing: the native library
    /// counts octets, Java and OpenSSL do not.
    byte[] rsa(String transformation, Optional<AlgorithmParameterSpec> parameters, byte[] sealed)
            throws GeneralSecurityException {
        byte[] block = sealed;
        if (half instanceof RSAPublicKey rsa) {
            int octets = (rsa.getModulus().bitLength() + 7) / 8;
            if (sealed.length < octets) {
                block = new byte[octets];
                System.arraycopy(sealed, 0, block, octets - sealed.length, sealed.length);
            }
        }
        return by.decipher(transformation, key, parameters, NONE, block);
    }

    /// What our key and a sender's point have in common, as long as a coordinate of the curve
    /// (RFC 5753 §3.1). A point that is not on our curve is refused, whoever works: it would tell
    /// our key bit by bit.
    byte[] agree(byte[] point) throws GeneralSecurityException, IOException {
        if (by.natively().isEmpty()) {
            return Curves.agree(key, point);
        }
        Provider library = by.natively().get();
        byte[] theirs =
                new SubjectPublicKeyInfo(point().getAlgorithm(), point)
                        .getEncoded(ASN1Encoding.DER);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH", library);
        agreement.init(key);
        agreement.doPhase(
                KeyFactory.getInstance("EC", library)
                        .generatePublic(new X509EncodedKeySpec(theirs)),
                true);
        return agreement.generateSecret();
    }

    private SubjectPublicKeyInfo point() throws InvalidKeyException {
        if (half instanceof ECPublicKey) {
            return SubjectPublicKeyInfo.getInstance(half.getEncoded());
        }
        throw new InvalidKeyException("our key is not for this agreement");
    }

    /// Never shows the key.
    @Override
    public String toString() {
        return half.getAlgorithm() + " by " + by.said();
    }
}
