package fr.passerelle.opening.smime;

import java.util.HexFormat;
import java.util.Optional;

/// The first bytes of a CMS message (RFC 5652 §3): a SEQUENCE whose first member is the object
/// identifier of what follows. Read by hand: it must be known before any parser is let loose on
/// the rest.
final class ContentInfo {
    /// 1.2.840.113549.1.7.2, RFC 5652 §5.1.
    static final String SIGNED = "2a864886f70d010702";

    /// 1.2.840.113549.1.7.3, RFC 5652 §6.1.
    static final String ENVELOPED = "2a864886f70d010703";

    /// 1.2.840.113549.1.9.16.1.23, RFC 5083 §2.1.
    static final String AUTH_ENVELOPED = "2a864886f70d0109100117";

    /// 1.2.840.113549.1.9.16.1.9, RFC 3274 §1.1.
    static final String COMPRESSED = "2a864886f70d0109100109";

    private static final int SEQUENCE = 0x30;
    private static final int OBJECT_IDENTIFIER = 0x06;

    private ContentInfo() {}

    /// The content type's object identifier, in hexadecimal; empty where these bytes are no CMS
    /// message.
    static Optional<String> contentType(byte[] cms) {
        if (cms.length < 4 || cms[0] != SEQUENCE) {
            return Optional.empty();
        }
        // Short form, long form, or the indefinite length of BER: 0x80 counts no octets.
        int at = 2 + ((cms[1] & 0x80) == 0 ? 0 : cms[1] & 0x7f);
        if (at + 2 > cms.length || cms[at] != OBJECT_IDENTIFIER) {
            return Optional.empty();
        }
        int length = cms[at + 1];
        if (length < 1 || at + 2 + length > cms.length) {
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(cms, at + 2, at + 2 + length));
    }
}
