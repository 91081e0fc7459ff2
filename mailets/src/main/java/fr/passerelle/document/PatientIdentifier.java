package fr.passerelle.document;

import fr.passerelle.patient.Checked;
import fr.passerelle.patient.Ins;
import java.util.Optional;

/// Who a document is about, as a number under an authority (HL7 v2 CX; IHE ITI TF-3 §4.2.3.1.7):
/// `matricule^^^&OID&ISO^NH` in France.
///
/// @param authority the OID of who gave the number
/// @param type HL7 table 0203, `NH` for an INS; old files leave it out
public record PatientIdentifier(String number, Optional<String> authority, Optional<String> type) {
    /// The INS, where the authority is one that gives it. That it is qualified nobody can say
    /// from a number.
    public Optional<Ins> ins() {
        return checkedIns().flatMap(Checked::value);
    }

    /// The same with what is odd about it; empty where the authority gives other numbers.
    public Optional<Checked<Ins>> checkedIns() {
        return authority
                .filter(oid -> Ins.isAuthority(oid) || oid.equals(Ins.OLD))
                .map(oid -> Ins.read(number, oid));
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "identifier of " + number.length() + " characters";
    }
}
