package fr.passerelle.patient;

/// Identité Nationale de Santé: a matricule under the OID of its authority. The pair is the
/// key; the matricule alone is not, since NIR and NIA live under different OIDs.
///
/// @param matricule 13 characters and a key of two digits, blanks removed, Corsican letters
///     kept
/// @param oid such as 1.2.250.1.213.1.4.8 (NIR), .4.9 (NIA), .4.10 and .4.11 (test and
///     demonstration)
public record Ins(String matricule, String oid) {
    @Override
    public String toString() {
        return "INS of " + matricule.length() + " characters";
    }
}
