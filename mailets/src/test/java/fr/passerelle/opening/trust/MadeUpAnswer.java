package fr.passerelle.opening.trust;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaRespID;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/// What a responder could answer, the truth or not.
///
/// @param next no nextUpdate where it is [Instant#MAX]
record MadeUpAnswer(
        X509Certificate signer,
        KeyPair keys,
        String algorithm,
        List<X509Certificate> sent,
        CertID about,
        Instant from,
        Instant next,
        List<ASN1ObjectIdentifier> conditions) {

    /// By the issuer itself, of this morning and for a day.
    static MadeUpAnswer by(MadeUpAuthority issuer, X509Certificate about) {
        return new MadeUpAnswer(
                issuer.certificate(),
                issuer.keys(),
                issuer.algorithm(),
                List.of(),
                OcspQuestion.about(about, issuer.certificate()).id(),
                MadeUpAuthority.NOW.minus(Duration.ofHours(1)),
                MadeUpAuthority.NOW.plus(Duration.ofHours(23)),
                List.of());
    }

    MadeUpAnswer signedBy(MadeUpAuthority.Holder delegate) {
        return signedBy(delegate, "SHA256withECDSA");
    }

    MadeUpAnswer signedBy(MadeUpAuthority.Holder delegate, String algorithm) {
        return new MadeUpAnswer(
                delegate.certificate(),
                delegate.keys(),
                algorithm,
                List.of(delegate.certificate()),
                about,
                from,
                next,
                conditions);
    }

    MadeUpAnswer about(CertID other) {
        return new MadeUpAnswer(signer, keys, algorithm, sent, other, from, next, conditions);
    }

    MadeUpAnswer between(Instant first, Instant last) {
        return new MadeUpAnswer(signer, keys, algorithm, sent, about, first, last, conditions);
    }

    MadeUpAnswer onCondition() {
        return new MadeUpAnswer(
                signer,
                keys,
                algorithm,
                sent,
                about,
                from,
                next,
                List.of(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1")));
    }

    byte[] good() throws Exception {
        return encoded(CertificateStatus.GOOD);
    }

    byte[] revoked() throws Exception {
        return encoded(new RevokedStatus(Date.from(MadeUpAuthority.FROM), CRLReason.keyCompromise));
    }

    byte[] unknown() throws Exception {
        return encoded(new UnknownStatus());
    }

    private byte[] encoded(@Nullable CertificateStatus status) throws Exception {
        BasicOCSPRespBuilder builder =
                new BasicOCSPRespBuilder(
                        new JcaRespID(
                                signer.getPublicKey(),
                                new JcaDigestCalculatorProviderBuilder()
                                        .build()
                                        .get(CertificateID.HASH_SHA1)));
        List<Extension> extensions = new ArrayList<>();
        for (ASN1ObjectIdentifier condition : conditions) {
            extensions.add(
                    new Extension(
                            condition, true, new DEROctetString(DERNull.INSTANCE.getEncoded())));
        }
        builder.addResponse(
                new CertificateID(about),
                status,
                Date.from(from),
                next.equals(Instant.MAX) ? null : Date.from(next),
                extensions.isEmpty() ? null : new Extensions(extensions.toArray(Extension[]::new)));
        List<X509CertificateHolder> holders = new ArrayList<>();
        for (X509Certificate each : sent) {
            holders.add(new JcaX509CertificateHolder(each));
        }
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(
                                new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()),
                                holders.toArray(X509CertificateHolder[]::new),
                                Date.from(from)))
                .getEncoded();
    }
}
