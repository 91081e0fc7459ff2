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
import fr.passerelle.opening.smime.SecureMail;
import fr.passerelle.opening.smime.Smime;
import fr.passerelle.opening.trust.Revocation;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Test;

/// Signatures that hold and were put together to do harm.
class CraftedSignatureTest {
    private final Pki pki = Pki.orSkip();

    /// Signs with exactly the attributes given beside the two that must be there.
    private SignedData signed(List<Attribute> more) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pki.file("lea.p12"))) {
            keys.load(in, "essai".toCharArray());
        }
        String alias = keys.aliases().nextElement();
        X509Certificate own = (X509Certificate) keys.getCertificate(alias);
        CMSAttributeTableGenerator attributes =
                said -> {
                    ASN1EncodableVector all = new ASN1EncodableVector();
                    all.add(
                            new Attribute(
                                    CMSAttributes.contentType,
                                    new DERSet(CMSObjectIdentifiers.data)));
                    all.add(
                            new Attribute(
                                    CMSAttributes.messageDigest,
                                    new DERSet(
                                            new DEROctetString(
                                                    (byte[])
                                                            said.get(
                                                                    CMSAttributeTableGenerator
                                                                            .DIGEST)))));
                    more.forEach(all::add);
                    return new AttributeTable(all);
                };
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setSignedAttributeGenerator(attributes)
                        .build(
                                "SHA256withRSA",
                                (PrivateKey) keys.getKey(alias, "essai".toCharArray()),
                                own));
        try (InputStream in = Files.newInputStream(pki.file("inter.pem"))) {
            generator.addCertificates(
                    new JcaCertStore(
                            List.of(
                                    own,
                                    CertificateFactory.getInstance("X.509")
                                            .generateCertificate(in))));
        }
        return SignedData.getInstance(
                generator
                        .generate(new CMSProcessableByteArray(LETTER), true)
                        .toASN1Structure()
                        .getContent());
    }

    private Verdict verdict(SignedData data) throws Exception {
        byte[] cms =
                new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
        if (MimeReader.readPart(Slice.of(Pki.opaque(cms))) instanceof Reading.Message(var entity)
                && Smime.outermost(entity) instanceof Layer.OpaqueSigned signed) {
            return new SecureMail(Keyring.EMPTY, pki.trust(Revocation.HARD, "crl"))
                    .verify(signed, Optional.of(EmailAddress.of(Pki.LEA)), Messages.AT)
                    .verdict();
        }
        throw new AssertionError("not one signed message");
    }

    @Test
    void twoAttributesAreEnough() throws Exception {
        assertThat(verdict(signed(List.of()))).isInstanceOf(Verdict.Valid.class);
    }

    /// RFC 5652 §5.4 says nothing against it, and the attributes of a short signature begin with
    /// octets that a line of text could begin with.
    @Test
    void theAttributesOfALetterAreNotALetterOfTheirOwn() throws Exception {
        SignedData letter = signed(List.of());
        SignerInfo signer = SignerInfo.getInstance(letter.getSignerInfos().getObjectAt(0));
        byte[] attributes = signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER);
        SignerInfo stripped =
                new SignerInfo(
                        signer.getSID(),
                        signer.getDigestAlgorithm(),
                        (ASN1Set) null,
                        signer.getDigestEncryptionAlgorithm(),
                        signer.getEncryptedDigest(),
                        (ASN1Set) null);
        SignedData forged =
                new SignedData(
                        letter.getDigestAlgorithms(),
                        new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(attributes)),
                        letter.getCertificates(),
                        null,
                        new DERSet(stripped));

        assertThat(verdict(forged)).isInstanceOf(Verdict.Invalid.class);
    }

    /// To put them in order takes the square of their number.
    @Test
    void aSignatureOfHundredsOfAttributesIsNotLookedAt() throws Exception {
        List<Attribute> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(new Attribute(new ASN1ObjectIdentifier("1.2.3." + i), new DERSet()));
        }
        assertThat(verdict(signed(many))).isInstanceOf(Verdict.Invalid.class);

        ASN1EncodableVector values = new ASN1EncodableVector();
        for (int i = 0; i < 300; i++) {
            values.add(new ASN1ObjectIdentifier("1.2.3." + i));
        }
        Attribute one = new Attribute(new ASN1ObjectIdentifier("1.2.3"), new DERSet(values));
        assertThat(verdict(signed(List.of(one)))).isInstanceOf(Verdict.Invalid.class);
    }
}
