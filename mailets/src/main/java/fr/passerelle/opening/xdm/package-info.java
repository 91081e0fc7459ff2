/// Packages of IHE XDM: a zip with a folder `IHE_XDM`, in it one folder for each set that was
/// sent, in it METADATA.XML and the documents. Everything stays in memory and under
/// [fr.passerelle.mail.Limits]; nothing is ever written to a file.
///
/// Standards: IHE ITI TF-2 §3.32 (the media), TF-3 §4.2 (the metadata), APPNOTE.TXT 6.3 (zip).
/// Read [XdmReader], then [Folder] for where
/// programs put their files.
@NullMarked
package fr.passerelle.opening.xdm;

import org.jspecify.annotations.NullMarked;
