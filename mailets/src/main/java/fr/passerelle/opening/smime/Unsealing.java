package fr.passerelle.opening.smime;

import fr.passerelle.mail.Slice;
import fr.passerelle.opening.smime.Recipients.Wrapped;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// Opens envelopes (RFC 5652 §6, RFC 5083) on their raw octets. The content is not longer than
/// the envelope, which is part of a message within limits.
final class Unsealing {
    private static final Map<ASN1ObjectIdentifier, Cbc> CBC =
            Map.of(
                    NISTObjectIdentifiers.id_aes128_CBC, new Cbc("AES", "AES-128-CBC", 16, 16),
                    NISTObjectIdentifiers.id_aes192_CBC, new Cbc("AES", "AES-192-CBC", 24, 16),
                    NISTObjectIdentifiers.id_aes256_CBC, new Cbc("AES", "AES-256-CBC", 32, 16),
                    // What programs used until 2015, and `openssl cms` does by default to this
                    // day; of the old ciphers the only one without a practical attack on a letter.
                    PKCSObjectIdentifiers.des_EDE3_CBC, new Cbc("DESede", "3DES-CBC", 24, 8));

    /// RFC 5084 §3.2; the key's length in bytes.
    private static final Map<ASN1ObjectIdentifier, Integer> GCM =
            Map.of(
                    NISTObjectIdentifiers.id_aes128_GCM, 16,
                    NISTObjectIdentifiers.id_aes192_GCM, 24,
                    NISTObjectIdentifiers.id_aes256_GCM, 32);

    private static final Unsealed STRANGE =
            new Unsealed.NotForUs("S/MIME with a cipher we do not read");

    private record Cbc(String cipher, String name, int key, int block) {}

    private Unsealing() {}

    static Unsealed unseal(byte[] cms, Keyring keys) {
        Optional<ContentInfo> message = Asn1.attempt(() -> ContentInfo.getInstance(Asn1.read(cms)));
        if (message.isEmpty()) {
            return new Unsealed.NotForUs("S/MIME that is damaged");
        }
        if (message.get().getContentType().equals(CMSObjectIdentifiers.authEnvelopedData)) {
            return Asn1.attempt(() -> known(() -> gcm(message.get(), keys)))
                    .orElseGet(
                            () ->
                                    new Unsealed.Damaged(
                                            true, "S/MIME authEnveloped-data that is damaged"));
        }
        return Asn1.attempt(() -> known(() -> cbc(message.get(), keys)))
                .orElseGet(
                        () -> new Unsealed.Damaged(false, "S/MIME enveloped-data that is damaged"));
    }

    private static Unsealed known(Callable<Unsealed> unsealing) throws Exception {
        try {
            return unsealing.call();
        } catch (NoSuchAlgorithmException strange) {
            return STRANGE;
        }
    }

    private static Unsealed cbc(ContentInfo message, Keyring keys)
            throws GeneralSecurityException, IOException {
        EnvelopedData envelope = EnvelopedData.getInstance(message.getContent());
        EncryptedContentInfo content = envelope.getEncryptedContentInfo();
        AlgorithmIdentifier algorithm = content.getContentEncryptionAlgorithm();
        Cbc cbc = CBC.get(algorithm.getAlgorithm());
        if (cbc == null || content.getEncryptedContent() == null) {
            return STRANGE;
        }
        Optional<Wrapped> wrapped = Recipients.find(envelope.getRecipientInfos(), keys);
        if (wrapped.isEmpty()) {
            return new Unsealed.NotForUs("S/MIME for a key we do not have");
        }
        byte[] vector = ASN1OctetString.getInstance(algorithm.getParameters()).getOctets();
        if (vector.length != cbc.block()) {
            throw new GeneralSecurityException("a vector of the wrong length");
        }
        ContentKey.Unwrapped key = ContentKey.unwrap(wrapped.get(), cbc.key());
        byte[] plain =
                Primitives.CHOSEN.decipher(
                        cbc.cipher() + "/CBC/PKCS5Padding",
                        new SecretKeySpec(key.key().toBytes(), cbc.cipher()),
                        Optional.of(new IvParameterSpec(vector)),
                        new byte[0],
                        content.getEncryptedContent().getOctets());
        return new Unsealed.Content(Slice.of(plain), false, key.how() + ", " + cbc.name());
    }

    private static Unsealed gcm(ContentInfo message, Keyring keys)
            throws GeneralSecurityException, IOException {
        AuthEnvelopedData envelope = AuthEnvelopedData.getInstance(message.getContent());
        EncryptedContentInfo content = envelope.getAuthEncryptedContentInfo();
        AlgorithmIdentifier algorithm = content.getContentEncryptionAlgorithm();
        Integer length = GCM.get(algorithm.getAlgorithm());
        if (length == null || content.getEncryptedContent() == null) {
            return STRANGE;
        }
        Optional<Wrapped> wrapped = Recipients.find(envelope.getRecipientInfos(), keys);
        if (wrapped.isEmpty()) {
            return new Unsealed.NotForUs("S/MIME for a key we do not have");
        }
        GCMParameters parameters = GCMParameters.getInstance(algorithm.getParameters());
        byte[] tag = envelope.getMac().getOctets();
        // RFC 5084 §3.2: 12 to 16 octets. A shorter tag could be guessed.
        if (tag.length < 12 || tag.length > 16 || tag.length != parameters.getIcvLen()) {
            throw new GeneralSecurityException("a tag of the wrong length");
        }
        ContentKey.Unwrapped key = ContentKey.unwrap(wrapped.get(), length);
        byte[] body = content.getEncryptedContent().getOctets();
        byte[] sealed = Arrays.copyOf(body, body.length + tag.length);
        System.arraycopy(tag, 0, sealed, body.length, tag.length);
        // RFC 5083 §2.2: the attributes are authenticated in DER, under their own tag of SET.
        ASN1Set attributes = envelope.getAuthAttrs();
        byte[] plain =
                Primitives.CHOSEN.decipher(
                        "AES/GCM/NoPadding",
                        new SecretKeySpec(key.key().toBytes(), "AES"),
                        Optional.of(new GCMParameterSpec(tag.length * 8, parameters.getNonce())),
                        attributes == null ? new byte[0] : Asn1.der(attributes),
                        sealed);
        return new Unsealed.Content(
                Slice.of(plain), true, key.how() + ", AES-" + length * 8 + "-GCM");
    }
}
