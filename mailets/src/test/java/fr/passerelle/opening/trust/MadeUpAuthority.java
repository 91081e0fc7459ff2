package fr.passerelle.opening.trust;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority made in memory, without `openssl`, and what it issues: certificates and lists.
record MadeUpAuthority(X509Certificate certificate, KeyPair keys, String algorithm) {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-03-02T08:05:00Z");

    /// One certificate and its key.
    record Holder(X509Certificate certificate, KeyPair keys) {}

    /// An extension to be.
    record Said(ASN1ObjectIdentifier what, boolean critical, ASN1Encodable value) {}

    static MadeUpAuthority named(String name) throws Exception {
        return make(name, elliptic(), "SHA256withECDSA");
    }

    /// Its certificate is signed well; with what it signs the rest is another matter.
    static MadeUpAuthority make(String name, KeyPair keys, String algorithm) throws Exception {
        X500Name own = new X500Name("CN=" + name);
        X509Certificate certificate =
                certificate(
                        own,
                        own,
                        keys,
                        1,
                        TO,
                        keys,
                        keys.getPublic().getAlgorithm().equals("EC")
                                ? "SHA256withECDSA"
                                : "SHA256withRSA",
                        List.of(authority()));
        return new MadeUpAuthority(certificate, keys, algorithm);
    }

    static KeyPair elliptic() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256, new SecureRandom());
        return generator.generateKeyPair();
    }

    static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits, new SecureRandom());
        return generator.generateKeyPair();
    }

    Holder issue(int serial, Said... said) throws Exception {
        return issue(serial, elliptic(), TO, said);
    }

    Holder issue(int serial, KeyPair holder, Instant until, Said... said) throws Exception {
        return new Holder(
                certificate(
                        name(),
                        new X500Name("CN=holder " + serial),
                        holder,
                        serial,
                        until,
                        keys,
                        algorithm,
                        List.of(said)),
                holder);
    }

    X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    /// A list of 1 March, good for a month.
    X509CRL list(List<Said> said, int... revoked) throws Exception {
        X509v2CRLBuilder list =
                new X509v2CRLBuilder(name(), Date.from(NOW.minus(Duration.ofDays(1))));
        list.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(30))));
        for (int serial : revoked) {
            list.addCRLEntry(BigInteger.valueOf(serial), Date.from(FROM), 1);
        }
        for (Said each : said) {
            list.addExtension(each.what(), each.critical(), each.value());
        }
        byte[] encoded =
                list.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()))
                        .getEncoded();
        return (X509CRL)
                CertificateFactory.getInstance("X.509")
                        .generateCRL(new ByteArrayInputStream(encoded));
    }

    static Said authority() {
        return new Said(Extension.basicConstraints, true, new BasicConstraints(true));
    }

    static Said responderAt(String... places) {
        List<AccessDescription> ways = new ArrayList<>();
        for (String place : places) {
            ways.add(
                    new AccessDescription(
                            AccessDescription.id_ad_ocsp,
                            new GeneralName(GeneralName.uniformResourceIdentifier, place)));
        }
        return new Said(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(ways.toArray(AccessDescription[]::new)));
    }

    static Said listAt(String place) {
        return new Said(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(
                        new DistributionPoint[] {new DistributionPoint(point(place), null, null)}));
    }

    static DistributionPointName point(String place) {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, place)));
    }

    static Said purpose(KeyPurposeId purpose) {
        return new Said(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    static Said neverLookedUp() {
        return new Said(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    }

    private static X509Certificate certificate(
            X500Name issuer,
            X500Name subject,
            KeyPair holder,
            int serial,
            Instant until,
            KeyPair signer,
            String algorithm,
            List<Said> said)
            throws Exception {
        X509v3CertificateBuilder builder =
                new X509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(serial),
                        Date.from(FROM),
                        Date.from(until),
                        subject,
                        SubjectPublicKeyInfo.getInstance(holder.getPublic().getEncoded()));
        for (Said each : said) {
            builder.addExtension(each.what(), each.critical(), each.value());
        }
        X509CertificateHolder made =
                builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(made.getEncoded()));
    }
}
