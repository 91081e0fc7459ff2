package fr.passerelle.opening.trust;

import fr.passerelle.mail.Sentence;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.jspecify.annotations.Nullable;

/// What is too weak to be believed, by name.
public final class Strength {
    /// RFC 8551 §4.2 and ANSI/DS 2019-01-100: 2048 bits and more.
    private static final int RSA_BITS = 2048;

    /// Above, one verification costs more than the letter is worth.
    private static final int MOST_RSA_BITS = 8192;

    private static final int EC_BITS = 256;

    private Strength() {}

    /// Why nothing this key signed is believed; empty where it is strong enough.
    public static Optional<Sentence> weakness(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa when rsa.getModulus().bitLength() < RSA_BITS ->
                    Optional.of(
                            new Sentence(
                                    "an RSA key of "
                                            + rsa.getModulus().bitLength()
                                            + " bits, less than "
                                            + RSA_BITS,
                                    "une clé RSA de "
                                            + rsa.getModulus().bitLength()
                                            + " bits, moins de "
                                            + RSA_BITS));
            case RSAPublicKey rsa when rsa.getModulus().bitLength() > MOST_RSA_BITS ->
                    Optional.of(
                            new Sentence(
                                    "an RSA key of more than " + MOST_RSA_BITS + " bits",
                                    "une clé RSA de plus de " + MOST_RSA_BITS + " bits"));
            case RSAPublicKey _ -> Optional.empty();
            case ECPublicKey ec when ec.getParams().getOrder().bitLength() < EC_BITS ->
                    Optional.of(
                            new Sentence(
                                    "an elliptic curve of less than " + EC_BITS + " bits",
                                    "une courbe elliptique de moins de " + EC_BITS + " bits"));
            case ECPublicKey _ -> Optional.empty();
            default ->
                    Optional.of(
                            new Sentence(
                                    "a key that is neither RSA nor of an elliptic curve",
                                    "une clé ni RSA ni de courbe elliptique"));
        };
    }

    /// Why the signature on this certificate is not believed.
    static Optional<String> weakness(X509Certificate certificate) {
        return weakness(name(certificate.getSigAlgName(), certificate.getSigAlgParams()));
    }

    /// Why the signature on this list is not believed.
    static Optional<String> weakness(X509CRL list) {
        return weakness(name(list.getSigAlgName(), list.getSigAlgParams()));
    }

    /// The name of RSASSA-PSS does not tell its digest; its parameters do (RFC 4055 §3.1: SHA-1
    /// where they are silent).
    private static String name(String algorithm, byte @Nullable [] parameters) {
        if (!algorithm.equals("RSASSA-PSS")) {
            return algorithm;
        }
        return new DefaultSignatureNameFinder()
                .getAlgorithmName(
                        new AlgorithmIdentifier(
                                PKCSObjectIdentifiers.id_RSASSA_PSS,
                                RSASSAPSSparams.getInstance(
                                        parameters == null ? new DERSequence() : parameters)));
    }

    /// Why no signature made with this algorithm is believed.
    ///
    /// @param algorithm as the JDK and Bouncy Castle write it, like `SHA256withRSA`
    static Optional<String> weakness(String algorithm) {
        String name = algorithm.toUpperCase(Locale.ROOT);
        if (name.startsWith("SHA1") || name.startsWith("SHA-1")) {
            return Optional.of("SHA-1");
        }
        if (name.startsWith("MD")) {
            return Optional.of(name.substring(0, 3));
        }
        return Optional.empty();
    }
}
