/// *Receiving*, the first step: a door takes a message and the journal keeps it, committed,
/// before the door says yes (250 in SMTP, `\\Seen` in IMAP, the move to `done/` of a folder).
///
/// Standards: RFC 5321 with RFC 1870, 2034, 2920, 3207, 6152 (SMTP), RFC 2033 (LMTP), RFC 9051
/// and 2177 (IMAP). What is not kept stays with the other side and is offered again, so each
/// message comes at least once; the journal knows it again. Read [Journal] first, then [Doors].
@NullMarked
package fr.passerelle.receiving;

import org.jspecify.annotations.NullMarked;
