/// What protects a message: S/MIME layers (RFC 8551) are recognised and taken off here, OpenPGP
/// is recognised. No key and no trust anchor is configured yet: what is enciphered is refused,
/// what is signed is read, and nothing is said about its signer.
///
/// Read [Layer], then [Smime].
@NullMarked
package fr.passerelle.opening.smime;

import org.jspecify.annotations.NullMarked;
