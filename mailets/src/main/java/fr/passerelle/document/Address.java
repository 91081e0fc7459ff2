package fr.passerelle.document;

import java.util.Optional;

/// A postal address, in the pieces that are of use here; each as written.
///
/// @param street number and street, or the address lines one after the other
public record Address(Optional<String> street, Optional<String> postalCode, Optional<String> city) {
    public static final Address NONE =
            new Address(Optional.empty(), Optional.empty(), Optional.empty());

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "address";
    }
}
