package fr.passerelle.document;

import fr.passerelle.mail.Slice;
import fr.passerelle.mail.Verdict;
import java.util.Optional;

/// A document of an XDM package: what was said of it and what was there. One of the two may be
/// missing; neither is dropped for that.
///
/// @param path the part of the message and the name in its archive
///     ("2/IHE_XDM/SUBSET01/DOC00001.XML"); where the file is missing, where it should be. Never to
///     be used as a path of a file system, never to be logged
/// @param content the bytes, unpacked
/// @param hash whether the bytes are those the metadata speak of. Valid says that they are not
///     damaged; it proves nothing against somebody who changes both
/// @param size whether there are as many as the metadata say
public record XdmDocument(
        String path,
        Optional<DocumentEntry> entry,
        Optional<Slice> content,
        Verdict hash,
        Verdict size) {
    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "document of a package, hash " + hash.word() + ", size " + size.word();
    }
}
