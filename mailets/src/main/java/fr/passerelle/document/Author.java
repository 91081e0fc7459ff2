package fr.passerelle.document;

import java.util.List;
import java.util.Optional;

/// Who wrote a document or put a set together (IHE ITI TF-3 §4.2.3.2.1), a person or a machine.
///
/// @param specialties such as `G15_10/SM26`; the French profile writes code, name and scheme into
///     one slot
public record Author(
        Optional<Professional> person,
        List<Organisation> institutions,
        List<String> roles,
        List<Code> specialties,
        List<String> telecoms) {
    public Author {
        institutions = List.copyOf(institutions);
        roles = List.copyOf(roles);
        specialties = List.copyOf(specialties);
        telecoms = List.copyOf(telecoms);
    }
}
