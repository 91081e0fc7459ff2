package fr.passerelle.opening.smime;

import fr.passerelle.opening.smime.Keyring.Holder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.smime.SMIMECapabilitiesAttribute;
import org.bouncycastle.asn1.smime.SMIMECapabilityVector;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputAEADEncryptor;

/// Puts protection on MIME entities that leave (RFC 8551 §3). An entity is a header of its own
/// fields ("Content-…"), an empty line and a body, lines ended by CRLF.
public final class Sealing {
    /// Key agreement of elliptic curves is asked of it by object, never registered: a James
    /// server has providers of its own.
    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final Keyring keys;
    private final SecureRandom random;

    public Sealing(Keyring keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /// The cipher of an envelope.
    public enum Cipher {
        /// AES-256-GCM (RFC 5084): for whoever can read it.
        AUTHENTICATED,
        /// AES-256-CBC, which every program reads: only ever around what is signed.
        WIDELY_READ
    }

    /// The entity as multipart/signed; empty where no key of ours is good for signing at this
    /// instant.
    public Optional<byte[]> sign(byte[] entity, Instant at) {
        return keys.current(at).map(holder -> clear(entity, signature(entity, holder, at)));
    }

    private static byte[] signature(byte[] entity, Holder holder, Instant at) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(
                new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        attributes.add(whatWeRead());
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setSignedAttributeGenerator(new AttributeTable(attributes))
                            .build(algorithm(holder), holder.key(), holder.certificate()));
            generator.addCertificates(new JcaCertStore(holder.chain()));
            return generator
                    .generate(new CMSProcessableByteArray(entity), false)
                    .getEncoded(ASN1Encoding.DER);
        } catch (CMSException
                | IOException
                | GeneralSecurityException
                | OperatorCreationException fault) {
            throw new IllegalStateException("our own key does not sign", fault);
        }
    }

    /// RFC 8551 §2.5.2: what answers to us may be enciphered with, the best first.
    private static Attribute whatWeRead() {
        SMIMECapabilityVector ciphers = new SMIMECapabilityVector();
        ciphers.addCapability(NISTObjectIdentifiers.id_aes256_GCM);
        ciphers.addCapability(NISTObjectIdentifiers.id_aes128_GCM);
        ciphers.addCapability(NISTObjectIdentifiers.id_aes256_CBC);
        ciphers.addCapability(NISTObjectIdentifiers.id_aes128_CBC);
        return new SMIMECapabilitiesAttribute(ciphers);
    }

    /// RFC 5754 §3.3: a digest as strong as the curve.
    private static String algorithm(Holder holder) {
        if (holder.certificate().getPublicKey() instanceof ECPublicKey point) {
            int bits = point.getParams().getOrder().bitLength();
            return (bits > 256 ? "SHA384" : "SHA256") + "withECDSA";
        }
        return "SHA256withRSA";
    }

    private byte[] clear(byte[] entity, byte[] signature) {
        byte[] unique = new byte[16];
        random.nextBytes(unique);
        String boundary = "signed-" + HexFormat.of().formatHex(unique);
        ByteArrayOutputStream out = new ByteArrayOutputStream(entity.length + 8192);
        out.writeBytes(
                ascii(
                        """
                        Content-Type: multipart/signed; protocol="application/pkcs7-signature";
                         micalg=%s; boundary="%s"

                        --%s
                        """
                                .formatted(digest(signature), boundary, boundary)));
        out.writeBytes(entity);
        out.writeBytes(
                ascii(
                        """

                        --%s
                        Content-Type: application/pkcs7-signature; name=smime.p7s
                        Content-Transfer-Encoding: base64
                        Content-Disposition: attachment; filename=smime.p7s

                        """
                                .formatted(boundary)));
        out.writeBytes(Base64.getMimeEncoder().encode(signature));
        out.writeBytes(ascii("\n--%s--\n".formatted(boundary)));
        return out.toByteArray();
    }

    /// The name RFC 8551 §3.5.3.2 has for the digest, a hint to whoever reads in one pass.
    private static String digest(byte[] signature) {
        boolean sha384 =
                SignedMessage.find(signature)
                        .map(message -> message.data().getDigestAlgorithms().toString())
                        .filter(names -> names.contains("2.16.840.1.101.3.4.2.2"))
                        .isPresent();
        return sha384 ? "sha-384" : "sha-256";
    }

    /// The entity in an envelope for these people, application/pkcs7-mime.
    public byte[] encrypt(byte[] entity, List<X509Certificate> recipients, Cipher cipher) {
        String type =
                switch (cipher) {
                    case AUTHENTICATED -> "authEnveloped-data";
                    case WIDELY_READ -> "enveloped-data";
                };
        ByteArrayOutputStream out = new ByteArrayOutputStream(entity.length * 3 / 2 + 8192);
        out.writeBytes(
                ascii(
                        """
                        Content-Type: application/pkcs7-mime; smime-type=%s; name=smime.p7m
                        Content-Transfer-Encoding: base64
                        Content-Disposition: attachment; filename=smime.p7m

                        """
                                .formatted(type)));
        out.writeBytes(Base64.getMimeEncoder().encode(envelope(entity, recipients, cipher)));
        out.writeBytes(ascii("\n"));
        return out.toByteArray();
    }

    private byte[] envelope(byte[] entity, List<X509Certificate> recipients, Cipher cipher) {
        CMSProcessableByteArray content = new CMSProcessableByteArray(entity);
        try {
            return switch (cipher) {
                case AUTHENTICATED -> {
                    CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
                    for (X509Certificate recipient : recipients) {
                        generator.addRecipientInfoGenerator(recipient(recipient));
                    }
                    yield generator
                            .generate(
                                    content,
                                    (OutputAEADEncryptor)
                                            new JceCMSContentEncryptorBuilder(
                                                            CMSAlgorithm.AES256_GCM)
                                                    .setSecureRandom(random)
                                                    .build())
                            .getEncoded();
                }
                case WIDELY_READ -> {
                    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
                    for (X509Certificate recipient : recipients) {
                        generator.addRecipientInfoGenerator(recipient(recipient));
                    }
                    yield generator
                            .generate(
                                    content,
                                    new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                                            .setSecureRandom(random)
                                            .build())
                            .getEncoded();
                }
            };
        } catch (CMSException | IOException | GeneralSecurityException fault) {
            throw new IllegalStateException("no envelope for these certificates", fault);
        }
    }

    /// RSA as PKCS#1 v1.5, which everybody reads (RFC 8551 §2.3); curves by a key made for this
    /// one envelope (RFC 5753 §3.1).
    private RecipientInfoGenerator recipient(X509Certificate recipient)
            throws GeneralSecurityException {
        if (!(recipient.getPublicKey() instanceof ECPublicKey point)) {
            return new JceKeyTransRecipientInfoGenerator(recipient);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
        generator.initialize(point.getParams(), random);
        KeyPair once = generator.generateKeyPair();
        PrivateKey secret = once.getPrivate();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        secret,
                        once.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .addRecipient(recipient)
                .setProvider(BOUNCY_CASTLE)
                .setSecureRandom(random);
    }

    private static byte[] ascii(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
