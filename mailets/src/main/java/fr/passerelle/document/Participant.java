package fr.passerelle.document;

import java.util.Optional;

/// Somebody who has a part in a document: a recipient, a referring doctor, the author of a
/// referral (CDA R2 §4.2.2.8, §4.2.2.7).
///
/// @param role typeCode of the participation (`REFB` referred by, `REF` referred to, `INF`,
///     `PRCP` and `TRC` for recipients)
/// @param function code of the function, where one is named
public record Participant(
        String role,
        Optional<Code> function,
        Optional<Professional> person,
        Optional<Organisation> organisation) {}
