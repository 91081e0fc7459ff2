package fr.passerelle.opening;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whom opening believes, and whom it knows.
///
/// @param network the professional side of the closed network
/// @param patientDomains where patients write from (`patient.mssante.fr`): operators know them
///     too, and they are no professionals
/// @param directory the mailboxes of those we know
/// @param authservId the name our own MX signs Authentication-Results with (RFC 8601 §2.5),
///     where we have one
public record Trusting(
        ClosedNetwork network,
        Set<String> patientDomains,
        Directory directory,
        Optional<String> authservId) {
    /// The patient side of MSSanté (Mon espace santé).
    public static final Set<String> PATIENTS = Set.of("patient.mssante.fr");

    /// Believes nobody: every sender is one of whom nothing can be told.
    public static final Trusting NOBODY = new Trusting(Set.of(), Optional.empty());

    public Trusting {
        patientDomains =
                patientDomains.stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        authservId = authservId.map(id -> id.toLowerCase(Locale.ROOT));
    }

    /// Believes a fixed list of domains and knows nobody in them.
    public Trusting(Set<String> domains, Optional<String> authservId) {
        this(ClosedNetwork.of(domains), PATIENTS, Directory.EMPTY, authservId);
    }
}
