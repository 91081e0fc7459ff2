/// Whether a certificate may be believed at an instant: a path to a configured anchor (RFC 5280
/// §6), the purpose it was issued for (RFC 8550 §4.4), its revocation (RFC 5280 §6.3), and whose
/// it is (RFC 8550 §3).
///
/// Read [Trust], then [TrustAnchors] and [RevocationLists].
@NullMarked
package fr.passerelle.opening.trust;

import org.jspecify.annotations.NullMarked;
