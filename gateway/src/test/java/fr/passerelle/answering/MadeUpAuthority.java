package fr.passerelle.answering;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.opening.smime.KeyFile;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority that a test makes for itself, and the made-up people it knows. Everything is
/// valid from 2026-01-01 to 2036-01-01 unless said otherwise.
public final class MadeUpAuthority {
    public static final String PASSWORD = "essai";
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");
    private static final X500Name NAME = new X500Name("CN=Racine d'essai");

    private final Path folder;
    private final KeyPair root = rsa();
    private final Person anchor;
    private int issued;

    public MadeUpAuthority(Path folder) throws Exception {
        this.folder = folder;
        JcaX509v3CertificateBuilder builder = builder(root, NAME, FROM, TO);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        this.anchor = new Person(root.getPrivate(), signed(builder));
    }

    /// A key and its certificate.
    public record Person(PrivateKey key, X509Certificate certificate) {
        public Path writeCertificate(Path file) throws Exception {
            return Files.writeString(file, pem("CERTIFICATE", certificate.getEncoded()));
        }

        public Path writeKey(Path file) throws Exception {
            return Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
        }

        /// The ring of this one key, by way of a file.
        public Keyring ring(Path file) throws Exception {
            return Keyring.read(List.of(new KeyFile(writeBoth(file), PASSWORD)));
        }

        public Path writeBoth(Path file) throws Exception {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("own", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
            try (OutputStream out = Files.newOutputStream(file)) {
                keys.store(out, PASSWORD.toCharArray());
            }
            return file;
        }
    }

    /// The file of trust anchors.
    public Path anchors() throws Exception {
        return anchor.writeCertificate(folder.resolve("racine.pem"));
    }

    /// Believes this authority and no other.
    public Trust trust() throws Exception {
        return new Trust(
                TrustAnchors.read(List.of(anchors())), RevocationLists.NONE, Revocation.SOFT);
    }

    public Person person(EmailAddress address) throws Exception {
        return person(address, FROM, TO);
    }

    public Person person(EmailAddress address, Instant from, Instant to) throws Exception {
        return person(address, from, to, KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
    }

    public Person person(EmailAddress address, Instant from, Instant to, int usage)
            throws Exception {
        KeyPair pair = rsa();
        JcaX509v3CertificateBuilder builder =
                builder(pair, new X500Name("CN=essai " + issued), from, to);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, address.toString())));
        return new Person(pair.getPrivate(), signed(builder));
    }

    private JcaX509v3CertificateBuilder builder(
            KeyPair pair, X500Name name, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(++issued),
                Date.from(from),
                Date.from(to),
                name,
                pair.getPublic());
    }

    private X509Certificate signed(JcaX509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withRSA")
                                        .build(root.getPrivate())));
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(String what, byte[] der) {
        String base64 =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what);
    }
}
