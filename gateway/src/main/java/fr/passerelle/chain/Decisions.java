package fr.passerelle.chain;

import fr.passerelle.deciding.Decided;
import fr.passerelle.filing.Filed;
import java.util.List;
import java.util.Optional;

/// What was decided on one message, or on one date that came.
public record Decisions(Optional<Filed> filed, List<Decided> all) {
    public Decisions {
        all = List.copyOf(all);
    }
}
