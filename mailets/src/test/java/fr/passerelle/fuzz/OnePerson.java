package fr.passerelle.fuzz;

import fr.passerelle.opening.smime.KeyFile;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.Sealing;
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A made-up person with a key that vouches for itself, and the one letter it has signed.
final class OnePerson {
    static final Instant AT = Instant.parse("2026-03-02T08:15:00Z");
    static final String ADDRESS = "lea@cpts-aunis.mssante.example";
    static final String TEXT = "Bonjour, voici une lettre.\r\n";
    static final byte[] LETTER =
            ("Content-Type: text/plain\r\n\r\n" + TEXT).getBytes(StandardCharsets.US_ASCII);

    private final X509Certificate certificate;
    private final Keyring keys;

    private OnePerson(X509Certificate certificate, Keyring keys) {
        this.certificate = certificate;
        this.keys = keys;
    }

    static OnePerson made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            X509Certificate certificate = certificate(pair);
            return new OnePerson(certificate, keyring(pair, certificate));
        } catch (GeneralSecurityException | IOException | OperatorCreationException fault) {
            throw new IllegalStateException("no key could be made", fault);
        }
    }

    private static X509Certificate certificate(KeyPair pair)
            throws CertIOException, GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=lea");
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                        Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                        name,
                        pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, ADDRESS)));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withRSA")
                                        .build(pair.getPrivate())));
    }

    private static Keyring keyring(KeyPair pair, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        char[] password = "essai".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("lea", pair.getPrivate(), password, new X509Certificate[] {certificate});
        Path file = Files.createTempFile("lea", ".p12");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password);
            }
            return Keyring.read(List.of(new KeyFile(file, "essai")));
        } finally {
            Files.delete(file);
        }
    }

    /// Opens with this key, and believes it.
    SecureMail secureMail() {
        return new SecureMail(
                keys,
                new Trust(
                        new TrustAnchors(List.of(certificate), List.of()),
                        RevocationLists.NONE,
                        Revocation.OFF));
    }

    /// The letter signed, enciphered in both ways, and both together: CMS messages.
    List<byte[]> everyShape() {
        Sealing sealing = new Sealing(keys, new SecureRandom());
        byte[] signed = sealing.sign(LETTER, AT).orElseThrow();
        List<byte[]> shapes = new ArrayList<>();
        shapes.add(lastBase64(signed));
        for (Sealing.Cipher cipher : Sealing.Cipher.values()) {
            for (byte[] content : List.of(LETTER, signed)) {
                shapes.add(lastBase64(sealing.encrypt(content, List.of(certificate), cipher)));
            }
        }
        return shapes;
    }

    /// What stands in base64 behind the last header of an entity of ours.
    private static byte[] lastBase64(byte[] entity) {
        String text = new String(entity, StandardCharsets.ISO_8859_1);
        int begin = text.lastIndexOf("\r\n\r\n") + 4;
        int end = text.indexOf("\r\n--", begin);
        return Base64.getMimeDecoder().decode(text.substring(begin, end < 0 ? text.length() : end));
    }
}
