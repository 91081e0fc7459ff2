package fr.passerelle.document;

import java.util.List;
import java.util.Optional;

/// Which document, and which version of it (CDA R2 §4.2.1): the same document has the same id; its
/// versions share a set.
///
/// @param code what kind of document; the one thing that decides how it is read
/// @param version a positive number, as far as one was written
/// @param written effectiveTime
/// @param confidentiality `N`, `R`, `V`
/// @param replaces ids of the documents that this one takes the place of (relatedDocument RPLC)
public record DocumentIdentity(
        Optional<InstanceIdentifier> id,
        Optional<InstanceIdentifier> set,
        Optional<Integer> version,
        Optional<Code> code,
        Optional<String> title,
        Optional<Dtm> written,
        Optional<Code> confidentiality,
        List<InstanceIdentifier> replaces) {
    public DocumentIdentity {
        replaces = List.copyOf(replaces);
    }
}
