/// PDF attachments: their text line by line with its places, the fields of forms that were filled
/// in, and the pages that are pictures. A PDF is a program written by a stranger: it is read on a
/// thread of its own, with bounds on bytes, pages, characters, fields, unpacked streams and time,
/// and only when the body does not say the same.
///
/// Standards: ISO 32000-1, ISO 19444-1 (XFDF). Read [PdfText], then [TextEngine] and [FormFields].
@NullMarked
package fr.passerelle.understanding.pdf;

import org.jspecify.annotations.NullMarked;
