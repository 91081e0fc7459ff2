package fr.passerelle.document;

import fr.passerelle.patient.Ins;
import java.util.Optional;
import java.util.Set;

/// Who a document is about, as a number under an authority (HL7 v2 CX; IHE ITI TF-3 §4.2.3.1.7):
/// `matricule^^^&OID&ISO^NH` in France.
///
/// @param authority the OID of who gave the number
/// @param type HL7 table 0203, `NH` for an INS; old files leave it out
public record PatientIdentifier(String number, Optional<String> authority, Optional<String> type) {
    /// NIR, NIA, test and demonstration (ANS, "OID de l'INS").
    private static final Set<String> INS =
            Set.of(
                    "1.2.250.1.213.1.4.8",
                    "1.2.250.1.213.1.4.9",
                    "1.2.250.1.213.1.4.10",
                    "1.2.250.1.213.1.4.11");

    /// The INS, where the authority is one that gives it. That it is qualified nobody can say
    /// from a number.
    public Optional<Ins> ins() {
        return authority.filter(INS::contains).map(oid -> new Ins(number, oid));
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "identifier of " + number.length() + " characters";
    }
}
