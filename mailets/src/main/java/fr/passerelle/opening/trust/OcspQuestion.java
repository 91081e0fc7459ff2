package fr.passerelle.opening.trust;

import java.io.IOException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;

/// What a responder is asked about one certificate, in the small form of RFC 5019 §2.1: one
/// certificate, no signature, no nonce. A nonce would forbid the answers that authorities make
/// beforehand; what an old answer is worth is limited by its nextUpdate instead.
///
/// @param id the certificate, by its issuer's name and key and its serial number. The digest is
///     SHA-1, the one that all responders know (RFC 5019 §2.1.1): it names the issuer and proves
///     nothing. What proves is the signature on the answer.
record OcspQuestion(CertID id) {
    static OcspQuestion about(X509Certificate certificate, X509Certificate issuer) {
        return new OcspQuestion(
                new CertID(
                        new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE),
                        new DEROctetString(
                                Names.sha1(certificate.getIssuerX500Principal().getEncoded())),
                        new DEROctetString(Names.keyHash(issuer)),
                        new ASN1Integer(certificate.getSerialNumber())));
    }

    /// Whether an answer is about this certificate of this issuer and no other.
    boolean isAbout(CertID other) {
        return other.getHashAlgorithm().getAlgorithm().equals(OIWObjectIdentifiers.idSHA1)
                && other.getIssuerNameHash().equals(id.getIssuerNameHash())
                && other.getIssuerKeyHash().equals(id.getIssuerKeyHash())
                && other.getSerialNumber().equals(id.getSerialNumber());
    }

    byte[] encoded() {
        try {
            return new OCSPReqBuilder().addRequest(new CertificateID(id)).build().getEncoded();
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException("written to memory, from what we made", impossible);
        }
    }
}
