package fr.passerelle.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/// A kind of key that secure mail is protected with.
public enum KeyKind {
    RSA_2048("RSA-2048", "rsa2048", "SHA256withRSA"),
    RSA_4096("RSA-4096", "rsa4096", "SHA256withRSA"),
    P_256("P-256", "ecdsap256 ecdhp256", "SHA256withECDSA");

    private final String said;
    private final String openssl;
    private final String signature;

    KeyKind(String said, String openssl, String signature) {
        this.said = said;
        this.openssl = openssl;
        this.signature = signature;
    }

    /// Its name in a table.
    String said() {
        return said;
    }

    /// What `openssl speed` calls its operations.
    String openssl() {
        return openssl;
    }

    /// What its certificates are signed with, in the JDK's words.
    String signature() {
        return signature;
    }

    KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(this == P_256 ? "EC" : "RSA");
        switch (this) {
            case RSA_2048 -> generator.initialize(2048);
            case RSA_4096 -> generator.initialize(4096);
            case P_256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }
}
