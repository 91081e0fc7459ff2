package fr.passerelle.opening.trust;

/// What to make of a certificate of which nobody knows whether it is revoked. One that is known
/// to be revoked is never believed.
public enum Revocation {
    /// Nothing is looked up, and the verdict says so.
    OFF,
    /// It is believed, and the verdict says what could not be checked.
    SOFT,
    /// It is not believed: nothing can be told.
    HARD
}
