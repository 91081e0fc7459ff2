/// The vocabulary of a message: the bytes as received, the envelope, headers and parts, what a
/// check found ([Verdict]) and why a message cannot go on ([Refusal]). Records and small
/// classes, no I/O.
///
/// Standards: RFC 5321 (envelope), RFC 5322 (message), RFC 2045-2049 (MIME). Used by all six
/// steps. Read [Received] first, then [Part].
@NullMarked
package fr.passerelle.mail;

import org.jspecify.annotations.NullMarked;
