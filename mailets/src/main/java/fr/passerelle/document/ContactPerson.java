package fr.passerelle.document;

import java.util.List;
import java.util.Optional;

/// Somebody around the patient (CDA R2 §4.2.2.6, informant).
///
/// @param kind classCode: `ECON` to be told in an emergency, `NOK` the trusted person
/// @param name as written, given name first
/// @param relation its code (`SIS`, `SPS`…)
public record ContactPerson(
        String kind, Optional<String> name, Optional<Code> relation, List<String> telecoms) {
    public ContactPerson {
        telecoms = List.copyOf(telecoms);
    }

    /// Says nothing about anybody.
    @Override
    public String toString() {
        return "contact person " + kind;
    }
}
