package fr.passerelle.patient;

/// Whether there is a person behind an identity. The two never meet: what belongs to a test
/// patient is never compared with, nor filed under, a real one.
public enum PatientWorld {
    REAL,
    TEST
}
