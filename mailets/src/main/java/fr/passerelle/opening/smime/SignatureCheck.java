package fr.passerelle.opening.smime;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.trust.Names;
import fr.passerelle.opening.trust.Strength;
import fr.passerelle.opening.trust.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;

/// Verifies signatures (RFC 5652 §5.4 to §5.6, RFC 8551) over the octets as they were received.
///
/// In this order, and the first that fails names the verdict: the octets, the algorithms, the
/// signature itself, whose it is, whether the certificate may be believed.
final class SignatureCheck {
    /// People who sign one letter together.
    private static final int SIGNERS = 4;

    private static final Verdict CHANGED =
            new Verdict.Invalid(
                    new Sentence(
                            "the content was changed after it was signed",
                            "le contenu a été modifié après la signature"));

    private final Trust trust;

    SignatureCheck(Trust trust) {
        this.trust = trust;
    }

    /// A letter of several signers is its author's when one of the signatures is.
    ///
    /// @param content what must have been signed
    /// @param author the From it must have been signed by
    Verdict check(SignedMessage message, Slice content, Optional<EmailAddress> author, Instant at) {
        Verdict verdict =
                Asn1.attempt(() -> all(message.data(), content, author, at))
                        .orElseGet(
                                () ->
                                        new Verdict.Invalid(
                                                new Sentence(
                                                        "the signature is damaged",
                                                        "la signature est endommagée")));
        // QUIRK: a message kept in a file with line ends of one character was signed with two
        // (RFC 8551 §3.1.1), and verifies in that form only.
        return verdict.equals(CHANGED) && bareLineFeeds(content)
                ? check(message, crlf(content), author, at)
                : verdict;
    }

    private static boolean bareLineFeeds(Slice content) {
        boolean feeds = false;
        for (int i = content.offset(); i < content.end(); i++) {
            if (content.array()[i] == '\r') {
                return false;
            }
            feeds |= content.array()[i] == '\n';
        }
        return feeds;
    }

    private static Slice crlf(Slice content) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(content.length() + 1024);
        for (int i = content.offset(); i < content.end(); i++) {
            if (content.array()[i] == '\n') {
                lines.write('\r');
            }
            lines.write(content.array()[i]);
        }
        return Slice.of(lines.toByteArray());
    }

    private Verdict all(SignedData data, Slice content, Optional<EmailAddress> author, Instant at)
            throws IOException, GeneralSecurityException {
        ASN1Set signers = data.getSignerInfos();
        if (signers.size() == 0) {
            return new Verdict.Invalid(
                    new Sentence(
                            "the signature has no signer", "la signature n’a pas de signataire"));
        }
        if (signers.size() > SIGNERS) {
            return new Verdict.CannotTell(
                    new Sentence(
                            "more than " + SIGNERS + " signers",
                            "plus de " + SIGNERS + " signataires"));
        }
        Certificates certificates = Certificates.of(data);
        List<Verdict> verdicts = new ArrayList<>();
        for (ASN1Encodable signer : signers) {
            Verdict verdict =
                    new One(data, SignerInfo.getInstance(signer), certificates, content)
                            .check(author, at);
            if (verdict instanceof Verdict.Valid) {
                return verdict;
            }
            verdicts.add(verdict);
        }
        return verdicts.getFirst();
    }

    /// The check of one signer.
    private final class One {
        private final SignedData data;
        private final SignerInfo signer;
        private final Certificates certificates;
        private final Slice content;

        One(SignedData data, SignerInfo signer, Certificates certificates, Slice content) {
            this.data = data;
            this.signer = signer;
            this.certificates = certificates;
            this.content = content;
        }

        Verdict check(Optional<EmailAddress> author, Instant at)
                throws IOException, GeneralSecurityException {
            Optional<X509Certificate> certificate = certificates.signer(signer);
            if (certificate.isEmpty()) {
                return new Verdict.CannotTell(
                        new Sentence(
                                "the signer's certificate did not come with it",
                                "le certificat du signataire n’est pas joint"));
            }
            Optional<Verdict> wrong = wrong(certificate.get());
            return wrong.isPresent() ? wrong.get() : whose(certificate.get(), author, at);
        }

        /// Empty where the signature holds.
        private Optional<Verdict> wrong(X509Certificate certificate)
                throws IOException, GeneralSecurityException {
            ASN1ObjectIdentifier digest = signer.getDigestAlgorithm().getAlgorithm();
            Optional<Verdict> refused = Algorithms.refused(digest);
            if (refused.isPresent()) {
                return refused;
            }
            String digestName = Algorithms.digest(digest);
            ASN1Set attributes = signer.getAuthenticatedAttributes();
            byte[] signed;
            int from = 0;
            int length;
            if (attributes == null) {
                if (looksLikeAttributes()) {
                    return Optional.of(
                            new Verdict.Invalid(
                                    new Sentence(
                                            "signed attributes stand in for the content",
                                            "des attributs signés tiennent lieu de contenu")));
                }
                signed = content.array();
                from = content.offset();
                length = content.length();
            } else {
                if (!rightType(attributes)) {
                    return Optional.of(
                            new Verdict.Invalid(
                                    new Sentence(
                                            "the signed content type is not the content's",
                                            "le type signé n’est pas celui du contenu")));
                }
                if (!rightDigest(attributes, digestName)) {
                    return Optional.of(CHANGED);
                }
                // RFC 5652 §5.4: over the DER of the attributes, under the tag of SET OF.
                signed = Asn1.der(attributes);
                length = signed.length;
            }
            Optional<Verdict> weak =
                    Strength.weakness(certificate.getPublicKey())
                            .map(
                                    key ->
                                            new Verdict.Invalid(
                                                    new Sentence(
                                                                    "the signer has",
                                                                    "le signataire a")
                                                            .then(" ", key)));
            if (weak.isPresent()) {
                return weak;
            }
            return Algorithms.verify(
                    signer.getDigestEncryptionAlgorithm(),
                    digestName,
                    certificate,
                    new Slice(signed, from, length),
                    signer.getEncryptedDigest().getOctets());
        }

        /// A signature without attributes covers the content itself; somebody else's attributes,
        /// put there as the content, would be covered by their signature. They are a SET in DER
        /// from the first octet to the last, which no MIME entity is.
        private boolean looksLikeAttributes() {
            return content.length() > 1
                    && content.array()[content.offset()] == 0x31
                    && Asn1.isWhole(content.toBytes());
        }

        /// RFC 5652 §11.1: exactly one, with exactly one value.
        private boolean rightType(ASN1Set attributes) {
            return single(attributes, CMSAttributes.contentType)
                    .filter(type -> type.equals(data.getEncapContentInfo().getContentType()))
                    .isPresent();
        }

        /// RFC 5652 §11.2: exactly one, with exactly one value.
        private boolean rightDigest(ASN1Set attributes, String digestName)
                throws GeneralSecurityException {
            Optional<ASN1Encodable> said = single(attributes, CMSAttributes.messageDigest);
            if (said.isEmpty()) {
                return false;
            }
            byte[] wanted = ASN1OctetString.getInstance(said.get()).getOctets();
            MessageDigest digest = MessageDigest.getInstance(digestName);
            digest.update(content.array(), content.offset(), content.length());
            return MessageDigest.isEqual(wanted, digest.digest());
        }

        private Optional<ASN1Encodable> single(ASN1Set attributes, ASN1ObjectIdentifier type) {
            Optional<ASN1Encodable> found = Optional.empty();
            for (ASN1Encodable element : attributes) {
                Attribute attribute = Attribute.getInstance(element);
                if (attribute.getAttrType().equals(type)) {
                    if (found.isPresent() || attribute.getAttrValues().size() != 1) {
                        return Optional.empty();
                    }
                    found = Optional.of(attribute.getAttrValues().getObjectAt(0));
                }
            }
            return found;
        }

        private Verdict whose(
                X509Certificate certificate, Optional<EmailAddress> author, Instant at) {
            if (author.isEmpty()) {
                return new Verdict.CannotTell(
                        new Sentence(
                                "From does not name exactly one author",
                                "l’expéditeur affiché n’est pas une seule personne"));
            }
            List<EmailAddress> addresses = Names.mailAddresses(certificate);
            if (addresses.isEmpty()) {
                return new Verdict.CannotTell(
                        new Sentence(
                                "the signer's certificate names no mail address",
                                "le certificat du signataire ne nomme aucune adresse"));
            }
            if (!addresses.contains(author.get())) {
                return new Verdict.Invalid(
                        new Sentence(
                                        "signed by somebody else than From",
                                        "signé par quelqu’un d’autre que l’expéditeur")
                                .naming(addresses.getFirst().toString()));
            }
            Verdict verdict = trust.judge(certificate, certificates.beside(certificate), at);
            return verdict instanceof Verdict.Valid(var what)
                    ? new Verdict.Valid(
                            new Sentence("signed by its author", "signé par l’auteur")
                                    .naming(author.get().toString())
                                    .and(what))
                    : verdict;
        }
    }
}
