package fr.passerelle.document;

import java.util.Optional;

/// A coded value of XDS (IHE ITI TF-3 §4.2.3.1.2): a code says nothing without its scheme.
///
/// @param scheme the OID or URI of the code system
/// @param display its name for people, as the sender wrote it; nothing is decided on it
public record Code(String code, Optional<String> scheme, Optional<String> display) {
    public boolean is(String wantedScheme, String wantedCode) {
        return code.equals(wantedCode) && scheme.filter(wantedScheme::equals).isPresent();
    }
}
