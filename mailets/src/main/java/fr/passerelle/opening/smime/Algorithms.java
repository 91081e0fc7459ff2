package fr.passerelle.opening.smime;

import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The algorithms a signature may be made with (RFC 8551 §2.1, §2.2). Those that were broken are
/// refused by name; those we do not know are another thing, and get another word.
final class Algorithms {
    private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
            Map.of(
                    NISTObjectIdentifiers.id_sha256, "SHA-256",
                    NISTObjectIdentifiers.id_sha384, "SHA-384",
                    NISTObjectIdentifiers.id_sha512, "SHA-512");

    private static final Map<ASN1ObjectIdentifier, String> BROKEN =
            Map.of(
                    PKCSObjectIdentifiers.md2, "MD2",
                    PKCSObjectIdentifiers.md5, "MD5",
                    OIWObjectIdentifiers.idSHA1, "SHA-1",
                    NISTObjectIdentifiers.id_sha224, "SHA-224",
                    PKCSObjectIdentifiers.md5WithRSAEncryption, "MD5",
                    PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA-1",
                    PKCSObjectIdentifiers.sha224WithRSAEncryption, "SHA-224",
                    X9ObjectIdentifiers.ecdsa_with_SHA1, "SHA-1",
                    X9ObjectIdentifiers.ecdsa_with_SHA224, "SHA-224");

    /// Digest of each signature algorithm that names one.
    private static final Map<ASN1ObjectIdentifier, String> RSA =
            Map.of(
                    PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA-256",
                    PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA-384",
                    PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA-512");

    private static final Map<ASN1ObjectIdentifier, String> ECDSA =
            Map.of(
                    X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA-256",
                    X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA-384",
                    X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA-512");

    /// Numbers of algorithms have thirty characters; a stranger may write thousands.
    private static final int NUMBER_CHARS = 64;

    private static final Verdict WRONG =
            new Verdict.Invalid(
                    new Sentence(
                            "the signature is not the signer's over this content",
                            "la signature n’est pas celle du signataire sur ce contenu"));

    private Algorithms() {}

    /// Why a digest is not believed; empty where it is.
    static Optional<Verdict> refused(ASN1ObjectIdentifier digest) {
        if (DIGESTS.containsKey(digest)) {
            return Optional.empty();
        }
        return Optional.of(notBelieved(digest));
    }

    /// The name of a digest that is not [#refused].
    static String digest(ASN1ObjectIdentifier digest) {
        String name = DIGESTS.get(digest);
        if (name == null) {
            throw new IllegalArgumentException("a digest that was refused");
        }
        return name;
    }

    private static Verdict notBelieved(ASN1ObjectIdentifier algorithm) {
        String broken = BROKEN.get(algorithm);
        String number = algorithm.getId();
        String which = number.length() <= NUMBER_CHARS ? number : "?";
        return broken != null
                ? new Verdict.Invalid(
                        new Sentence(
                                "signed with " + broken + ", which proves nothing any more",
                                "signé avec " + broken + ", qui ne prouve plus rien"))
                : new Verdict.CannotTell(
                        new Sentence(
                                "signed with an algorithm we do not know: " + which,
                                "signé avec un algorithme inconnu de nous : " + which));
    }

    /// Empty where the signature holds.
    ///
    /// @param digest of the signer info: what a bare "RSA" signs with
    static Optional<Verdict> verify(
            AlgorithmIdentifier algorithm,
            String digest,
            X509Certificate certificate,
            Slice signed,
            byte[] signature)
            throws GeneralSecurityException {
        ASN1ObjectIdentifier name = algorithm.getAlgorithm();
        PublicKey key = certificate.getPublicKey();
        if (ECDSA.containsKey(name)) {
            return verdict(
                    key instanceof ECPublicKey
                            && Primitives.CHOSEN.ecdsa(
                                    ECDSA.getOrDefault(name, digest), key, signed, signature));
        }
        boolean bare = name.equals(PKCSObjectIdentifiers.rsaEncryption);
        boolean pss = name.equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
        if (!bare && !pss && !RSA.containsKey(name)) {
            return Optional.of(notBelieved(name));
        }
        if (!(key instanceof RSAPublicKey)) {
            return Optional.of(WRONG);
        }
        if (!pss) {
            String hash = RSA.getOrDefault(name, digest).replace("-", "");
            return verdict(
                    Primitives.CHOSEN.rsa(
                            hash + "withRSA", key, Optional.empty(), signed, signature));
        }
        RSASSAPSSparams said = RSASSAPSSparams.getInstance(algorithm.getParameters());
        ASN1ObjectIdentifier hash = said.getHashAlgorithm().getAlgorithm();
        Optional<Verdict> refused = refused(hash);
        return refused.isPresent()
                ? refused
                : verdict(
                        Primitives.CHOSEN.rsa(
                                "RSASSA-PSS",
                                key,
                                Optional.of(pss(said, digest(hash))),
                                signed,
                                signature));
    }

    private static Optional<Verdict> verdict(boolean holds) {
        return holds ? Optional.empty() : Optional.of(WRONG);
    }

    private static PSSParameterSpec pss(RSASSAPSSparams said, String hash)
            throws GeneralSecurityException {
        AlgorithmIdentifier mask = said.getMaskGenAlgorithm();
        String maskHash =
                DIGESTS.get(AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm());
        if (!mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1) || maskHash == null) {
            throw new GeneralSecurityException("unknown mask generation");
        }
        return new PSSParameterSpec(
                hash,
                "MGF1",
                new MGF1ParameterSpec(maskHash),
                said.getSaltLength().intValueExact(),
                PSSParameterSpec.TRAILER_FIELD_BC);
    }
}
