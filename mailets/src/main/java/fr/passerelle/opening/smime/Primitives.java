package fr.passerelle.opening.smime;

import fr.passerelle.mail.Slice;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who does the arithmetic of secure mail: a native library (Amazon Corretto Crypto Provider)
/// where its jar is on the class path and it works on this machine, else Java. It is asked by
/// object and never registered: a James server has providers of its own.
///
/// What the native library does not know, an algorithm or a curve, Java does. Which of them works
/// depends on what a message says in the clear, never on what a key made of it.
///
/// @param natively empty where Java does everything
record Primitives(Optional<Provider> natively) {
    private static final Logger log = LoggerFactory.getLogger(Primitives.class);

    /// "off" leaves the native library alone.
    private static final String SWITCH = "passerelle.native";

    private static final String CORRETTO =
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    static final Primitives JAVA = new Primitives(Optional.empty());

    /// Those of this process.
    static final Primitives CHOSEN = choose();

    private static Primitives choose() {
        Primitives chosen =
                System.getProperty(SWITCH, "").equals("off")
                        ? JAVA
                        : load().map(Optional::of).map(Primitives::new).orElse(JAVA);
        log.info("arithmetic of secure mail: {}", chosen.said());
        return chosen;
    }

    /// A provider whose library does not load, since it was made for another system, offers
    /// nothing.
    private static Optional<Provider> load() {
        return ServiceLoader.load(Provider.class, Primitives.class.getClassLoader()).stream()
                .filter(offered -> offered.type().getName().equals(CORRETTO))
                .findFirst()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.getService("KeyAgreement", "ECDH") != null)
                .filter(Primitives::deciphers);
    }

    /// Its ciphers are tried before they are believed; what works with our keys is tried with
    /// each of them ([OwnKey]).
    private static boolean deciphers(Provider provider) {
        SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
        byte[] plain = new byte[100];
        try {
            return same(
                            provider,
                            "AES/CBC/PKCS5Padding",
                            key,
                            new IvParameterSpec(new byte[16]),
                            plain)
                    && same(
                            provider,
                            "AES/GCM/NoPadding",
                            key,
                            new GCMParameterSpec(128, new byte[12]),
                            plain);
        } catch (GeneralSecurityException wrong) {
            log.warn("{} does not decipher as Java does: not used", provider.getInfo(), wrong);
            return false;
        }
    }

    private static boolean same(
            Provider provider,
            String transformation,
            SecretKeySpec key,
            AlgorithmParameterSpec parameters,
            byte[] plain)
            throws GeneralSecurityException {
        Cipher java = Cipher.getInstance(transformation);
        java.init(Cipher.ENCRYPT_MODE, key, parameters);
        Cipher other = Cipher.getInstance(transformation, provider);
        other.init(Cipher.DECRYPT_MODE, key, parameters);
        return Arrays.equals(other.doFinal(java.doFinal(plain)), plain);
    }

    /// Its name, for people.
    String said() {
        return natively.map(Provider::getInfo).orElse("Java");
    }

    /// Deciphers in one piece.
    ///
    /// @param parameters of the cipher, where it takes any
    /// @param associated data that the cipher authenticates (GCM), or none
    /// @throws GeneralSecurityException where the key or the parameters are none, or the text
    ///     does not come out
    byte[] decipher(
            String transformation,
            Key key,
            Optional<AlgorithmParameterSpec> parameters,
            byte[] associated,
            byte[] sealed)
            throws GeneralSecurityException {
        Cipher cipher = cipher(transformation, key, parameters);
        try {
            if (associated.length > 0) {
                cipher.updateAAD(associated);
            }
            return cipher.doFinal(sealed);
        } catch (RuntimeException unforeseen) {
            // The native library has one of its own, which cannot be named where it is absent.
            throw new GeneralSecurityException("the cipher refuses", unforeseen);
        }
    }

    private Cipher cipher(
            String transformation, Key key, Optional<AlgorithmParameterSpec> parameters)
            throws GeneralSecurityException {
        if (natively.isPresent()) {
            try {
                return ready(Cipher.getInstance(transformation, natively.get()), key, parameters);
            } catch (GeneralSecurityException | RuntimeException unknown) {
                log.trace("{} is left to Java", transformation, unknown);
            }
        }
        return ready(Cipher.getInstance(transformation), key, parameters);
    }

    private static Cipher ready(Cipher cipher, Key key, Optional<AlgorithmParameterSpec> parameters)
            throws GeneralSecurityException {
        if (parameters.isPresent()) {
            cipher.init(Cipher.DECRYPT_MODE, key, parameters.get());
        } else {
            cipher.init(Cipher.DECRYPT_MODE, key);
        }
        return cipher;
    }

    /// Whether an RSA signature holds; false also for what is none at all.
    ///
    /// @param algorithm in the JDK's words
    /// @param parameters of PSS
    /// @throws GeneralSecurityException where the key or the parameters are none
    boolean rsa(
            String algorithm,
            PublicKey key,
            Optional<AlgorithmParameterSpec> parameters,
            Slice signed,
            byte[] signature)
            throws GeneralSecurityException {
        if (natively.isPresent()) {
            try {
                return holds(
                        ready(Signature.getInstance(algorithm, natively.get()), key, parameters),
                        signed,
                        signature);
            } catch (GeneralSecurityException | RuntimeException unknown) {
                // The native library has exceptions of its own, as in [#decipher].
                log.trace("{} is left to Java", algorithm, unknown);
            }
        }
        return holds(ready(Signature.getInstance(algorithm), key, parameters), signed, signature);
    }

    /// Whether an ECDSA signature holds; false also for what is none at all. Where Java does it,
    /// Bouncy Castle does: seven times faster than the JDK (measured, 25.0).
    ///
    /// @param digest in the JDK's words
    /// @throws GeneralSecurityException where the key is none
    boolean ecdsa(String digest, PublicKey key, Slice signed, byte[] signature)
            throws GeneralSecurityException {
        if (natively.isPresent()) {
            try {
                return holds(
                        ready(
                                Signature.getInstance(
                                        digest.replace("-", "") + "withECDSA", natively.get()),
                                key,
                                Optional.empty()),
                        signed,
                        signature);
            } catch (GeneralSecurityException | RuntimeException unknown) {
                log.trace("a curve is left to Java", unknown);
            }
        }
        return Curves.verifies(digest, key, signed, signature);
    }

    private static Signature ready(
            Signature check, PublicKey key, Optional<AlgorithmParameterSpec> parameters)
            throws GeneralSecurityException {
        if (parameters.isPresent()) {
            check.setParameter(parameters.get());
        }
        check.initVerify(key);
        return check;
    }

    private static boolean holds(Signature check, Slice signed, byte[] signature) {
        try {
            check.update(signed.array(), signed.offset(), signed.length());
            return check.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        }
    }
}
