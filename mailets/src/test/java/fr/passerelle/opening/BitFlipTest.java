package fr.passerelle.opening;

import static fr.passerelle.opening.Pki.LEA;
import static fr.passerelle.opening.Pki.LETTER;
import static fr.passerelle.opening.Pki.clear;
import static fr.passerelle.opening.Pki.opaque;
import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Part;
import fr.passerelle.mail.Refusal;
import fr.passerelle.mail.Verdict;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.Test;

/// Every single bit turned in what protects a message is noticed: there is no silent Valid.
class BitFlipTest {
    private final Pki pki = Pki.orSkip();

    @Test
    void everyBitOfASignatureCounts() throws Exception {
        for (String signer : List.of("lea", "p384")) {
            byte[] cms = pki.sign(LETTER, signer, "");
            MimeOpener opener = pki.opener();
            Place signature = place(cms, signer(cms).getEncryptedDigest().getOctets());
            assertThat(valid(Pki.open(opener, LEA, clear(LETTER, cms)))).isTrue();
            for (int bit = signature.from() * 8; bit < signature.end() * 8; bit++) {
                Opening opening = Pki.open(opener, LEA, clear(LETTER, flipped(cms, bit)));
                assertThat(valid(opening)).as("%s, bit %s", signer, bit).isFalse();
            }
        }
    }

    @Test
    void everyBitOfTheSignedAttributesCounts() throws Exception {
        byte[] cms = pki.sign(LETTER, "lea", "");
        MimeOpener opener = pki.opener();
        byte[] attributes = signer(cms).getAuthenticatedAttributes().getEncoded();
        // Behind tag and length: in the message the tag is [0].
        Place place = place(cms, Arrays.copyOfRange(attributes, 3, attributes.length));
        for (int bit = place.from() * 8; bit < place.end() * 8; bit++) {
            Opening opening = Pki.open(opener, LEA, clear(LETTER, flipped(cms, bit)));
            assertThat(valid(opening)).as("bit %s", bit).isFalse();
        }
    }

    @Test
    void everyBitOfSignedContentCounts() throws Exception {
        byte[] apart = pki.sign(LETTER, "lea", "");
        byte[] whole = pki.sign(LETTER, "lea", "-nodetach");
        int inside = place(whole, LETTER).from() * 8;
        MimeOpener opener = pki.opener();
        for (int bit = 0; bit < LETTER.length * 8; bit++) {
            assertThat(valid(Pki.open(opener, LEA, clear(flipped(LETTER, bit), apart))))
                    .as("in the clear, bit %s", bit)
                    .isFalse();
            assertThat(valid(Pki.open(opener, LEA, opaque(flipped(whole, inside + bit)))))
                    .as("in one piece, bit %s", bit)
                    .isFalse();
        }
    }

    @Test
    void aChangedEnvelopeGivesTheSignedLetterOrAlwaysTheSameAnswer() throws Exception {
        byte[] inner = opaque(pki.sign(LETTER, "lea", "-nodetach"));
        for (String key : List.of("lea", "marc")) {
            byte[] cms = pki.encrypt(inner, key, "-aes-256-cbc");
            EnvelopedData envelope = EnvelopedData.getInstance(content(cms));
            List<byte[]> pieces =
                    List.of(
                            wrappedKey(envelope.getRecipientInfos().getObjectAt(0)),
                            octets(
                                    envelope.getEncryptedContentInfo()
                                            .getContentEncryptionAlgorithm()
                                            .getParameters()),
                            envelope.getEncryptedContentInfo().getEncryptedContent().getOctets());
            everyOctet(key, cms, pieces, new Refusal.Unauthenticated());
        }
    }

    @Test
    void noBitOfAnAuthenticatedEnvelopeCanBeTurned() throws Exception {
        byte[] inner = opaque(pki.sign(LETTER, "lea", "-nodetach"));
        for (String key : List.of("lea", "marc")) {
            byte[] cms = pki.encrypt(inner, key, "-aes-256-gcm");
            AuthEnvelopedData envelope = AuthEnvelopedData.getInstance(content(cms));
            List<byte[]> pieces =
                    List.of(
                            wrappedKey(envelope.getRecipientInfos().getObjectAt(0)),
                            GCMParameters.getInstance(
                                            envelope.getAuthEncryptedContentInfo()
                                                    .getContentEncryptionAlgorithm()
                                                    .getParameters())
                                    .getNonce(),
                            envelope.getAuthEncryptedContentInfo()
                                    .getEncryptedContent()
                                    .getOctets(),
                            envelope.getMac().getOctets());
            everyOctet(
                    key,
                    cms,
                    pieces,
                    new Refusal.CannotDecrypt("S/MIME authEnveloped-data that is damaged"));
        }
    }

    /// Wherever else a bit is turned, the verdict changes or nothing of the letter does.
    @Test
    void aValidVerdictAlwaysMeansTheLetterThatWasSigned() throws Exception {
        byte[] signed = pki.sign(LETTER, "lea", "-nodetach");
        byte[] sealed = pki.encrypt(opaque(signed), "lea", "-aes-256-cbc");
        MimeOpener opener = pki.opener("lea");
        List<Part> letter = parts(Pki.open(opener, LEA, opaque(signed)));
        unchangedOrNoticed(opener, signed, letter, 11);
        unchangedOrNoticed(opener, sealed, letter, 173);
    }

    private static void unchangedOrNoticed(
            MimeOpener opener, byte[] cms, List<Part> letter, int step) {
        for (int bit = 0; bit < cms.length * 8; bit += step) {
            Opening opening = Pki.open(opener, LEA, opaque(flipped(cms, bit)));
            if (valid(opening)) {
                isTheLetter(parts(opening), letter);
            }
        }
    }

    private static void isTheLetter(List<Part> parts, List<Part> letter) {
        assertThat(parts).hasSameSizeAs(letter);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i).content()).isEqualTo(letter.get(i).content());
        }
    }

    /// One bit of each octet of each piece, not always the same one: every try costs a private
    /// key operation. A letter that is open all the same must be the one that was signed: a
    /// vector (CBC) can be turned so that a "C" in the unsigned header around it becomes a "c".
    private void everyOctet(String key, byte[] cms, List<byte[]> pieces, Refusal expected)
            throws Exception {
        MimeOpener opener = pki.opener(key);
        List<Part> letter = parts(Pki.open(opener, LEA, opaque(cms)));
        assertThat(letter).hasSize(2);
        for (byte[] piece : pieces) {
            Place place = place(cms, piece);
            int step = Math.max(1, piece.length / 120);
            for (int at = place.from(); at < place.end(); at += step) {
                Opening opening = Pki.open(opener, LEA, opaque(flipped(cms, at * 8 + at % 8)));
                if (piece != pieces.getFirst() && opening instanceof Opened) {
                    assertThat(valid(opening)).as("%s, octet %s", key, at).isTrue();
                    isTheLetter(parts(opening), letter);
                } else {
                    assertThat(opening)
                            .as("%s, octet %s", key, at)
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    refused -> assertThat(refused.why()).isEqualTo(expected));
                }
            }
        }
    }

    private record Place(int from, int end) {}

    private static Place place(byte[] whole, byte[] piece) {
        for (int at = 0; at + piece.length <= whole.length; at++) {
            if (Arrays.equals(whole, at, at + piece.length, piece, 0, piece.length)) {
                return new Place(at, at + piece.length);
            }
        }
        throw new AssertionError("not in one piece");
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (0x80 >> (bit % 8));
        return changed;
    }

    private static boolean valid(Opening opening) {
        return opening instanceof Opened opened && opened.signature() instanceof Verdict.Valid;
    }

    private static List<Part> parts(Opening opening) {
        return opening instanceof Opened opened ? opened.parts() : List.of();
    }

    private static ASN1Encodable content(byte[] cms) {
        return ContentInfo.getInstance(cms).getContent();
    }

    private static SignerInfo signer(byte[] cms) {
        return SignerInfo.getInstance(
                SignedData.getInstance(content(cms)).getSignerInfos().getObjectAt(0));
    }

    private static byte[] octets(ASN1Encodable value) {
        return ASN1OctetString.getInstance(value).getOctets();
    }

    private static byte[] wrappedKey(ASN1Encodable recipient) {
        ASN1Encodable info = RecipientInfo.getInstance(recipient).getInfo();
        if (info instanceof KeyTransRecipientInfo transported) {
            return transported.getEncryptedKey().getOctets();
        }
        ASN1Sequence keys = KeyAgreeRecipientInfo.getInstance(info).getRecipientEncryptedKeys();
        return RecipientEncryptedKey.getInstance(keys.getObjectAt(0)).getEncryptedKey().getOctets();
    }
}
