package fr.passerelle.opening.smime;

import fr.passerelle.opening.smime.Keyring.Holder;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;

/// The recipients of an envelope (RFC 5652 §6.2): finds the one that is us. Only one is ever
/// tried: a private key does not work for a list of guesses.
final class Recipients {
    /// A letter to everybody in a territory.
    private static final int MOST = 2000;

    private Recipients() {}

    /// Where the content key lies wrapped for one of our keys.
    sealed interface Wrapped {
        Holder holder();

        record Transported(Holder holder, KeyTransRecipientInfo info) implements Wrapped {}

        record Agreed(Holder holder, KeyAgreeRecipientInfo info, ASN1OctetString key)
                implements Wrapped {}
    }

    static Optional<Wrapped> find(ASN1Set recipients, Keyring keys) {
        int seen = 0;
        for (ASN1Encodable element : recipients) {
            if (++seen > MOST) {
                break;
            }
            ASN1Encodable info = RecipientInfo.getInstance(element).getInfo();
            Optional<Wrapped> found = Optional.empty();
            if (info instanceof KeyTransRecipientInfo transported) {
                found =
                        find(transported.getRecipientIdentifier(), keys)
                                .map(holder -> new Wrapped.Transported(holder, transported));
            } else if (info instanceof KeyAgreeRecipientInfo agreed) {
                found = find(agreed, keys);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Holder> find(RecipientIdentifier identifier, Keyring keys) {
        ASN1Encodable id = identifier.getId();
        return id instanceof ASN1OctetString keyId
                ? keys.find(keyId.getOctets())
                : find(IssuerAndSerialNumber.getInstance(id), keys);
    }

    private static Optional<Holder> find(IssuerAndSerialNumber id, Keyring keys) {
        return keys.find(id.getName(), id.getSerialNumber().getValue());
    }

    private static Optional<Wrapped> find(KeyAgreeRecipientInfo agreed, Keyring keys) {
        int seen = 0;
        for (ASN1Encodable element : agreed.getRecipientEncryptedKeys()) {
            if (++seen > MOST) {
                break;
            }
            RecipientEncryptedKey key = RecipientEncryptedKey.getInstance(element);
            KeyAgreeRecipientIdentifier id = key.getIdentifier();
            Optional<Holder> holder =
                    id.getIssuerAndSerialNumber() != null
                            ? find(id.getIssuerAndSerialNumber(), keys)
                            : keys.find(id.getRKeyID().getSubjectKeyIdentifier().getOctets());
            if (holder.isPresent()) {
                return Optional.of(new Wrapped.Agreed(holder.get(), agreed, key.getEncryptedKey()));
            }
        }
        return Optional.empty();
    }
}
