package fr.passerelle.opening.smime;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.operator.OperatorCreationException;

/// Reads ASN.1 (BER and DER, X.690) that a stranger wrote.
///
/// The shape is walked first, without building anything and without recursion: a parser is let
/// loose only on what is as long as it says, nested within reason and of a bounded number of
/// pieces.
final class Asn1 {
    /// A certificate inside a signature inside a CMS message stays below twenty.
    private static final int DEPTH = 48;

    /// Thirty megabytes in pieces of a thousand bytes, which is how `openssl` streams.
    private static final int ELEMENTS = 200_000;

    private static final int INDEFINITE = -1;

    /// Attributes of one signature; with a long policy statement some thousand octets.
    private static final int ATTRIBUTES_BYTES = 64 * 1024;

    /// Members of one set. A signature has some six attributes, a name one or two in a part.
    private static final int MEMBERS = 64;

    private Asn1() {}

    /// Runs what reads hostile bytes; empty where they are damaged or
    /// hold nothing. Parsers and ciphers report
    /// damage by any of these exceptions; anything else is a fault of ours and goes on up.
    static <T> Optional<T> attempt(Callable<T> reading) {
        try {
            return Optional.ofNullable(reading.call());
        } catch (IOException
                | GeneralSecurityException
                | CryptoException
                | CMSException
                | OperatorCreationException
                | ClassCastException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException
                | ArithmeticException damaged) {
            return Optional.empty();
        } catch (RuntimeException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new IllegalStateException("a checked exception nobody throws", fault);
        }
    }

    /// The outermost element. Bytes behind it are passed over, as `openssl` does.
    static ASN1Primitive read(byte[] bytes) throws IOException {
        int end = shape(bytes);
        try (ASN1InputStream in =
                new ASN1InputStream(end == bytes.length ? bytes : Arrays.copyOf(bytes, end))) {
            ASN1Primitive read = in.readObject();
            if (read == null) {
                throw new IOException("nothing to read");
            }
            return read;
        }
    }

    /// Whether these bytes are one element and nothing behind it.
    static boolean isWhole(byte[] bytes) {
        return attempt(() -> shape(bytes)).filter(end -> end == bytes.length).isPresent();
    }

    /// Attributes in DER, as signatures and ciphers cover them (RFC 5652 §5.4, RFC 5083 §2.2). DER
    /// puts each set in order (X.690 §11.6), and the library compares every member with every
    /// other: ten thousand of them, ninety kilobytes, take it nine seconds.
    ///
    /// @throws IOException where there are more than anybody needs
    static byte[] der(ASN1Set attributes) throws IOException {
        if (attributes.getEncoded(ASN1Encoding.DL).length > ATTRIBUTES_BYTES
                || !fewInEachSet(attributes)) {
            throw new IOException("too many attributes");
        }
        return attributes.getEncoded(ASN1Encoding.DER);
    }

    /// No deeper than the shape that was walked.
    private static boolean fewInEachSet(ASN1Encodable element) {
        return switch (element.toASN1Primitive()) {
            case ASN1Set set -> set.size() <= MEMBERS && allFew(set);
            case ASN1Sequence sequence -> allFew(sequence);
            case ASN1TaggedObject tagged -> fewInEachSet(tagged.getBaseObject());
            default -> true;
        };
    }

    private static boolean allFew(Iterable<ASN1Encodable> elements) {
        for (ASN1Encodable each : elements) {
            if (!fewInEachSet(each)) {
                return false;
            }
        }
        return true;
    }

    /// The end of the outermost element; an exception where its shape is out of bounds.
    private static int shape(byte[] bytes) throws IOException {
        int[] ends = new int[DEPTH + 1];
        int depth = 0;
        int at = 0;
        int elements = 0;
        do {
            if (depth > 0 && ends[depth] == at) {
                depth--;
                continue;
            }
            if (++elements > ELEMENTS) {
                throw new IOException("too many elements");
            }
            int limit = depth > 0 && ends[depth] != INDEFINITE ? ends[depth] : bytes.length;
            int tag = octet(bytes, at++, limit);
            if ((tag & 0x1f) == 0x1f) {
                throw new IOException("tags of several octets are not for CMS");
            }
            int length = octet(bytes, at++, limit);
            if (tag == 0 && length == 0) {
                if (depth == 0 || ends[depth] != INDEFINITE) {
                    throw new IOException("an end without a beginning");
                }
                depth--;
                continue;
            }
            boolean constructed = (tag & 0x20) != 0;
            int end;
            if (length == 0x80) {
                end = INDEFINITE;
            } else {
                if (length > 0x80) {
                    int octets = length & 0x7f;
                    if (octets > 4) {
                        throw new IOException("too long");
                    }
                    long value = 0;
                    for (int i = 0; i < octets; i++) {
                        value = value << 8 | octet(bytes, at++, limit);
                    }
                    if (value > bytes.length) {
                        throw new IOException("longer than what there is");
                    }
                    length = (int) value;
                }
                if (length > limit - at) {
                    throw new IOException("longer than what is around it");
                }
                end = at + length;
            }
            if (constructed) {
                if (depth == DEPTH) {
                    throw new IOException("too deep");
                }
                ends[++depth] = end;
            } else if (end == INDEFINITE) {
                throw new IOException("an octet string without a length");
            } else {
                at = end;
            }
        } while (depth > 0);
        return at;
    }

    private static int octet(byte[] bytes, int at, int limit) throws IOException {
        if (at >= limit) {
            throw new IOException("cut off");
        }
        return bytes[at] & 0xff;
    }
}
