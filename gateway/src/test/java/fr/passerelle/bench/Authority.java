package fr.passerelle.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A made-up root and the authority below it that issues certificates for mail, with the
/// revocation lists of both.
final class Authority {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration WEEK = Duration.ofDays(7);

    private final KeyKind kind;
    private final Path place;
    private final X509Certificate certificate;
    private final KeyPair keys;
    private int serial = 1000;

    private Authority(KeyKind kind, Path place, X509Certificate certificate, KeyPair keys) {
        this.kind = kind;
        this.place = place;
        this.certificate = certificate;
        this.keys = keys;
    }

    /// Writes `root.pem` and the folder `crl` into this place.
    static Authority made(KeyKind kind, Path place)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair root = kind.generate();
        X500Name rootName = new X500Name("CN=Racine Essai " + kind.said());
        X509Certificate rootCertificate =
                certificate(kind, rootName, root, rootName, root, 1, true, "");
        KeyPair below = kind.generate();
        X500Name name = new X500Name("CN=Autorite Essai " + kind.said());
        X509Certificate certificate = certificate(kind, rootName, root, name, below, 2, true, "");
        pem(place.resolve("root.pem"), rootCertificate);
        Path lists = Files.createDirectories(place.resolve("crl"));
        list(kind, rootCertificate, root, lists.resolve("root.crl"));
        list(kind, certificate, below, lists.resolve("below.crl"));
        return new Authority(kind, place, certificate, below);
    }

    /// Issues a certificate for this mail address and writes it, its key and the authority's
    /// certificate into `<name>.p12`.
    X509Certificate issue(String name, String address, String password)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair own = kind.generate();
        X509Certificate issued =
                certificate(
                        kind,
                        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
                        keys,
                        new X500Name("CN=" + name),
                        own,
                        serial++,
                        false,
                        address);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                name,
                own.getPrivate(),
                password.toCharArray(),
                new Certificate[] {issued, certificate});
        try (OutputStream out = Files.newOutputStream(place.resolve(name + ".p12"))) {
            store.store(out, password.toCharArray());
        }
        return issued;
    }

    private static X509Certificate certificate(
            KeyKind kind,
            X500Name issuer,
            KeyPair issuerKeys,
            X500Name subject,
            KeyPair subjectKeys,
            int serial,
            boolean authority,
            String address)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(serial),
                        Date.from(SecureMails.NOW.minus(YEAR)),
                        Date.from(SecureMails.NOW.plus(YEAR)),
                        subject,
                        subjectKeys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        authority
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        if (!authority) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.rfc822Name, address)));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(signer(kind, issuerKeys)));
    }

    private static void list(KeyKind kind, X509Certificate issuer, KeyPair keys, Path file)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        JcaX509v2CRLBuilder builder =
                new JcaX509v2CRLBuilder(issuer, Date.from(SecureMails.NOW.minus(WEEK)));
        builder.setNextUpdate(Date.from(SecureMails.NOW.plus(WEEK)));
        Files.write(file, builder.build(signer(kind, keys)).getEncoded());
    }

    private static ContentSigner signer(KeyKind kind, KeyPair keys)
            throws OperatorCreationException {
        return new JcaContentSignerBuilder(kind.signature()).build(keys.getPrivate());
    }

    private static void pem(Path file, X509Certificate certificate) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        }
        Files.writeString(file, text.toString());
    }
}
