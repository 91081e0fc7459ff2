package fr.passerelle.opening.trust;

import static fr.passerelle.opening.trust.MadeUpAuthority.NOW;
import static fr.passerelle.opening.trust.MadeUpAuthority.neverLookedUp;
import static fr.passerelle.opening.trust.MadeUpAuthority.purpose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.mail.Limits;
import fr.passerelle.opening.trust.MadeUpAuthority.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class OcspAnswerTest {
    private static final CertificateStatus NO_LIST = new CertificateStatus.Unknown("no list");
    private static final int LEA = 7;

    private final MadeUpAuthority authority;
    private final X509Certificate lea;

    OcspAnswerTest() throws Exception {
        authority = MadeUpAuthority.named("AC d'essai");
        lea = authority.issue(LEA).certificate();
    }

    // --- what is believed

    @Test
    void theIssuersOwnWordIsTaken() throws Exception {
        MadeUpAnswer answer = answer();
        assertThat(read(answer.good()))
                .isEqualTo(
                        new CertificateStatus.Good(
                                CertificateStatus.Source.RESPONDER, answer.from(), answer.next()));
        assertThat(read(answer.revoked()))
                .isInstanceOfSatisfying(
                        CertificateStatus.Revoked.class,
                        revoked -> assertThat(revoked.on()).isEqualTo("2026-01-01"));
        assertThat(why(answer.unknown()))
                .isEqualTo("the OCSP responder does not know the certificate");
    }

    @Test
    void anIssuerMayHaveADelegate() throws Exception {
        MadeUpAuthority.Holder delegate =
                authority.issue(90, purpose(KeyPurposeId.id_kp_OCSPSigning), neverLookedUp());
        assertThat(read(answer().signedBy(delegate).good()))
                .isInstanceOf(CertificateStatus.Good.class);
        assertThat(read(answer().signedBy(delegate).revoked()))
                .isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void anOldCertificateOfADelegateDoesNotHideTheOneInForce() throws Exception {
        KeyPair keys = MadeUpAuthority.elliptic();
        Said[] delegated = {purpose(KeyPurposeId.id_kp_OCSPSigning), neverLookedUp()};
        MadeUpAuthority.Holder old = authority.issue(88, keys, NOW.minusSeconds(1), delegated);
        MadeUpAuthority.Holder fresh = authority.issue(89, keys, MadeUpAuthority.TO, delegated);
        MadeUpAnswer answer = answer().signedBy(fresh);
        MadeUpAnswer both =
                new MadeUpAnswer(
                        answer.signer(),
                        answer.keys(),
                        answer.algorithm(),
                        List.of(old.certificate(), fresh.certificate()),
                        answer.about(),
                        answer.from(),
                        answer.next(),
                        List.of());
        assertThat(read(both.good())).isInstanceOf(CertificateStatus.Good.class);
    }

    /// RFC 6960 §4.2.2.2.1.
    @Test
    void aDelegateThatMayBeRevokedIsLookedUpInTheLists() throws Exception {
        MadeUpAuthority.Holder delegate =
                authority.issue(91, purpose(KeyPurposeId.id_kp_OCSPSigning));
        byte[] good = answer().signedBy(delegate).good();
        CertificateStatus listed =
                new CertificateStatus.Good(CertificateStatus.Source.LIST, NOW, NOW);
        CertificateStatus revoked =
                new CertificateStatus.Revoked(
                        CertificateStatus.Source.LIST, LocalDate.parse("2026-02-01"));
        assertThat(read(good, any -> listed)).isInstanceOf(CertificateStatus.Good.class);
        assertThat(why(read(good, any -> revoked))).endsWith("own certificate was revoked");
        assertThat(why(good)).contains("whether the OCSP responder itself is revoked");
        // It may say the worst all the same.
        assertThat(read(answer().signedBy(delegate).revoked()))
                .isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void nobodyElseMayAnswer() throws Exception {
        MadeUpAuthority namesake = MadeUpAuthority.named("AC d'essai");
        KeyPurposeId answering = KeyPurposeId.id_kp_OCSPSigning;
        MadeUpAuthority.Holder person = authority.issue(92, neverLookedUp());
        MadeUpAuthority.Holder mailer =
                authority.issue(93, purpose(KeyPurposeId.id_kp_emailProtection));
        MadeUpAuthority.Holder anything =
                authority.issue(94, purpose(KeyPurposeId.anyExtendedKeyUsage));
        MadeUpAuthority.Holder others = namesake.issue(95, purpose(answering), neverLookedUp());
        MadeUpAuthority.Holder late =
                authority.issue(
                        96,
                        MadeUpAuthority.elliptic(),
                        NOW.minusSeconds(1),
                        purpose(answering),
                        neverLookedUp());
        MadeUpAuthority.Holder small =
                authority.issue(
                        97,
                        MadeUpAuthority.rsa(1024),
                        MadeUpAuthority.TO,
                        purpose(answering),
                        neverLookedUp());
        for (MadeUpAuthority.Holder each : List.of(person, mailer, anything)) {
            assertThat(why(answer().signedBy(each).good())).endsWith("who may not answer");
        }
        assertThat(why(answer().signedBy(others).good())).endsWith("somebody of another issuer");
        assertThat(why(answer().signedBy(late).good())).endsWith("certificate is out of date");
        assertThat(why(answer().signedBy(small, "SHA256withRSA").good()))
                .contains("RSA key of 1024 bits");
        // The authority next door that has the same name, and answers about our certificate.
        MadeUpAnswer impostor =
                new MadeUpAnswer(
                        namesake.certificate(),
                        namesake.keys(),
                        namesake.algorithm(),
                        List.of(namesake.certificate()),
                        answer().about(),
                        answer().from(),
                        answer().next(),
                        List.of());
        assertThat(read(impostor.good())).isInstanceOf(CertificateStatus.Unknown.class);
        assertThat(read(impostor.revoked())).isInstanceOf(CertificateStatus.Unknown.class);
    }

    /// A delegate's certificate beside a signature that it did not make.
    @Test
    void aDelegatesCertificateAloneProvesNothing() throws Exception {
        MadeUpAuthority.Holder delegate =
                authority.issue(98, purpose(KeyPurposeId.id_kp_OCSPSigning), neverLookedUp());
        MadeUpAuthority.Holder thief =
                new MadeUpAuthority.Holder(delegate.certificate(), MadeUpAuthority.elliptic());
        assertThat(why(answer().signedBy(thief).good())).contains("is not signed by the issuer");
    }

    // --- of whom it speaks

    @Test
    void aSerialNumberOfAnotherAuthorityIsAnotherCertificate() throws Exception {
        for (String name : List.of("AC d'essai", "AC d'ailleurs")) {
            MadeUpAuthority other = MadeUpAuthority.named(name);
            X509Certificate hers = other.issue(LEA).certificate();
            byte[] ours = answer().good();
            byte[] theirs = MadeUpAnswer.by(other, hers).good();
            assertThat(read(ours)).isInstanceOf(CertificateStatus.Good.class);
            assertThat(read(ours, hers, other.certificate()))
                    .isInstanceOf(CertificateStatus.Unknown.class);
            assertThat(read(theirs)).isInstanceOf(CertificateStatus.Unknown.class);
            // Not even when our authority signs an answer about the other's certificate.
            CertID hersById = OcspQuestion.about(hers, other.certificate()).id();
            assertThat(why(answer().about(hersById).good())).endsWith("about another certificate");
        }
    }

    @Test
    void anAnswerAboutSomebodyElseIsNone() throws Exception {
        CertID id = answer().about();
        CertID neighbour =
                new CertID(
                        id.getHashAlgorithm(),
                        id.getIssuerNameHash(),
                        id.getIssuerKeyHash(),
                        new ASN1Integer(LEA + 1));
        CertID digest =
                new CertID(
                        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                        id.getIssuerNameHash(),
                        id.getIssuerKeyHash(),
                        id.getSerialNumber());
        CertID otherKey =
                new CertID(
                        id.getHashAlgorithm(),
                        id.getIssuerNameHash(),
                        new DEROctetString(new byte[20]),
                        id.getSerialNumber());
        for (CertID other : List.of(neighbour, digest, otherKey)) {
            assertThat(why(answer().about(other).good())).endsWith("about another certificate");
            assertThat(why(answer().about(other).revoked())).endsWith("about another certificate");
        }
    }

    // --- when

    @Test
    void anAnswerIsGoodForItsTimeOnly() throws Exception {
        Duration day = Duration.ofDays(1);
        assertThat(why(answer().between(NOW.minus(day), NOW.minus(Duration.ofHours(1))).good()))
                .endsWith("is out of date");
        assertThat(why(answer().between(NOW.plus(day), NOW.plus(day).plus(day)).good()))
                .endsWith("is of a later date");
        assertThat(why(answer().between(NOW.minus(day), Instant.MAX).good()))
                .endsWith("is out of date");
        // Two clocks are never the same.
        assertThat(read(answer().between(NOW.plusSeconds(60), NOW.plus(day)).good()))
                .isInstanceOf(CertificateStatus.Good.class);
        assertThat(read(answer().between(NOW.minus(day), NOW.minusSeconds(60)).good()))
                .isInstanceOf(CertificateStatus.Good.class);
        assertThat(read(answer().between(NOW.minusSeconds(60), Instant.MAX).good()))
                .isInstanceOf(CertificateStatus.Good.class);
        // Revoked yesterday is revoked today.
        assertThat(read(answer().between(NOW.minus(day), NOW.minus(day)).revoked()))
                .isInstanceOf(CertificateStatus.Revoked.class);
    }

    // --- what is broken

    @Test
    void brokenDigestsAreRefusedByName() throws Exception {
        MadeUpAuthority old = MadeUpAuthority.named("AC ancienne");
        X509Certificate hers = old.issue(LEA).certificate();
        MadeUpAuthority.Holder delegate =
                old.issue(
                        90,
                        MadeUpAuthority.rsa(2048),
                        MadeUpAuthority.TO,
                        purpose(KeyPurposeId.id_kp_OCSPSigning),
                        neverLookedUp());
        MadeUpAnswer answer = MadeUpAnswer.by(old, hers);
        assertThat(
                        why(
                                read(
                                        answer.signedBy(delegate, "SHA1withRSA").good(),
                                        hers,
                                        old.certificate())))
                .isEqualTo("the OCSP answer is signed with SHA-1");
        assertThat(
                        why(
                                read(
                                        answer.signedBy(delegate, "MD5withRSA").good(),
                                        hers,
                                        old.certificate())))
                .isEqualTo("the OCSP answer is signed with MD5");
        assertThat(
                        why(
                                read(
                                        answer.signedBy(delegate, "SHA224withRSA").good(),
                                        hers,
                                        old.certificate())))
                .endsWith("an algorithm we do not know");
        assertThat(read(answer.signedBy(delegate, "SHA512withRSA").good(), hers, old.certificate()))
                .isInstanceOf(CertificateStatus.Good.class);
    }

    @Test
    void whatIsNoAnswerIsNotRead() throws Exception {
        byte[] good = answer().good();
        assertThat(why(new byte[0])).endsWith("is damaged");
        assertThat(why("<html>Erreur</html>".getBytes(StandardCharsets.UTF_8)))
                .endsWith("is damaged");
        assertThat(why(Arrays.copyOf(good, good.length - 1))).endsWith("is damaged");
        assertThat(why(Arrays.copyOf(good, good.length + 1))).endsWith("is damaged");
        assertThat(why(new byte[Limits.OCSP_BYTES + 1])).endsWith("is too long");
        byte[] deep = new byte[Limits.OCSP_BYTES];
        for (int i = 0; i + 1 < deep.length; i += 2) {
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x80;
        }
        assertThat(why(deep)).endsWith("is damaged");
    }

    /// What `check` looks for: the protocol, whatever it says in it.
    @Test
    void damageIsToldFromARefusal() throws Exception {
        OcspAnswer.shape(new byte[] {0x30, 3, 10, 1, OCSPResponseStatus.UNAUTHORIZED});
        byte[] longStatus = {0x30, 8, 10, 6, 1, 2, 3, 4, 5, 6};
        byte[] noStatus = {0x30, 2, 10, 0};
        byte[] nothing = {0x30, 0};
        byte[] number = {2, 1, 0};
        for (byte[] damaged : List.of(longStatus, noStatus, nothing, number, new byte[0])) {
            assertThatThrownBy(() -> OcspAnswer.shape(damaged))
                    .as(Arrays.toString(damaged))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aResponderThatRefusesSaysWhy() throws Exception {
        OCSPResponse later =
                new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.TRY_LATER), null);
        assertThat(why(later.getEncoded())).endsWith("gives no answer (try later)");
        OCSPResponse empty =
                new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL), null);
        assertThat(why(empty.getEncoded())).endsWith("of a kind we do not read");
    }

    @Test
    void anAnswerWithoutItsSignatureIsNone() throws Exception {
        for (DERBitString signature :
                List.of(
                        new DERBitString(new byte[0]),
                        new DERBitString(new byte[64]),
                        new DERBitString(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}))) {
            assertThat(why(withSignature(answer().good(), signature)))
                    .contains("is not signed by the issuer");
        }
    }

    @Test
    void conditionsNobodyKnowsAreNotMet() throws Exception {
        assertThat(why(answer().onCondition().good())).endsWith("has conditions we do not know");
        assertThat(read(answer().onCondition().revoked()))
                .isInstanceOf(CertificateStatus.Revoked.class);
    }

    /// Wherever a bit is turned, the answer is the one that was given or none, and is never an
    /// answer about another certificate.
    @Test
    void noBitCanBeTurned() throws Exception {
        MadeUpAuthority.Holder delegate =
                authority.issue(90, purpose(KeyPurposeId.id_kp_OCSPSigning), neverLookedUp());
        X509Certificate neighbour = authority.issue(LEA ^ 1).certificate();
        MadeUpAuthority namesake = MadeUpAuthority.named("AC d'essai");
        X509Certificate other = namesake.issue(LEA).certificate();
        byte[] own = answer().good();
        for (int bit = 0; bit < own.length * 8; bit++) {
            assertThat(read(flipped(own, bit)))
                    .as("bit %s", bit)
                    .matches(status -> isUnknown(status) || status.equals(read(own)));
        }
        MadeUpAnswer delegated = answer().signedBy(delegate);
        byte[] good = delegated.good();
        CertificateStatus truth = read(good);
        assertThat(truth).isInstanceOf(CertificateStatus.Good.class);
        // One bit of each octet, not always the same one.
        for (int at = 0; at < good.length; at++) {
            byte[] changed = flipped(good, at * 8 + at % 8);
            assertThat(read(changed))
                    .as("octet %s", at)
                    .matches(status -> isUnknown(status) || status.equals(truth));
            assertThat(read(changed, neighbour, authority.certificate()))
                    .matches(OcspAnswerTest::isUnknown);
            assertThat(read(changed, other, namesake.certificate()))
                    .matches(OcspAnswerTest::isUnknown);
        }
        byte[] revoked = delegated.revoked();
        for (int at = 0; at < revoked.length; at++) {
            assertThat(read(flipped(revoked, at * 8 + at % 8)))
                    .as("octet %s", at)
                    .isNotInstanceOf(CertificateStatus.Good.class);
        }
    }

    // --- words

    private MadeUpAnswer answer() {
        return MadeUpAnswer.by(authority, lea);
    }

    private CertificateStatus read(byte[] bytes) {
        return read(bytes, any -> NO_LIST);
    }

    private CertificateStatus read(
            byte[] bytes, Function<X509Certificate, CertificateStatus> lists) {
        return new OcspAnswer(
                        OcspQuestion.about(lea, authority.certificate()),
                        authority.certificate(),
                        NOW,
                        lists)
                .read(bytes);
    }

    private static CertificateStatus read(
            byte[] bytes, X509Certificate whose, X509Certificate issuer) {
        return new OcspAnswer(OcspQuestion.about(whose, issuer), issuer, NOW, any -> NO_LIST)
                .read(bytes);
    }

    private static boolean isUnknown(CertificateStatus status) {
        return status instanceof CertificateStatus.Unknown;
    }

    private String why(byte[] bytes) {
        return why(read(bytes));
    }

    private static String why(CertificateStatus status) {
        assertThat(status).isInstanceOf(CertificateStatus.Unknown.class);
        return status instanceof CertificateStatus.Unknown(var why) ? why : "";
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (0x80 >> (bit % 8));
        return changed;
    }

    private static byte[] withSignature(byte[] answer, DERBitString signature) throws Exception {
        BasicOCSPResponse basic =
                BasicOCSPResponse.getInstance(
                        OCSPResponse.getInstance(answer)
                                .getResponseBytes()
                                .getResponse()
                                .getOctets());
        BasicOCSPResponse changed =
                new BasicOCSPResponse(
                        basic.getTbsResponseData(),
                        basic.getSignatureAlgorithm(),
                        signature,
                        basic.getCerts());
        return new OCSPResponse(
                        new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                        new ResponseBytes(
                                OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                                new DEROctetString(changed.getEncoded())))
                .getEncoded();
    }
}
