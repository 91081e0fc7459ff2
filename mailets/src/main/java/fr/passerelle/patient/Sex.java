package fr.passerelle.patient;

/// The sex of the civil register, one of the strict traits of the RNIV. Where it is not known it
/// is absent.
public enum Sex {
    FEMALE,
    MALE
}
