package fr.passerelle.document;

import java.util.Optional;

/// What a document, its set or a stay is called (HL7 v3 II): two of them are one where both
/// halves are equal.
///
/// @param root an OID or a UUID
/// @param extension the number under it; many documents have only a root
public record InstanceIdentifier(String root, Optional<String> extension) {
    /// `root` or `root^extension`, the form of XDS (IHE ITI TF-3 §4.2.3.2.27).
    public String written() {
        return extension.map(number -> root + "^" + number).orElse(root);
    }
}
