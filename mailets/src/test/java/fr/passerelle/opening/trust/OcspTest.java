package fr.passerelle.opening.trust;

import static fr.passerelle.opening.trust.MadeUpAuthority.NOW;
import static fr.passerelle.opening.trust.MadeUpAuthority.responderAt;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Sentence;
import fr.passerelle.mail.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcspTest {
    private static final URI OURS = URI.create("http://ocsp.cpts-aunis.example/");
    private static final String THEIRS = "http://ocsp.ac.example/";
    private static final int LEA = 7;

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final MadeUpAuthority authority;
    private final X509Certificate lea;

    @TempDir private Path folder;

    OcspTest() throws Exception {
        authority = MadeUpAuthority.named("AC d'essai");
        lea = authority.issue(LEA, responderAt(THEIRS)).certificate();
    }

    // --- what is asked, and where

    @Test
    void theQuestionIsOneCertificateAndNothingElse() {
        OCSPRequest request =
                OCSPRequest.getInstance(OcspQuestion.about(lea, authority.certificate()).encoded());
        TBSRequest asked = request.getTbsRequest();
        assertThat(request.getOptionalSignature()).isNull();
        assertThat(asked.getRequestExtensions()).as("no nonce").isNull();
        assertThat(asked.getRequestorName()).isNull();
        assertThat(asked.getRequestList()).hasSize(1);
        assertThat(
                        Request.getInstance(asked.getRequestList().getObjectAt(0))
                                .getReqCert()
                                .getSerialNumber()
                                .intValueExact())
                .isEqualTo(LEA);
    }

    @Test
    void aCertificateSaysWhereItsResponderIs() throws Exception {
        X509Certificate marc =
                authority
                        .issue(
                                8,
                                responderAt(
                                        "ldap://ac.example/",
                                        "file:///etc/passwd",
                                        "http://moi:secret@ac.example/",
                                        "http:opaque",
                                        "ceci n'est pas une adresse",
                                        THEIRS))
                        .certificate();
        FakeResponder responder = new FakeResponder(_ -> good(marc));
        assertThat(status(asCertificatesSay(responder), marc))
                .isInstanceOf(CertificateStatus.Good.class);
        assertThat(responder.asked())
                .containsExactly(new ResponderAddress.Named(URI.create(THEIRS)));
    }

    @Test
    void aCertificateThatNamesNobodyIsNotAskedAbout() throws Exception {
        X509Certificate marc = authority.issue(8).certificate();
        X509Certificate zoe = authority.issue(9, responderAt("file:///etc/passwd")).certificate();
        FakeResponder responder = new FakeResponder(_ -> good(marc));
        for (X509Certificate each : List.of(marc, zoe)) {
            assertThat(why(status(asCertificatesSay(responder), each)))
                    .isEqualTo("the certificate names no OCSP responder");
        }
        assertThat(responder.asked()).isEmpty();
    }

    @Test
    void theResponderOfTheConfigurationComesFirst() throws Exception {
        FakeResponder responder = new FakeResponder(_ -> good(lea));
        assertThat(status(Ocsp.at(OURS, responder, clock::get), lea))
                .isInstanceOf(CertificateStatus.Good.class);
        assertThat(responder.asked()).containsExactly(new ResponderAddress.Configured(OURS));
    }

    // --- what is kept

    @Test
    void aGoodAnswerIsKeptUntilTheNextOneIsDue() throws Exception {
        FakeResponder responder = new FakeResponder(_ -> good(lea));
        Ocsp ocsp = asCertificatesSay(responder);
        for (int i = 0; i < 3; i++) {
            assertThat(status(ocsp, lea)).isInstanceOf(CertificateStatus.Good.class);
        }
        assertThat(responder.asked()).hasSize(1);
        responder.answers(_ -> MadeUpAnswer.by(authority, lea).revoked());
        clock.set(NOW.plus(Duration.ofHours(23)));
        assertThat(status(ocsp, lea)).isInstanceOf(CertificateStatus.Revoked.class);
    }

    @Test
    void revokedIsForGood() throws Exception {
        FakeResponder responder = new FakeResponder(_ -> MadeUpAnswer.by(authority, lea).revoked());
        Ocsp ocsp = asCertificatesSay(responder);
        assertThat(status(ocsp, lea)).isInstanceOf(CertificateStatus.Revoked.class);
        responder.answers(_ -> good(lea));
        clock.set(NOW.plus(Duration.ofDays(400)));
        assertThat(status(ocsp, lea)).isInstanceOf(CertificateStatus.Revoked.class);
        assertThat(responder.asked()).hasSize(1);
    }

    /// A serial number alone names one certificate of every authority.
    @Test
    void anAnswerIsKeptForOneIssuersCertificateOnly() throws Exception {
        for (String name : List.of("AC d'essai", "AC d'ailleurs")) {
            MadeUpAuthority other = MadeUpAuthority.named(name);
            X509Certificate hers = other.issue(LEA, responderAt(THEIRS)).certificate();
            FakeResponder responder = new FakeResponder(_ -> good(lea));
            Ocsp ocsp = asCertificatesSay(responder);
            assertThat(status(ocsp, lea)).isInstanceOf(CertificateStatus.Good.class);
            assertThat(ocsp.status(hers, other.certificate(), RevocationLists.NONE))
                    .isInstanceOf(CertificateStatus.Unknown.class);
            responder.answers(_ -> MadeUpAnswer.by(other, hers).revoked());
            clock.set(clock.get().plus(Ocsp.FAILED_FOR));
            assertThat(ocsp.status(hers, other.certificate(), RevocationLists.NONE))
                    .isInstanceOf(CertificateStatus.Revoked.class);
            assertThat(status(ocsp, lea)).isInstanceOf(CertificateStatus.Good.class);
        }
    }

    @Test
    void whatTaughtNothingIsNotAskedAgainAtOnce() throws Exception {
        FakeResponder responder = new FakeResponder(_ -> new byte[] {1, 2, 3});
        Ocsp ocsp = asCertificatesSay(responder);
        assertThat(why(status(ocsp, lea))).endsWith("is damaged");
        responder.answers(_ -> good(lea));
        assertThat(why(status(ocsp, lea))).endsWith("is damaged");
        clock.set(NOW.plus(Ocsp.FAILED_FOR));
        assertThat(status(ocsp, lea)).isInstanceOf(CertificateStatus.Good.class);
    }

    @Test
    void aDeadResponderCostsOneMessageItsTimeAndNotEveryone() throws Exception {
        X509Certificate marc = authority.issue(8, responderAt(THEIRS)).certificate();
        FakeResponder responder =
                new FakeResponder(
                        _ -> {
                            throw new IOException("connection refused");
                        });
        Ocsp ocsp = asCertificatesSay(responder);
        for (X509Certificate each : List.of(lea, marc, lea)) {
            assertThat(why(status(ocsp, each)))
                    .isEqualTo("the OCSP responder ocsp.ac.example does not answer");
        }
        assertThat(responder.asked()).hasSize(1);
        responder.answers(_ -> good(marc));
        clock.set(NOW.plus(Ocsp.FAILED_FOR));
        assertThat(status(ocsp, marc)).isInstanceOf(CertificateStatus.Good.class);
    }

    // --- many at once

    @Test
    void manyMessagesOfOnePersonAskOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        FakeResponder responder =
                new FakeResponder(
                        _ -> {
                            asked.countDown();
                            answer.await();
                            return good(lea);
                        });
        Ocsp ocsp = asCertificatesSay(responder);
        List<FutureTask<CertificateStatus>> messages = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(start(() -> status(ocsp, lea), messages));
        }
        asked.await();
        until(threads, Thread.State.WAITING);
        answer.countDown();
        for (FutureTask<CertificateStatus> each : messages) {
            assertThat(each.get()).isInstanceOf(CertificateStatus.Good.class);
        }
        assertThat(responder.asked()).hasSize(1);
    }

    @Test
    void onlySoManyQuestionsAreOpenAtOnce() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch full = new CountDownLatch(Limits.OCSP_LOOKUPS);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        FakeResponder responder =
                new FakeResponder(
                        _ -> {
                            most.accumulateAndGet(open.incrementAndGet(), Math::max);
                            full.countDown();
                            answer.await();
                            open.decrementAndGet();
                            return new byte[0];
                        });
        Ocsp ocsp = asCertificatesSay(responder);
        List<FutureTask<CertificateStatus>> messages = new ArrayList<>();
        for (int i = 0; i < Limits.OCSP_LOOKUPS + 4; i++) {
            X509Certificate each = authority.issue(20 + i, responderAt(THEIRS)).certificate();
            start(() -> status(ocsp, each), messages);
        }
        full.await();
        answer.countDown();
        for (FutureTask<CertificateStatus> each : messages) {
            assertThat(each.get()).isInstanceOf(CertificateStatus.Unknown.class);
        }
        assertThat(most.get()).isEqualTo(Limits.OCSP_LOOKUPS);
    }

    // --- beside the lists

    @Test
    void nobodyIsAskedAboutAStranger() throws Exception {
        MadeUpAuthority stranger = MadeUpAuthority.named("AC inconnue");
        MadeUpAuthority namesake = MadeUpAuthority.named("AC d'essai");
        FakeResponder responder = new FakeResponder(_ -> good(lea));
        Trust trust = trust(responder, Revocation.HARD);
        for (MadeUpAuthority each : List.of(stranger, namesake)) {
            X509Certificate theirs =
                    each.issue(LEA, responderAt("http://169.254.169.254/latest/")).certificate();
            assertThat(trust.judge(theirs, List.of(each.certificate()), NOW))
                    .isInstanceOf(Verdict.CannotTell.class);
        }
        X509Certificate expired =
                authority
                        .issue(
                                8,
                                MadeUpAuthority.elliptic(),
                                NOW.minusSeconds(1),
                                responderAt(THEIRS))
                        .certificate();
        assertThat(trust.judge(expired, List.of(), NOW)).isInstanceOf(Verdict.Invalid.class);
        assertThat(trust(responder, Revocation.OFF).judge(lea, List.of(), NOW))
                .isInstanceOf(Verdict.Valid.class);
        assertThat(responder.asked()).isEmpty();
    }

    @Test
    void theVerdictSaysWhoAnsweredAndWhen() throws Exception {
        FakeResponder responder = new FakeResponder(_ -> good(lea));
        assertThat(trust(responder, Revocation.HARD).judge(lea, List.of(), NOW))
                .isEqualTo(
                        new Verdict.Valid(
                                Sentence.inBoth("not revoked by the OCSP answer of 2026-03-02")));
        responder.answers(_ -> MadeUpAnswer.by(authority, lea).revoked());
        assertThat(trust(responder, Revocation.SOFT).judge(lea, List.of(), NOW))
                .isEqualTo(
                        new Verdict.Invalid(
                                Sentence.inBoth(
                                        "the certificate was revoked on 2026-01-01, by the OCSP answer")));
    }

    @Test
    void theVerdictSaysWhyNobodyCouldAnswer() throws Exception {
        FakeResponder responder =
                new FakeResponder(
                        _ -> {
                            throw new IOException("connection refused");
                        });
        String why =
                "revocation could not be checked: there is no revocation list of its issuer, and"
                        + " the OCSP responder ocsp.ac.example does not answer";
        assertThat(trust(responder, Revocation.SOFT).judge(lea, List.of(), NOW))
                .isEqualTo(new Verdict.Valid(Sentence.inBoth(why)));
        assertThat(trust(responder, Revocation.HARD).judge(lea, List.of(), NOW))
                .isEqualTo(new Verdict.CannotTell(Sentence.inBoth(why)));
    }

    @Test
    void aListThatAnswersSparesTheQuestion() throws Exception {
        Files.write(folder.resolve("liste.crl"), authority.list(List.of(), 99).getEncoded());
        RevocationLists lists = RevocationLists.read(List.of(folder));
        FakeResponder responder = new FakeResponder(_ -> MadeUpAnswer.by(authority, lea).revoked());
        Ocsp ocsp = asCertificatesSay(responder);
        Trust trust = new Trust(anchors(), lists, Optional.of(ocsp), Revocation.HARD);
        assertThat(trust.judge(lea, List.of(), NOW))
                .isEqualTo(
                        new Verdict.Valid(
                                Sentence.inBoth("not revoked by the list of 2026-03-01")));
        assertThat(responder.asked()).isEmpty();
        // Who knows that it is revoked is right all the same.
        assertThat(status(ocsp, lea)).isInstanceOf(CertificateStatus.Revoked.class);
        assertThat(trust.judge(lea, List.of(), NOW)).isInstanceOf(Verdict.Invalid.class);
        // And the list is right about whom it names, whatever a responder says.
        X509Certificate named = authority.issue(99, responderAt(THEIRS)).certificate();
        responder.answers(_ -> good(named));
        assertThat(trust.judge(named, List.of(), NOW))
                .isEqualTo(
                        new Verdict.Invalid(
                                Sentence.inBoth(
                                        "the certificate was revoked on 2026-01-01, by the list")));
        assertThat(responder.asked()).hasSize(1);
    }

    // --- words

    private byte[] good(X509Certificate whose) throws Exception {
        return MadeUpAnswer.by(authority, whose).good();
    }

    private Ocsp asCertificatesSay(Responder responder) {
        return Ocsp.asCertificatesSay(responder, clock::get);
    }

    private CertificateStatus status(Ocsp ocsp, X509Certificate whose) {
        return ocsp.status(whose, authority.certificate(), RevocationLists.NONE);
    }

    private TrustAnchors anchors() {
        return new TrustAnchors(List.of(authority.certificate()), List.of());
    }

    private Trust trust(Responder responder, Revocation revocation) {
        return new Trust(
                anchors(),
                RevocationLists.NONE,
                Optional.of(asCertificatesSay(responder)),
                revocation);
    }

    private static Thread start(
            Callable<CertificateStatus> question, List<FutureTask<CertificateStatus>> started) {
        FutureTask<CertificateStatus> task = new FutureTask<>(question);
        started.add(task);
        return Thread.ofVirtual().start(task);
    }

    private static void until(List<Thread> threads, Thread.State state) {
        while (!threads.stream().allMatch(each -> each.getState() == state)) {
            Thread.onSpinWait();
        }
    }

    private static String why(CertificateStatus status) {
        assertThat(status).isInstanceOf(CertificateStatus.Unknown.class);
        return status instanceof CertificateStatus.Unknown(var why) ? why : "";
    }
}
