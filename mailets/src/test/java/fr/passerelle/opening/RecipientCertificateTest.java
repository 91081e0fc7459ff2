package fr.passerelle.opening;

import static fr.passerelle.opening.Pki.LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import fr.passerelle.opening.mime.MimeReader;
import fr.passerelle.opening.mime.Reading;
import fr.passerelle.opening.smime.Keyring;
import fr.passerelle.opening.smime.Layer;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.opening.smime.Sealing.Cipher;
import fr.passerelle.opening.smime.SignedMessage;
import fr.passerelle.opening.smime.Smime;
import fr.passerelle.opening.trust.Revocation;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMECapabilitiesAttribute;
import org.bouncycastle.asn1.smime.SMIMECapabilityVector;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is learnt from a signature, and whom one may encipher for.
class RecipientCertificateTest {
    private static final EmailAddress LEA = EmailAddress.of(Pki.LEA);
    private static final EmailAddress MARC = EmailAddress.of(Pki.MARC);

    private final Pki pki = Pki.orSkip();

    private X509Certificate certificate(String who) throws Exception {
        try (InputStream in = Files.newInputStream(pki.file(who + ".pem"))) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static SignedMessage message(byte[] cms) {
        if (MimeReader.readPart(Slice.of(Pki.opaque(cms))) instanceof Reading.Message(var entity)
                && Smime.outermost(entity) instanceof Layer.OpaqueSigned(_, var signature)) {
            return signature;
        }
        throw new AssertionError("not one signed message");
    }

    @Test
    void theSignersCertificateComesFirstAndItsAuthoritiesBehind() throws Exception {
        Optional<RecipientCertificate> found =
                RecipientCertificate.find(message(pki.sign(LETTER, "marc", "-nodetach")), MARC);

        assertThat(found.map(RecipientCertificate::certificate)).contains(certificate("marc"));
        assertThat(found.map(RecipientCertificate::issuers))
                .contains(List.of(certificate("inter")));
        // openssl says it reads AES-CBC and nothing better.
        assertThat(found.map(RecipientCertificate::reads)).contains(Cipher.WIDELY_READ);
    }

    @Test
    void aSignatureByKeyIdIsFoundToo() throws Exception {
        assertThat(
                        RecipientCertificate.find(
                                message(pki.sign(LETTER, "lea", "-nodetach -keyid")), LEA))
                .map(RecipientCertificate::certificate)
                .contains(certificate("lea"));
    }

    @Test
    void withoutTheCertificateOrWithTwoSignersNothingIsLearnt() throws Exception {
        assertThat(
                        RecipientCertificate.find(
                                message(pki.sign(LETTER, "lea", "-nodetach -nocerts")), LEA))
                .isEmpty();
        assertThat(
                        RecipientCertificate.find(
                                message(
                                        pki.sign(
                                                LETTER,
                                                "lea",
                                                "-nodetach -signer marc.pem -inkey marc.key")),
                                LEA))
                .isEmpty();
    }

    /// What is learnt under an address decides who can read what is written there.
    @Test
    void nothingIsLearntOfSomebodyUnderAnothersAddress() throws Exception {
        assertThat(RecipientCertificate.find(message(pki.sign(LETTER, "marc", "-nodetach")), LEA))
                .isEmpty();
    }

    @Test
    void onlyTheVeryCipherWeWriteCounts() throws Exception {
        assertThat(saying(NISTObjectIdentifiers.id_aes256_GCM)).isEqualTo(Cipher.AUTHENTICATED);
        assertThat(saying(NISTObjectIdentifiers.id_aes128_CBC, NISTObjectIdentifiers.id_aes256_GCM))
                .isEqualTo(Cipher.AUTHENTICATED);
        assertThat(saying(NISTObjectIdentifiers.id_aes128_GCM)).isEqualTo(Cipher.WIDELY_READ);
        assertThat(saying()).isEqualTo(Cipher.WIDELY_READ);
    }

    private Cipher saying(ASN1ObjectIdentifier... reads) throws Exception {
        SMIMECapabilityVector said = new SMIMECapabilityVector();
        for (ASN1ObjectIdentifier each : reads) {
            said.addCapability(each);
        }
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        Attribute capabilities = new SMIMECapabilitiesAttribute(said);
        attributes.add(capabilities);
        java.security.KeyStore keys = java.security.KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pki.file("lea.p12"))) {
            keys.load(in, "essai".toCharArray());
        }
        String alias = keys.aliases().nextElement();
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setSignedAttributeGenerator(new AttributeTable(attributes))
                        .build(
                                "SHA256withRSA",
                                (java.security.PrivateKey)
                                        keys.getKey(alias, "essai".toCharArray()),
                                certificate("lea")));
        generator.addCertificates(new JcaCertStore(List.of(certificate("lea"))));
        byte[] cms = generator.generate(new CMSProcessableByteArray(LETTER), true).getEncoded();
        return RecipientCertificate.find(message(cms), LEA).orElseThrow().reads();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lea       | valid       | not revoked
                    marc      | valid       | not revoked
                    enciphers | valid       | not revoked
                    expired   | invalid     | expired
                    future    | invalid     | not valid before
                    revoked   | invalid     | revoked
                    weak      | invalid     | 1024 bits
                    sha1      | invalid     | SHA-1
                    server    | invalid     | not for enciphering
                    nameless  | invalid     | not for enciphering
                    stranger  | cannot-tell | no configured trust anchor
                    """)
    void whomOneMayEncipherFor(String who, String verdict, String why) throws Exception {
        Verdict found =
                pki.trust(Revocation.HARD, "crl")
                        .judgeRecipient(
                                certificate(who), List.of(certificate("inter")), Messages.AT);

        assertThat(found.word()).isEqualTo(verdict);
        assertThat(found.toString()).contains(why);
    }

    @Test
    void aRevocationNobodyKnowsWeighsAsTheConfigurationSays() throws Exception {
        for (Revocation policy : Revocation.values()) {
            Verdict found =
                    pki.trust(policy, "late")
                            .judgeRecipient(
                                    certificate("lea"), List.of(certificate("inter")), Messages.AT);
            assertThat(found.word()).isEqualTo(policy == Revocation.HARD ? "cannot-tell" : "valid");
        }
    }

    @Test
    void aKeySpeaksForTheAddressesItNames() throws Exception {
        assertThat(pki.keys("lea", "other").speakingFor(LEA).signer(Messages.AT))
                .map(Keyring.Signer::serial)
                .contains(certificate("lea").getSerialNumber().toString(16));
        assertThat(pki.keys("other").speakingFor(LEA).signer(Messages.AT)).isEmpty();
        assertThat(pki.keys("nameless").speakingFor(LEA).signer(Messages.AT))
                .map(Keyring.Signer::serial)
                .contains(certificate("nameless").getSerialNumber().toString(16));
    }
}
