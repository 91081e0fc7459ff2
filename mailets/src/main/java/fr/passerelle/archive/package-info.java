/// Zips that strangers made, in memory and under [fr.passerelle.mail.Limits]; nothing is ever
/// written to a file. XDM packages and the documents of office programs are both read through it.
///
/// Standard: APPNOTE.TXT 6.3. Read [Directory] for what a zip is refused for, then [Unpacking].
@NullMarked
package fr.passerelle.archive;

import org.jspecify.annotations.NullMarked;
