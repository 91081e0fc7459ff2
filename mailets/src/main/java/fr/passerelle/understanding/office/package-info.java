/// Documents of office programs: DOCX and XLSX (ECMA-376, ISO/IEC 29500, transitional and strict),
/// ODT and ODS (ODF 1.2 and 1.3, flat files too), RTF 1.9. A document is known by its bytes, never
/// by its name. What a person sees on the page is read, and nothing else: no deleted, hidden or
/// commented text, no hidden sheets, no words that only say where to type.
///
/// Zips and XML come through the two doors that stand already ([fr.passerelle.archive],
/// [fr.passerelle.xml]), so that a document costs bounded memory and linear time and is read in
/// the thread of its message (decision 0024).
///
/// Read [OfficeText], then [WordText] for how a page becomes rows, [Grid] for a sheet.
@NullMarked
package fr.passerelle.understanding.office;

import org.jspecify.annotations.NullMarked;
