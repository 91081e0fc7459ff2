package fr.passerelle.document;

import java.util.Optional;

/// A person with a number (HL7 v2 XCN; IHE ITI TF-3 §4.2.3.1.7): in France
/// `8<RPPS>^LAST^First^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`.
///
/// @param number with its prefix (8 RPPS, 0 ADELI, 3 and 5 local)
/// @param authority OID of the directory
/// @param numberType HL7 table 0203 with the French additions (`IDNPS`, `EI`)
public record Professional(
        Optional<String> number,
        Optional<String> family,
        Optional<String> given,
        Optional<String> authority,
        Optional<String> numberType) {}
