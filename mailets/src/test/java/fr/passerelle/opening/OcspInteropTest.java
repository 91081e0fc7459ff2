package fr.passerelle.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.trust.HttpResponder;
import fr.passerelle.opening.trust.Ocsp;
import fr.passerelle.opening.trust.Responder;
import fr.passerelle.opening.trust.ResponderAddress;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Questions to `openssl ocsp`, and what becomes of its answers.
class OcspInteropTest {
    private static final String INDEX = "inter.d/index.txt";
    private static final String FOR_AN_HOUR = "-nmin 60";
    private static final Instant AT = Instant.parse("2026-03-02T08:05:00Z");

    private final Pki pki = Pki.orSkip();

    @Test
    void theAuthorityAnswersForItself() throws Exception {
        try (OpensslResponder responder = responder(INDEX, "inter", FOR_AN_HOUR)) {
            assertThat(judge(at(responder), "lea"))
                    .isInstanceOfSatisfying(
                            Verdict.Valid.class,
                            valid ->
                                    assertThat(valid.what().english())
                                            .startsWith(
                                                    "not revoked by the list of 2026-03-01 and the"
                                                            + " OCSP answer of "));
            assertThat(judge(at(responder), "revoked"))
                    .isInstanceOfSatisfying(
                            Verdict.Invalid.class,
                            invalid ->
                                    assertThat(invalid.why().english())
                                            .startsWith("the certificate was revoked on ")
                                            .endsWith("by the OCSP answer"));
        }
    }

    @Test
    void itsDelegateAnswersForIt() throws Exception {
        for (String options :
                List.of(
                        FOR_AN_HOUR,
                        FOR_AN_HOUR + " -resp_key_id -rmd sha384",
                        FOR_AN_HOUR + " -rsigopt rsa_padding_mode:pss")) {
            try (OpensslResponder responder = responder(INDEX, "answers", options)) {
                assertThat(judge(at(responder), "lea")).isInstanceOf(Verdict.Valid.class);
                assertThat(judge(at(responder), "revoked")).isInstanceOf(Verdict.Invalid.class);
            }
        }
    }

    @Test
    void whomItDoesNotKnowIsUnknown() throws Exception {
        try (OpensslResponder responder = responder("empty.txt", "answers", FOR_AN_HOUR)) {
            assertThat(cannotTell(at(responder), "lea"))
                    .endsWith("the OCSP responder does not know the certificate");
        }
    }

    @Test
    void nobodyElseAnswersForIt() throws Exception {
        for (String signer : List.of("lea", "server")) {
            try (OpensslResponder responder = responder(INDEX, signer, FOR_AN_HOUR)) {
                assertThat(cannotTell(at(responder), "lea"))
                        .as(signer)
                        .endsWith("signed by somebody who may not answer");
                assertThat(cannotTell(at(responder), "revoked")).isNotEmpty();
            }
        }
        try (OpensslResponder responder = responder(INDEX, "other-root", FOR_AN_HOUR)) {
            assertThat(cannotTell(at(responder), "lea")).endsWith("somebody of another issuer");
        }
        try (OpensslResponder responder = responder(INDEX, "late-answers", FOR_AN_HOUR)) {
            assertThat(cannotTell(at(responder), "lea")).endsWith("certificate is out of date");
        }
    }

    @Test
    void aBrokenDigestIsRefusedByName() throws Exception {
        try (OpensslResponder responder = responder(INDEX, "answers", FOR_AN_HOUR + " -rmd sha1")) {
            assertThat(cannotTell(at(responder), "lea")).endsWith("is signed with SHA-1");
        }
    }

    @Test
    void anOldAnswerIsNoneAnyMore() throws Exception {
        try (OpensslResponder responder = responder(INDEX, "inter", FOR_AN_HOUR)) {
            InstantSource tomorrow =
                    InstantSource.offset(InstantSource.system(), Duration.ofDays(1));
            Ocsp ocsp = Ocsp.at(responder.place(), new HttpResponder(), tomorrow);
            assertThat(cannotTell(ocsp, "lea")).endsWith("the OCSP answer is out of date");
        }
    }

    /// The address in the certificate is one that nobody can reach, and is asked here.
    @Test
    void aCertificateSaysWhomToAsk() throws Exception {
        try (OpensslResponder openssl = responder(INDEX, "answers", FOR_AN_HOUR)) {
            HttpResponder http = new HttpResponder();
            Responder named =
                    (address, request) -> {
                        assertThat(address)
                                .isEqualTo(
                                        new ResponderAddress.Named(
                                                URI.create("http://ocsp.autorite.example/")));
                        return http.ask(new ResponderAddress.Configured(openssl.place()), request);
                    };
            Ocsp ocsp = Ocsp.asCertificatesSay(named, InstantSource.system());
            assertThat(judge(ocsp, "asked")).isInstanceOf(Verdict.Valid.class);
            assertThat(cannotTell(ocsp, "lea")).endsWith("names no OCSP responder");
        }
    }

    @Test
    void checkSeesWhetherAResponderIsThere() throws Exception {
        HttpResponder http = new HttpResponder();
        X509Certificate root = certificate("root");
        URI gone;
        try (OpensslResponder responder = responder(INDEX, "answers", FOR_AN_HOUR)) {
            gone = responder.place();
            Ocsp.look(gone, http, root);
        }
        assertThatThrownBy(() -> Ocsp.look(gone, http, root)).isInstanceOf(IOException.class);
    }

    // --- words

    private OpensslResponder responder(String index, String signer, String words) throws Exception {
        return OpensslResponder.start(pki, index, signer, words);
    }

    private static Ocsp at(OpensslResponder responder) {
        return Ocsp.at(responder.place(), new HttpResponder(), InstantSource.system());
    }

    /// The list of the root answers for the authority in between.
    private Verdict judge(Ocsp ocsp, String who) throws Exception {
        return new Trust(
                        pki.anchors(),
                        RevocationLists.read(List.of(pki.file("crl/root.pem"))),
                        Optional.of(ocsp),
                        Revocation.HARD)
                .judge(certificate(who), List.of(certificate("inter")), AT);
    }

    private String cannotTell(Ocsp ocsp, String who) throws Exception {
        Verdict verdict = judge(ocsp, who);
        assertThat(verdict).isInstanceOf(Verdict.CannotTell.class);
        return verdict instanceof Verdict.CannotTell(var why) ? why.english() : "";
    }

    private X509Certificate certificate(String who) throws Exception {
        try (InputStream in = Files.newInputStream(pki.file(who + ".pem"))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
