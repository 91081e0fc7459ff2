package fr.passerelle.opening;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whom opening believes.
///
/// @param domains mail domains of the closed network; a domain is trusted by its exact name,
///     never by its ending
/// @param authservId the name our own MX signs Authentication-Results with (RFC 8601 §2.5),
///     where we have one
public record Trusting(Set<String> domains, Optional<String> authservId) {
    /// Believes nobody: every sender is one of whom nothing can be told.
    public static final Trusting NOBODY = new Trusting(Set.of(), Optional.empty());

    public Trusting {
        domains =
                domains.stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        authservId = authservId.map(id -> id.toLowerCase(Locale.ROOT));
    }
}
