package fr.passerelle.whitelist;

import fr.passerelle.opening.ClosedNetwork;
import fr.passerelle.opening.whitelist.ListInForce;
import java.util.Optional;
import java.util.Set;

/// The closed network as this gateway sees it: the domains of its configuration, which no list
/// takes away, and those of the white list in force.
///
/// @param own lower case
public record OwnAndListed(Set<String> own, ListInForce list) implements ClosedNetwork {
    @Override
    public boolean lists(String domain) {
        return own.contains(domain) || list.listed(domain);
    }

    @Override
    public Optional<String> resembled(String domain) {
        return own.contains(domain) ? Optional.empty() : list.resembling(domain);
    }
}
