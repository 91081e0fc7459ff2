package fr.passerelle.opening;

import static fr.passerelle.opening.Pki.LETTER;
import static fr.passerelle.opening.Pki.MARC;
import static fr.passerelle.opening.Pki.open;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.Sealing;
import fr.passerelle.opening.trust.Names;
import fr.passerelle.opening.trust.Revocation;
import fr.passerelle.opening.trust.RevocationLists;
import fr.passerelle.opening.trust.Trust;
import fr.passerelle.opening.trust.TrustAnchors;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMEAttributes;
import org.bouncycastle.asn1.smime.SMIMECapabilities;
import org.bouncycastle.asn1.smime.SMIMECapability;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Messages made here, opened by `openssl cms` and by ourselves.
class SealingTest {
    private static final List<String> PEOPLE = List.of("lea", "big", "marc", "p384");

    /// 2026-03-02T08:15:00Z, as openssl takes it.
    private static final String AT = " -attime " + Messages.AT.getEpochSecond();

    private final Pki pki = Pki.orSkip();

    @TestFactory
    List<DynamicTest> whatWeSignVerifies() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String who : PEOPLE) {
            tests.add(DynamicTest.dynamicTest(who, () -> verifies(who)));
        }
        return tests;
    }

    private void verifies(String who) throws Exception {
        String from = address(who);
        byte[] entity = sealing(who).sign(LETTER, Messages.AT).orElseThrow();
        byte[] content =
                pki.cms(Pki.message(from, entity), "-verify -inform SMIME -CAfile chain.pem" + AT);
        assertThat(content).isEqualTo(LETTER);
        assertThat(open(opener(), from, entity))
                .isInstanceOfSatisfying(
                        Opened.class,
                        opened -> assertThat(opened.signature()).isInstanceOf(Verdict.Valid.class));
    }

    @TestFactory
    List<DynamicTest> whatWeEncipherOpens() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Sealing.Cipher cipher : Sealing.Cipher.values()) {
            for (String who : PEOPLE) {
                tests.add(DynamicTest.dynamicTest(cipher + " " + who, () -> opens(who, cipher)));
            }
        }
        return tests;
    }

    private void opens(String who, Sealing.Cipher cipher) throws Exception {
        Sealing sealing = sealing("marc");
        byte[] signed = sealing.sign(LETTER, Messages.AT).orElseThrow();
        byte[] sealed =
                sealing.encrypt(signed, List.of(certificate("other"), certificate(who)), cipher);
        byte[] content =
                pki.cms(
                        Pki.message(MARC, sealed),
                        "-decrypt -inform SMIME -binary -recip "
                                + who
                                + ".pem -inkey "
                                + who
                                + ".key");
        assertThat(new String(content, StandardCharsets.UTF_8))
                .isEqualTo(new String(signed, StandardCharsets.UTF_8));
        assertThat(open(opener(who), MARC, sealed))
                .isInstanceOfSatisfying(
                        Opened.class,
                        opened -> {
                            assertThat(opened.signature()).isInstanceOf(Verdict.Valid.class);
                            assertThat(opened.encryption()).isInstanceOf(Verdict.Valid.class);
                        });
    }

    @Test
    void weSignWithTheKeyOfTheDay() throws Exception {
        Sealing both = new Sealing(pki.keys("lea", "lea2", "expired"), new SecureRandom());
        byte[] before =
                both.sign(LETTER, java.time.Instant.parse("2026-01-15T00:00:00Z")).orElseThrow();
        byte[] after = both.sign(LETTER, Messages.AT).orElseThrow();
        assertThat(signer(before)).isNotEqualTo(signer(after));
        assertThat(signer(after)).isEqualTo(certificate("lea2").getSerialNumber());
        assertThat(new Sealing(Keyring.EMPTY, new SecureRandom()).sign(LETTER, Messages.AT))
                .isEmpty();
        assertThat(new Sealing(pki.keys("enciphers"), new SecureRandom()).sign(LETTER, Messages.AT))
                .isEmpty();
    }

    @Test
    void ourSignatureSaysWhatWeRead() throws Exception {
        byte[] entity = sealing("lea").sign(LETTER, Messages.AT).orElseThrow();

        List<?> said =
                SMIMECapabilities.getInstance(
                                signerInfo(entity)
                                        .getSignedAttributes()
                                        .get(SMIMEAttributes.smimeCapabilities))
                        .getCapabilities(null);
        assertThat(said)
                .extracting(capability -> ((SMIMECapability) capability).getCapabilityID())
                .containsExactly(
                        NISTObjectIdentifiers.id_aes256_GCM,
                        NISTObjectIdentifiers.id_aes128_GCM,
                        NISTObjectIdentifiers.id_aes256_CBC,
                        NISTObjectIdentifiers.id_aes128_CBC);
    }

    private static java.math.BigInteger signer(byte[] entity) throws Exception {
        return signerInfo(entity).getSID().getSerialNumber();
    }

    private static SignerInformation signerInfo(byte[] entity) throws Exception {
        String text = new String(entity, StandardCharsets.US_ASCII);
        String base64 =
                text.substring(text.indexOf("smime.p7s\r\n\r\n") + 13, text.lastIndexOf("\r\n--"));
        return new org.bouncycastle.cms.CMSSignedData(
                        java.util.Base64.getMimeDecoder().decode(base64))
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next();
    }

    private Sealing sealing(String who) throws Exception {
        return new Sealing(pki.keys(who), new SecureRandom());
    }

    /// Our files hold no intermediate: the reader has it at hand.
    private MimeOpener opener(String... keys) throws Exception {
        return pki.opener(
                new Trust(
                        TrustAnchors.read(List.of(pki.file("root.pem"), pki.file("inter.pem"))),
                        RevocationLists.read(List.of(pki.file("crl"))),
                        Revocation.HARD),
                keys);
    }

    private String address(String who) throws Exception {
        EmailAddress address = Names.mailAddresses(certificate(who)).getFirst();
        return address.toString();
    }

    private X509Certificate certificate(String who) throws Exception {
        try (InputStream in = Files.newInputStream(pki.file(who + ".pem"))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
