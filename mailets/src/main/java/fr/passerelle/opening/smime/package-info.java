/// What protects a message: S/MIME layers (RFC 8551, RFC 5652, RFC 5083) are recognised, opened
/// with our keys and verified; OpenPGP is recognised. Everything works on octets in memory,
/// bounded by the message they came in.
///
/// Read [SecureMail], [Layer], then [Unsealing] and [SignatureCheck].
@NullMarked
package fr.passerelle.opening.smime;

import org.jspecify.annotations.NullMarked;
