package fr.passerelle.opening.whitelist;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A list as it came, not judged yet.
public final class Candidate {
    private final byte[] xml;
    private final Optional<String> declared;
    private final String sha256;

    /// @param xml the file; not copied, not to be changed afterwards
    /// @param declared what the file of the digest says: 64 hexadecimal digits without a file
    ///     name, blanks around them allowed; empty where none is published at this place
    public Candidate(byte[] xml, Optional<String> declared) {
        this.xml = xml;
        this.declared = declared.map(text -> text.strip().toLowerCase(Locale.ROOT));
        this.sha256 = digest(xml);
    }

    byte[] xml() {
        return xml;
    }

    Optional<String> declared() {
        return declared;
    }

    /// Lower case.
    public String sha256() {
        return sha256;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }
}
