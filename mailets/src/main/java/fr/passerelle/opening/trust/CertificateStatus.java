package fr.passerelle.opening.trust;

import java.time.Instant;
import java.time.LocalDate;

/// What is known of the revocation of a certificate at an instant.
public sealed interface CertificateStatus {
    /// The list does not name it.
    ///
    /// @param from when the list was made
    /// @param until when the next one is due: the answer may be given again until then
    record Good(Instant from, Instant until) implements CertificateStatus {}

    /// Revoked. A list that names it says so for good: the key may have been stolen long before
    /// anybody noticed.
    record Revoked(LocalDate on) implements CertificateStatus {}

    /// Nobody knows: no list of its issuer, or only one that is out of date.
    record Unknown(String why) implements CertificateStatus {}
}
