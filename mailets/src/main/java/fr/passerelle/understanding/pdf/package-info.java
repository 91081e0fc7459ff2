/// The text of PDF attachments, under limits. A PDF is a program written by a stranger: it is
/// read on a thread of its own, with bounds on bytes, pages, characters, unpacked streams and
/// time, and only when the body does not say the same.
///
/// Standards: ISO 32000-1. Read [PdfText].
@NullMarked
package fr.passerelle.understanding.pdf;

import org.jspecify.annotations.NullMarked;
