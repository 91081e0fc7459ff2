package fr.passerelle.filing;

import fr.passerelle.deciding.Occasion;
import java.util.List;
import java.util.Optional;

/// What there is to decide on in one message, and why.
///
/// @param because one English sentence without names
record Found(List<Occasion> occasions, Optional<Obstacle> obstacle, String because) {
    Found(List<Occasion> occasions, String because) {
        this(occasions, Optional.empty(), because);
    }

    static Found one(Occasion occasion, String because) {
        return new Found(List.of(occasion), because);
    }

    Found behind(Obstacle what) {
        return new Found(occasions, Optional.of(what), because);
    }
}
