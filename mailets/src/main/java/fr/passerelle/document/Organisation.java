package fr.passerelle.document;

import java.util.Optional;

/// A structure with a number (HL7 v2 XON; IHE ITI TF-3 §4.2.3.1.7): in France
/// `Name^^^^^&1.2.250.1.71.4.2.2&ISO^^^^1<FINESS>`.
///
/// @param number with its prefix (1 FINESS, 3 SIRET)
/// @param authority OID of the directory
public record Organisation(
        Optional<String> name, Optional<String> number, Optional<String> authority) {}
