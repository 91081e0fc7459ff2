package fr.passerelle.opening.trust;

import java.time.Instant;
import java.time.LocalDate;

/// What is known of the revocation of a certificate at an instant.
public sealed interface CertificateStatus {
    /// Who said so.
    enum Source {
        /// A revocation list (RFC 5280 §5).
        LIST,
        /// An OCSP responder (RFC 6960).
        RESPONDER
    }

    /// It is not revoked.
    ///
    /// @param from when this was so: the date of the list or of the answer
    /// @param until when the next one is due: the answer may be given again until then
    record Good(Source by, Instant from, Instant until) implements CertificateStatus {}

    /// Revoked. Who is told so keeps it for good: the key may have been stolen long before
    /// anybody noticed.
    record Revoked(Source by, LocalDate on) implements CertificateStatus {}

    /// Nobody knows: no list or responder of its issuer, or only an answer that is out of date
    /// or not to be believed.
    record Unknown(String why) implements CertificateStatus {}
}
