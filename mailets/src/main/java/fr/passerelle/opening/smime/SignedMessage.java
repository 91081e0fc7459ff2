package fr.passerelle.opening.smime;

import fr.passerelle.mail.Slice;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/// A CMS SignedData (RFC 5652 §5) that has been read and not believed.
public final class SignedMessage {
    private final SignedData data;

    private SignedMessage(SignedData data) {
        this.data = data;
    }

    /// Empty where the bytes are no such thing, or a damaged one.
    static Optional<SignedMessage> find(byte[] cms) {
        return Asn1.attempt(
                () -> {
                    ContentInfo message = ContentInfo.getInstance(Asn1.read(cms));
                    if (!message.getContentType().equals(CMSObjectIdentifiers.signedData)) {
                        throw new IllegalArgumentException("not signed-data");
                    }
                    return new SignedMessage(SignedData.getInstance(message.getContent()));
                });
    }

    SignedData data() {
        return data;
    }

    /// What is signed, where it travels inside; empty for a signature that stands apart, or a
    /// damaged one.
    Optional<Slice> content() {
        return Asn1.attempt(() -> data.getEncapContentInfo().getContent())
                .filter(ASN1OctetString.class::isInstance)
                .map(octets -> Slice.of(((ASN1OctetString) octets).getOctets()));
    }
}
