package fr.passerelle.filing;

import fr.passerelle.deciding.Occasion;
import fr.passerelle.understanding.Understood;
import java.util.List;

/// A message after *filing*: what there is to decide on.
///
/// @param because one English sentence without names
public record Filed(Understood understood, List<Occasion> occasions, String because) {
    public Filed {
        occasions = List.copyOf(occasions);
    }
}
