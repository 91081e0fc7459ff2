package fr.passerelle.deciding;

import java.util.List;

/// The port to the volunteers: all of them, as they stand now, with their distance from this
/// patient's commune. Deciding calls it only when it must choose, or check a yes against a
/// quota; implemented in `store`, by a list in tests.
@FunctionalInterface
public interface Volunteers {
    List<Volunteer> near(Facts facts);
}
