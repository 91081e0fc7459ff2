/// Pictures of pages: attachments that are one, and pages of a PDF that are nothing else. Their
/// letters are read by another program (Tesseract), in a process of its own, where it is
/// installed; else a person is told that there is a picture.
///
/// What such a program reads may be wrong in each letter. Every place it comes from is
/// [fr.passerelle.document.Defect.Where.Scanned]. Standards: PNG (ISO/IEC 15948), JPEG (ITU-T
/// T.81), TIFF 6.0, of all three the header only. Read [PictureText], then [Tesseract].
@NullMarked
package fr.passerelle.understanding.picture;

import org.jspecify.annotations.NullMarked;
