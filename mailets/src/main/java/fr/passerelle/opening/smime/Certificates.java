package fr.passerelle.opening.smime;

import fr.passerelle.opening.trust.Names;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x500.X500Name;

/// The certificates that came with a signature. No signature is over them: anybody on the way may
/// have put some there. Whoever verifies and whoever learns looks for the signer's here, so that
/// both mean the same one.
final class Certificates {
    private static final int MOST = 32;

    /// One of four large names and large keys stays below four thousand. Names are compared part
    /// by part with every other part, so what is longer is passed over.
    private static final int BYTES = 16 * 1024;

    private final List<X509Certificate> all;

    private Certificates(List<X509Certificate> all) {
        this.all = all;
    }

    static Certificates of(SignedData data) throws IOException, CertificateException {
        List<X509Certificate> all = new ArrayList<>();
        ASN1Set certificates = data.getCertificates();
        if (certificates == null) {
            return new Certificates(all);
        }
        for (ASN1Encodable element : certificates) {
            // Attribute certificates are tagged, and speak of no key.
            if (element.toASN1Primitive() instanceof ASN1Sequence certificate
                    && all.size() < MOST) {
                // As they came: DER would sort each set in them, which takes a stranger's time.
                byte[] encoded = certificate.getEncoded(ASN1Encoding.DL);
                if (encoded.length <= BYTES) {
                    all.add(
                            (X509Certificate)
                                    CertificateFactory.getInstance("X.509")
                                            .generateCertificate(
                                                    new ByteArrayInputStream(encoded)));
                }
            }
        }
        return new Certificates(all);
    }

    /// The first that the signer info names; empty where it did not come along.
    Optional<X509Certificate> signer(SignerInfo signer) throws IOException {
        ASN1Encodable id = signer.getSID().getId();
        if (id instanceof ASN1OctetString keyId) {
            return all.stream()
                    .filter(each -> Arrays.equals(Names.keyId(each), keyId.getOctets()))
                    .findFirst();
        }
        IssuerAndSerialNumber wanted = IssuerAndSerialNumber.getInstance(id);
        if (wanted.getEncoded(ASN1Encoding.DL).length > BYTES) {
            return Optional.empty();
        }
        return all.stream()
                .filter(
                        each ->
                                each.getSerialNumber().equals(wanted.getSerialNumber().getValue())
                                        && issuer(each).equals(wanted.getName()))
                .findFirst();
    }

    private static X500Name issuer(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    }

    /// All but this one.
    List<X509Certificate> beside(X509Certificate own) {
        return all.stream().filter(each -> !each.equals(own)).toList();
    }
}
