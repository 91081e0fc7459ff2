package fr.passerelle.opening.trust;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Sentence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/// Reads what a responder answered (RFC 6960 §3.2), which may be anything: it came over a network
/// from where a certificate said. Nothing in it counts before the signature does, and the
/// signature counts only if it is the issuer's, or that of somebody whom the issuer itself
/// entrusted with answering.
final class OcspAnswer {
    /// How far the clocks of two machines that take care of them may be apart.
    static final Duration CLOCKS = Duration.ofMinutes(5);

    /// An answer that does not say when the next one is due (RFC 6960 §4.2.2.1: newer ones are
    /// always there; RFC 5019 §2.2.4: to be refused) must be made now, and is kept for as long.
    static final Duration WITHOUT_NEXT_UPDATE = Duration.ofMinutes(5);

    private static final int DIGITAL_SIGNATURE = 0;

    /// Responders send their own certificate, and sometimes those above it.
    private static final int CERTIFICATES = 4;

    private static final List<String> BELIEVED = List.of("SHA256WITH", "SHA384WITH", "SHA512WITH");

    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final OcspQuestion question;
    private final X509Certificate issuer;
    private final Instant now;

    /// What is known of a responder's own certificate without asking a responder.
    private final Function<X509Certificate, CertificateStatus> lists;

    OcspAnswer(
            OcspQuestion question,
            X509Certificate issuer,
            Instant now,
            Function<X509Certificate, CertificateStatus> lists) {
        this.question = question;
        this.issuer = issuer;
        this.now = now;
        this.lists = lists;
    }

    /// Why nobody may be believed here. Inside this class only.
    private static final class NotBelieved extends Exception {
        private static final long serialVersionUID = 1L;

        NotBelieved(String why) {
            super(why, null, false, false);
        }
    }

    /// @param answer any bytes; those that are no answer to our question are Unknown
    CertificateStatus read(byte[] answer) {
        if (answer.length > Limits.OCSP_BYTES) {
            return new CertificateStatus.Unknown("the OCSP answer is too long");
        }
        try {
            return status(answer);
        } catch (NotBelieved why) {
            return new CertificateStatus.Unknown(String.valueOf(why.getMessage()));
        } catch (IOException
                | OCSPException
                | OperatorCreationException
                | CertificateException
                | ClassCastException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | ArithmeticException damaged) {
            // All that the parser reports damage by.
            return new CertificateStatus.Unknown("the OCSP answer is damaged");
        }
    }

    /// @throws IOException where this is nothing of the protocol
    static void shape(byte[] answer) throws IOException {
        try {
            new OCSPResp(answer).getStatus();
        } catch (ClassCastException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | ArithmeticException damaged) {
            throw new IOException("not an OCSP answer", damaged);
        }
    }

    private CertificateStatus status(byte[] answer)
            throws IOException,
                    OCSPException,
                    OperatorCreationException,
                    CertificateException,
                    NotBelieved {
        if (!isDer(answer)) {
            throw new NotBelieved("the OCSP answer is damaged");
        }
        OCSPResp response = new OCSPResp(answer);
        if (response.getStatus() != OCSPResponseStatus.SUCCESSFUL) {
            throw new NotBelieved(
                    "the OCSP responder gives no answer (" + inWords(response.getStatus()) + ")");
        }
        if (!(response.getResponseObject() instanceof BasicOCSPResp basic)
                || !isDer(
                        response.toASN1Structure().getResponseBytes().getResponse().getOctets())) {
            throw new NotBelieved("the OCSP answer is of a kind we do not read");
        }
        Optional<String> doubt = doubtAboutSigner(basic);
        if (!basic.getCriticalExtensionOIDs().isEmpty()) {
            throw new NotBelieved("the OCSP answer has conditions we do not know");
        }
        CertificateStatus status = ours(basic.getResponses());
        return status instanceof CertificateStatus.Good && doubt.isPresent()
                ? new CertificateStatus.Unknown(doubt.get())
                : status;
    }

    /// What is signed is DER (RFC 6960 §4.2.1): other octets with the same meaning are not what
    /// the responder wrote.
    private static boolean isDer(byte[] octets) throws IOException {
        return Arrays.equals(
                ASN1Primitive.fromByteArray(octets).getEncoded(ASN1Encoding.DER), octets);
    }

    /// RFC 6960 §4.2.1, OCSPResponseStatus.
    private static String inWords(int status) {
        return switch (status) {
            case OCSPResponseStatus.MALFORMED_REQUEST -> "malformed request";
            case OCSPResponseStatus.INTERNAL_ERROR -> "internal error";
            case OCSPResponseStatus.TRY_LATER -> "try later";
            case OCSPResponseStatus.SIG_REQUIRED -> "it wants a signed question";
            case OCSPResponseStatus.UNAUTHORIZED -> "not for this certificate";
            default -> "status " + status;
        };
    }

    // --- whose answer it is

    /// RFC 6960 §4.2.2.2: the issuer itself, or a delegate with a certificate that the issuer
    /// itself signed for this purpose. Nobody else, whatever the name.
    ///
    /// @return what is not known about who signed
    private Optional<String> doubtAboutSigner(BasicOCSPResp basic)
            throws IOException,
                    OCSPException,
                    OperatorCreationException,
                    CertificateException,
                    NotBelieved {
        String algorithm =
                new DefaultSignatureNameFinder().getAlgorithmName(basic.getSignatureAlgorithmID());
        Optional<String> weak = Strength.weakness(algorithm);
        if (weak.isPresent()) {
            throw new NotBelieved("the OCSP answer is signed with " + weak.get());
        }
        if (BELIEVED.stream().noneMatch(algorithm.replace("-", "")::startsWith)) {
            throw new NotBelieved("the OCSP answer is signed with an algorithm we do not know");
        }
        ResponderID who = basic.getResponderId().toASN1Primitive();
        if (is(who, issuer) && signed(basic, issuer)) {
            return Optional.empty();
        }
        Optional<String> why = Optional.empty();
        X509CertificateHolder[] certificates = basic.getCerts();
        for (int i = 0; i < Math.min(certificates.length, CERTIFICATES); i++) {
            X509Certificate candidate = certificate(certificates[i]);
            if (is(who, candidate) && !candidate.equals(issuer)) {
                Optional<String> refused = refused(candidate);
                if (refused.isEmpty() && signed(basic, candidate)) {
                    return doubt(candidate);
                }
                // An old certificate of the same responder: the next one may be in force.
                why = why.or(() -> refused);
            }
        }
        throw new NotBelieved(
                why.orElse("the OCSP answer is not signed by the issuer nor by its delegate"));
    }

    private static boolean is(ResponderID who, X509Certificate candidate) {
        byte[] hash = who.getKeyHash();
        return hash == null
                ? who.getName()
                        .equals(
                                X500Name.getInstance(
                                        candidate.getSubjectX500Principal().getEncoded()))
                : Arrays.equals(hash, Names.keyHash(candidate));
    }

    private static boolean signed(BasicOCSPResp basic, X509Certificate signer)
            throws OperatorCreationException {
        try {
            return basic.isSignatureValid(
                    new JcaContentVerifierProviderBuilder()
                            .setProvider(BOUNCY_CASTLE)
                            .build(signer.getPublicKey()));
        } catch (OCSPException other) {
            // Not a signature of this kind of key.
            return false;
        }
    }

    /// Why somebody may not answer for the issuer; empty for its delegates.
    private Optional<String> refused(X509Certificate delegate) throws CertificateException {
        try {
            delegate.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException other) {
            return Optional.of("the OCSP answer is signed by somebody of another issuer");
        }
        List<String> purposes = delegate.getExtendedKeyUsage();
        boolean[] usage = delegate.getKeyUsage();
        if (!delegate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || purposes == null
                || !purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                || (usage != null && !usage[DIGITAL_SIGNATURE])) {
            return Optional.of("the OCSP answer is signed by somebody who may not answer");
        }
        if (!Way.validAt(delegate, now)) {
            return Optional.of("the OCSP responder's own certificate is out of date");
        }
        if (lists.apply(delegate) instanceof CertificateStatus.Revoked) {
            return Optional.of("the OCSP responder's own certificate was revoked");
        }
        return Strength.weakness(delegate)
                .or(() -> Strength.weakness(delegate.getPublicKey()).map(Sentence::english))
                .map("the OCSP responder's own certificate has "::concat);
    }

    /// RFC 6960 §4.2.2.2.1: without id-pkix-ocsp-nocheck a delegate may be revoked as anybody.
    private Optional<String> doubt(X509Certificate delegate) {
        boolean neverLookedUp =
                delegate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId())
                        != null;
        return neverLookedUp || lists.apply(delegate) instanceof CertificateStatus.Good
                ? Optional.empty()
                : Optional.of("whether the OCSP responder itself is revoked is not known");
    }

    private static X509Certificate certificate(X509CertificateHolder holder)
            throws IOException, CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }

    // --- what it says

    /// Revoked wins over whatever else is said of the same certificate.
    private CertificateStatus ours(SingleResp[] answers) {
        CertificateStatus best =
                new CertificateStatus.Unknown("the OCSP answer is about another certificate");
        for (SingleResp answer : answers) {
            if (question.isAbout(CertID.getInstance(answer.getCertID().toASN1Primitive()))) {
                CertificateStatus status = one(answer);
                if (status instanceof CertificateStatus.Revoked) {
                    return status;
                }
                best = status;
            }
        }
        return best;
    }

    private CertificateStatus one(SingleResp answer) {
        org.bouncycastle.cert.ocsp.CertificateStatus said = answer.getCertStatus();
        if (said instanceof RevokedStatus revoked) {
            // Even an old answer is right about that.
            return new CertificateStatus.Revoked(
                    CertificateStatus.Source.RESPONDER, Paths.day(revoked.getRevocationTime()));
        }
        if (said != org.bouncycastle.cert.ocsp.CertificateStatus.GOOD) {
            return new CertificateStatus.Unknown(
                    "the OCSP responder does not know the certificate");
        }
        if (!answer.getCriticalExtensionOIDs().isEmpty()) {
            return new CertificateStatus.Unknown("the OCSP answer has conditions we do not know");
        }
        Instant from = answer.getThisUpdate().toInstant();
        Optional<Instant> next = Optional.ofNullable(answer.getNextUpdate()).map(Date::toInstant);
        if (from.isAfter(now.plus(CLOCKS))) {
            return new CertificateStatus.Unknown("the OCSP answer is of a later date");
        }
        Instant until = next.orElse(from.plus(WITHOUT_NEXT_UPDATE));
        if (!now.isBefore(until.plus(CLOCKS))) {
            return new CertificateStatus.Unknown("the OCSP answer is out of date");
        }
        return new CertificateStatus.Good(CertificateStatus.Source.RESPONDER, from, until);
    }
}
