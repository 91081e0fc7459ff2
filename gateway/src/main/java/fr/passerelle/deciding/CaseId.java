package fr.passerelle.deciding;

/// The number of a case as people read it ("C-1042"). Not a secret, says nothing about the
/// patient.
public record CaseId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
