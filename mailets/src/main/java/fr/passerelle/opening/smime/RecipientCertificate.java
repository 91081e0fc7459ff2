package fr.passerelle.opening.smime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMECapabilities;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/// A certificate that letters can be enciphered for. Whether they may be, at a given instant, is
/// for [fr.passerelle.opening.trust.Trust#judgeRecipient] to say.
///
/// @param chain the person's own certificate first, then those of authorities that came with it
/// @param reads the best cipher its holder is known to read
public record RecipientCertificate(List<X509Certificate> chain, Sealing.Cipher reads) {
    /// Root, two authorities and the person: what comes beyond is left out.
    private static final int LENGTH = 4;

    /// The newest first; of one certificate the better cipher first.
    public static final Comparator<RecipientCertificate> NEWEST_FIRST =
            Comparator.comparing(RecipientCertificate::begins)
                    .reversed()
                    .thenComparing(RecipientCertificate::reads);

    public RecipientCertificate {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain begins with the person's certificate");
        }
        chain = List.copyOf(chain.subList(0, Math.min(chain.size(), LENGTH)));
    }

    /// The person's own.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// In hexadecimal digits.
    public String serial() {
        return certificate().getSerialNumber().toString(16);
    }

    public Instant begins() {
        return certificate().getNotBefore().toInstant();
    }

    public Instant ends() {
        return certificate().getNotAfter().toInstant();
    }

    public List<X509Certificate> issuers() {
        return chain.subList(1, chain.size());
    }

    /// The certificate somebody signed with and the ciphers they say they read (RFC 8551 §2.5.2).
    /// Nothing is verified here: only what a `Valid` verdict was given for may be learnt from.
    ///
    /// Empty where several people signed, since the verdict does not say for whom it speaks, and
    /// where the certificate did not come with the signature.
    public static Optional<RecipientCertificate> find(SignedMessage message) {
        return Asn1.attempt(
                        () ->
                                new CMSSignedData(
                                        new ContentInfo(
                                                CMSObjectIdentifiers.signedData, message.data())))
                .filter(signed -> signed.getSignerInfos().size() == 1)
                .flatMap(signed -> Asn1.attempt(() -> read(signed)));
    }

    private static RecipientCertificate read(CMSSignedData signed)
            throws CMSException, IOException, CertificateException {
        SignerInformation signer = signed.getSignerInfos().getSigners().iterator().next();
        List<X509Certificate> own = new ArrayList<>();
        List<X509Certificate> others = new ArrayList<>();
        for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
            if (signer.getSID().match(holder)) {
                own.add(certificate(holder));
            } else if (others.size() < LENGTH) {
                others.add(certificate(holder));
            }
        }
        if (own.size() != 1) {
            throw new CMSException("the signer's certificate is not there, or there twice");
        }
        List<X509Certificate> chain = new ArrayList<>(own);
        chain.addAll(others);
        return new RecipientCertificate(chain, reads(signer));
    }

    private static Sealing.Cipher reads(SignerInformation signer) {
        Attribute said =
                signer.getSignedAttributes() == null
                        ? null
                        : signer.getSignedAttributes()
                                .get(PKCSObjectIdentifiers.pkcs_9_at_smimeCapabilities);
        return said != null
                        && !SMIMECapabilities.getInstance(said)
                                .getCapabilities(NISTObjectIdentifiers.id_aes256_GCM)
                                .isEmpty()
                ? Sealing.Cipher.AUTHENTICATED
                : Sealing.Cipher.WIDELY_READ;
    }

    private static X509Certificate certificate(X509CertificateHolder holder)
            throws IOException, CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(
                                        holder.toASN1Structure().getEncoded(ASN1Encoding.DER)));
    }
}
