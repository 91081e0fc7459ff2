package fr.passerelle.opening.trust;

import fr.passerelle.mail.EmailAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA1Digest;

/// What a certificate calls itself.
public final class Names {
    /// GeneralName [1], RFC 5280 §4.2.1.6.
    private static final int RFC822_NAME = 1;

    private Names() {}

    /// The mail addresses of its subject: those of subjectAltName, or, where there is none, the
    /// emailAddress of its distinguished name (RFC 8550 §3). What is not one plain address is
    /// nobody's.
    public static List<EmailAddress> mailAddresses(X509Certificate certificate) {
        List<EmailAddress> addresses = new ArrayList<>();
        Collection<List<?>> alternatives;
        try {
            alternatives = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
        if (alternatives != null) {
            for (List<?> name : alternatives) {
                if (name.get(0) instanceof Integer kind
                        && kind == RFC822_NAME
                        && name.get(1) instanceof String address) {
                    EmailAddress.find(address).ifPresent(addresses::add);
                }
            }
        }
        if (!addresses.isEmpty()) {
            return addresses;
        }
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN part : subject.getRDNs(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)) {
            for (AttributeTypeAndValue value : part.getTypesAndValues()) {
                if (value.getType().equals(PKCSObjectIdentifiers.pkcs_9_at_emailAddress)
                        && value.getValue() instanceof ASN1String address) {
                    EmailAddress.find(address.getString()).ifPresent(addresses::add);
                }
            }
        }
        return addresses;
    }

    /// The subjectKeyIdentifier a CMS message may name it by: of its extension, or the SHA-1 of
    /// its key where it has none (RFC 5280 §4.2.1.2, method 1).
    public static byte[] keyId(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        if (extension != null) {
            byte[] inside = ASN1OctetString.getInstance(extension).getOctets();
            return ASN1OctetString.getInstance(inside).getOctets();
        }
        return keyHash(certificate);
    }

    /// The SHA-1 of its key, by which OCSP names issuers and responders (RFC 6960 §4.1.1,
    /// §4.2.1). A name, not a proof.
    static byte[] keyHash(X509Certificate certificate) {
        return sha1(
                SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                        .getPublicKeyData()
                        .getBytes());
    }

    static byte[] sha1(byte[] bytes) {
        SHA1Digest digest = new SHA1Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] id = new byte[digest.getDigestSize()];
        digest.doFinal(id, 0);
        return id;
    }
}
