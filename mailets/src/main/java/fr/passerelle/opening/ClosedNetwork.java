package fr.passerelle.opening;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The mail domains of a closed network, as they are now: its list may be another one tomorrow.
/// Any number of threads may ask.
public interface ClosedNetwork {
    /// A network without a single domain.
    ClosedNetwork NONE = of(Set.of());

    /// Whether a domain belongs to the network: by its exact name, never by its ending.
    ///
    /// @param domain lower-cased
    boolean lists(String domain);

    /// The domain of the network that this one could be taken for by a reader; empty where it is
    /// itself one, or looks like none. Says something to people and decides nothing.
    ///
    /// @param domain lower-cased
    default Optional<String> resembled(String domain) {
        return Optional.empty();
    }

    /// The domains somebody wrote into a configuration.
    static ClosedNetwork of(Set<String> domains) {
        Set<String> names =
                domains.stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return names::contains;
    }
}
