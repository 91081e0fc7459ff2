package fr.passerelle.opening.trust;

import fr.passerelle.mail.Sentence;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// What became of the search for a path from a certificate to an anchor.
sealed interface Way {
    /// @param path the certificate first, the anchor last
    record Leads(List<X509Certificate> path) implements Way {
        public Leads {
            path = List.copyOf(path);
        }

        boolean validAt(Instant at) {
            return path.stream().allMatch(certificate -> Way.validAt(certificate, at));
        }
    }

    /// There is a path to an anchor, and it does not hold.
    record Broken(Sentence why) implements Way {}

    /// No path: nobody we know vouches for it.
    record Nowhere() implements Way {}

    static boolean validAt(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }
}
