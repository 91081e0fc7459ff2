package fr.passerelle.filing;

import fr.passerelle.deciding.Occasion;
import fr.passerelle.document.Fiche;
import java.util.List;
import java.util.Optional;

/// What there is to decide on in one message, and why.
///
/// @param before what the case said before this message, where it changes that
/// @param because one English sentence without names
record Found(List<Occasion> occasions, Optional<Obstacle> obstacle, Fiche before, String because) {
    Found(List<Occasion> occasions, String because) {
        this(occasions, Optional.empty(), Fiche.EMPTY, because);
    }

    static Found one(Occasion occasion, String because) {
        return new Found(List.of(occasion), because);
    }

    Found behind(Obstacle what) {
        return new Found(occasions, Optional.of(what), before, because);
    }

    Found after(Fiche former) {
        return new Found(occasions, obstacle, former, because);
    }
}
