package fr.passerelle.opening.smime;

import fr.passerelle.mail.Slice;
import fr.passerelle.opening.smime.Recipients.Wrapped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESWrapEngine;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.KDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/// Unwraps the key of an envelope's content.
///
/// A wrapping that does not open gives a key nobody knows instead of an error (RFC 3218 §2.3.2):
/// whoever sends us a million altered ones must not learn from our answers which of them looked
/// right. The content then fails, as it does for any other reason.
final class ContentKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
            Map.of(
                    OIWObjectIdentifiers.idSHA1, "SHA-1",
                    NISTObjectIdentifiers.id_sha224, "SHA-224",
                    NISTObjectIdentifiers.id_sha256, "SHA-256",
                    NISTObjectIdentifiers.id_sha384, "SHA-384",
                    NISTObjectIdentifiers.id_sha512, "SHA-512");

    private static final Map<ASN1ObjectIdentifier, Integer> WRAPS =
            Map.of(
                    NISTObjectIdentifiers.id_aes128_wrap, 16,
                    NISTObjectIdentifiers.id_aes192_wrap, 24,
                    NISTObjectIdentifiers.id_aes256_wrap, 32);

    /// What came out, and the name of the wrapping.
    record Unwrapped(Slice key, String how) {
        /// Never shows the key.
        @Override
        public String toString() {
            return how;
        }
    }

    private ContentKey() {}

    /// @param length of the key the content's cipher takes, in bytes
    /// @throws NoSuchAlgorithmException where the message says it is wrapped in a way we do not
    ///     know: nothing was tried, and saying so tells nothing
    static Unwrapped unwrap(Wrapped wrapped, int length)
            throws GeneralSecurityException, IOException {
        return switch (wrapped) {
            case Wrapped.Transported(var holder, var info) -> {
                AlgorithmIdentifier algorithm = info.getKeyEncryptionAlgorithm();
                byte[] key = info.getEncryptedKey().getOctets();
                if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
                    yield new Unwrapped(Slice.of(pkcs1(holder.opens(), key, length)), "RSA");
                }
                if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
                    yield new Unwrapped(
                            Slice.of(oaep(holder.opens(), key, algorithm, length)), "RSA-OAEP");
                }
                throw new NoSuchAlgorithmException("unknown key transport");
            }
            case Wrapped.Agreed(var holder, var info, var key) ->
                    new Unwrapped(
                            Slice.of(ecdh(holder.opens(), info, key.getOctets(), length)), "ECDH");
        };
    }

    /// RSAES-PKCS1-v1_5 (RFC 8017 §7.2.2). The padding is looked at here, all of it whatever it
    /// holds, because a cipher that looks says what it saw.
    private static byte[] pkcs1(OwnKey own, byte[] wrapped, int length) {
        byte[] unknown = random(length);
        byte[] block;
        try {
            block = own.rsa("RSA/ECB/NoPadding", Optional.empty(), wrapped);
        } catch (GeneralSecurityException tooLarge) {
            return unknown;
        }
        int from = block.length - length;
        if (from < 11) {
            return unknown;
        }
        int bad = block[0] | (block[1] ^ 2) | block[from - 1];
        for (int i = 2; i < from - 1; i++) {
            // 0 becomes -1 and is caught in the sign; 1 to 255 become 0 to 254.
            bad |= ((block[i] & 0xff) - 1) >> 31;
        }
        int mask = ((bad | -bad) >> 31);
        byte[] key = new byte[length];
        for (int i = 0; i < length; i++) {
            key[i] = (byte) ((block[from + i] & ~mask) | (unknown[i] & mask));
        }
        return key;
    }

    private static byte[] oaep(
            OwnKey own, byte[] wrapped, AlgorithmIdentifier algorithm, int length)
            throws GeneralSecurityException {
        AlgorithmParameterSpec parameters = oaep(algorithm);
        try {
            byte[] key = own.rsa("RSA/ECB/OAEPPadding", Optional.of(parameters), wrapped);
            return key.length == length ? key : random(length);
        } catch (GeneralSecurityException wrong) {
            return random(length);
        }
    }

    private static AlgorithmParameterSpec oaep(AlgorithmIdentifier algorithm)
            throws GeneralSecurityException {
        RSAESOAEPparams said =
                algorithm.getParameters() == null
                        ? new RSAESOAEPparams()
                        : RSAESOAEPparams.getInstance(algorithm.getParameters());
        AlgorithmIdentifier mask = said.getMaskGenAlgorithm();
        if (!mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
            throw new NoSuchAlgorithmException("unknown mask generation");
        }
        byte[] label =
                ASN1OctetString.getInstance(said.getPSourceAlgorithm().getParameters()).getOctets();
        return new OAEPParameterSpec(
                digest(said.getHashAlgorithm()),
                "MGF1",
                new MGF1ParameterSpec(
                        digest(AlgorithmIdentifier.getInstance(mask.getParameters()))),
                new PSource.PSpecified(label));
    }

    private static String digest(AlgorithmIdentifier algorithm) throws GeneralSecurityException {
        String name = DIGESTS.get(algorithm.getAlgorithm());
        if (name == null) {
            throw new NoSuchAlgorithmException("unknown digest");
        }
        return name;
    }

    /// Ephemeral-static ECDH (RFC 5753 §3.1), X9.63 key derivation, AES key wrap.
    private static byte[] ecdh(OwnKey own, KeyAgreeRecipientInfo info, byte[] wrapped, int length)
            throws GeneralSecurityException, IOException {
        AlgorithmIdentifier scheme = info.getKeyEncryptionAlgorithm();
        Digest digest = derivation(scheme.getAlgorithm());
        AlgorithmIdentifier wrap = AlgorithmIdentifier.getInstance(scheme.getParameters());
        Integer wrapLength = WRAPS.get(wrap.getAlgorithm());
        OriginatorPublicKey originator = info.getOriginator().getOriginatorKey();
        if (wrapLength == null || originator == null) {
            throw new NoSuchAlgorithmException("unknown key agreement");
        }
        byte[] shared = own.agree(originator.getPublicKeyData().getBytes());
        ASN1OctetString material = info.getUserKeyingMaterial();
        byte[] sharedInfo =
                new ECCCMSSharedInfo(
                                wrap,
                                material == null ? null : material.getOctets(),
                                new byte[] {
                                    0, 0, (byte) ((wrapLength * 8) >> 8), (byte) (wrapLength * 8)
                                })
                        .getEncoded(ASN1Encoding.DER);
        KDF2BytesGenerator derive = new KDF2BytesGenerator(digest);
        derive.init(new KDFParameters(shared, sharedInfo));
        byte[] wrapping = new byte[wrapLength];
        derive.generateBytes(wrapping, 0, wrapping.length);
        AESWrapEngine aes = new AESWrapEngine();
        aes.init(false, new KeyParameter(wrapping));
        Arrays.fill(wrapping, (byte) 0);
        try {
            byte[] key = aes.unwrap(wrapped, 0, wrapped.length);
            return key.length == length ? key : random(length);
        } catch (InvalidCipherTextException wrong) {
            return random(length);
        }
    }

    private static Digest derivation(ASN1ObjectIdentifier scheme) throws GeneralSecurityException {
        if (scheme.equals(X9ObjectIdentifiers.dhSinglePass_stdDH_sha1kdf_scheme)) {
            return new SHA1Digest();
        }
        if (scheme.equals(SECObjectIdentifiers.dhSinglePass_stdDH_sha224kdf_scheme)) {
            return new SHA224Digest();
        }
        if (scheme.equals(SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme)) {
            return new SHA256Digest();
        }
        if (scheme.equals(SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme)) {
            return new SHA384Digest();
        }
        if (scheme.equals(SECObjectIdentifiers.dhSinglePass_stdDH_sha512kdf_scheme)) {
            return new SHA512Digest();
        }
        throw new NoSuchAlgorithmException("unknown key agreement");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
