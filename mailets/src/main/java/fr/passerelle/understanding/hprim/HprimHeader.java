package fr.passerelle.understanding.hprim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The header of a letter (HPRIM Médecins 3.0, lines 1 to 12), each line as far as it is there
/// and is what it should be.
///
/// @param patientCode the patient's number with the sender, good for nothing else
/// @param lastName birth name or name used: the standard does not say which
/// @param nir 13 characters and a key, of the patient or of whoever pays; a hint for people
/// @param caseDate the day of the stay or of the sample
public record HprimHeader(
        Optional<String> patientCode,
        Optional<String> lastName,
        Optional<String> firstName,
        List<String> address,
        Optional<String> postalCode,
        Optional<String> town,
        Optional<LocalDate> birthDate,
        Optional<String> nir,
        Optional<String> caseNumber,
        Optional<LocalDate> caseDate,
        Optional<Party> sender,
        Optional<Party> receiver) {
    public HprimHeader {
        address = List.copyOf(address);
    }

    /// Who sends or gets a letter: a code of ten columns, then a name.
    public record Party(Optional<String> code, Optional<String> name) {}

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "header of a letter";
    }
}
