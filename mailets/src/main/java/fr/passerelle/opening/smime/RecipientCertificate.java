package fr.passerelle.opening.smime;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.opening.trust.Names;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMECapabilities;

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
    /// where the certificate did not come with the signature, or is not this author's.
    ///
    /// @param author the From that the signature was bound to
    public static Optional<RecipientCertificate> find(SignedMessage message, EmailAddress author) {
        return Asn1.attempt(() -> read(message.data()))
                .flatMap(found -> found)
                .filter(found -> Names.mailAddresses(found.certificate()).contains(author));
    }

    private static Optional<RecipientCertificate> read(SignedData data)
            throws IOException, CertificateException {
        if (data.getSignerInfos().size() != 1) {
            return Optional.empty();
        }
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        Certificates certificates = Certificates.of(data);
        return certificates
                .signer(signer)
                .map(
                        own -> {
                            List<X509Certificate> chain = new ArrayList<>(List.of(own));
                            chain.addAll(certificates.beside(own));
                            return new RecipientCertificate(chain, reads(signer));
                        });
    }

    private static Sealing.Cipher reads(SignerInfo signer) {
        if (signer.getAuthenticatedAttributes() == null) {
            return Sealing.Cipher.WIDELY_READ;
        }
        Attribute said =
                new AttributeTable(signer.getAuthenticatedAttributes())
                        .get(PKCSObjectIdentifiers.pkcs_9_at_smimeCapabilities);
        return said != null
                        && !SMIMECapabilities.getInstance(said)
                                .getCapabilities(NISTObjectIdentifiers.id_aes256_GCM)
                                .isEmpty()
                ? Sealing.Cipher.AUTHENTICATED
                : Sealing.Cipher.WIDELY_READ;
    }
}
