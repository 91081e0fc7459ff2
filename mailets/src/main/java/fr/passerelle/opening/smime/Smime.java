package fr.passerelle.opening.smime;

import fr.passerelle.mail.MediaType;
import fr.passerelle.mail.Slice;
import fr.passerelle.opening.mime.Entity;
import java.util.Optional;

/// Recognises S/MIME layers and takes off those that need no key.
public final class Smime {
    private Smime() {}

    /// The outermost layer of an entity. Never throws for anything its bytes hold.
    public static Layer outermost(Entity entity) {
        MediaType type = entity.type();
        if (type.is("multipart", "signed") && wellFormed(entity)) {
            return new Layer.ClearSigned(entity.children().get(0), entity.children().get(1));
        }
        if (type.is("multipart", "encrypted")) {
            return new Layer.Closed("OpenPGP (RFC 3156)");
        }
        return isCms(type) ? cms(entity) : new Layer.None();
    }

    /// RFC 1847 §2.1: exactly two parts, and the second is a signature. Anything else is read as
    /// the parts it has, so that nothing hides where a signature should be.
    private static boolean wellFormed(Entity signed) {
        return signed.children().size() == 2 && isSignature(signed.children().get(1).type());
    }

    /// True for a part that is a CMS message, under its name of RFC 8551 §3.2 or the older one.
    public static boolean isCms(MediaType type) {
        return type.is("application", "pkcs7-mime") || type.is("application", "x-pkcs7-mime");
    }

    /// True for the signature of a multipart/signed: not a document, whatever its file name.
    public static boolean isSignature(MediaType type) {
        return type.is("application", "pkcs7-signature")
                || type.is("application", "x-pkcs7-signature")
                || type.is("application", "pgp-signature");
    }

    /// The bytes say what they are; smime-type is only a hint (RFC 8551 §3.2.2) and may be
    /// wrong, or missing.
    private static Layer cms(Entity entity) {
        byte[] cms = entity.encoding().decode(entity.body());
        Optional<String> contentType = ContentInfo.contentType(cms);
        if (contentType.isEmpty()) {
            return new Layer.Closed("S/MIME that is damaged");
        }
        return switch (contentType.get()) {
            case ContentInfo.SIGNED -> opened(cms);
            case ContentInfo.ENVELOPED ->
                    new Layer.Enveloped("S/MIME enveloped-data", Slice.of(cms));
            case ContentInfo.AUTH_ENVELOPED ->
                    new Layer.Enveloped("S/MIME authEnveloped-data", Slice.of(cms));
            case ContentInfo.COMPRESSED -> new Layer.Closed("S/MIME compressed-data");
            default -> new Layer.Closed("S/MIME of an unknown kind");
        };
    }

    /// The content is not longer than the CMS around it, which is part of a message within
    /// limits.
    private static Layer opened(byte[] cms) {
        Optional<SignedMessage> message = SignedMessage.find(cms);
        if (message.isEmpty()) {
            return new Layer.Closed("S/MIME signed-data that is damaged");
        }
        return message.get()
                .content()
                .<Layer>map(content -> new Layer.OpaqueSigned(content, message.get()))
                .orElseGet(() -> new Layer.Closed("S/MIME signed-data without content"));
    }
}
