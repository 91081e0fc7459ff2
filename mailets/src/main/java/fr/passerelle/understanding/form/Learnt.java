package fr.passerelle.understanding.form;

import fr.passerelle.document.Field;
import java.util.List;
import java.util.Optional;

/// What a form asks, as far as it can be told by looking at it.
///
/// @param title what stands on top of it, where that can be a title
/// @param questions in the order of the form
public record Learnt(Optional<String> title, List<Found> questions) {
    public Learnt {
        questions = List.copyOf(questions);
    }

    /// One label, or one field that can be filled in.
    ///
    /// @param label what people read
    /// @param name what a program calls its place, empty where it has none
    /// @param choices the words beside its boxes, other than yes and no
    public record Found(String label, String name, Guess guess, List<String> choices) {
        public Found {
            choices = List.copyOf(choices);
        }
    }

    /// What it asks for.
    public sealed interface Guess {
        /// The reference fiche knows the label already.
        record Known(Field field) implements Guess {}

        /// A person, a name or a frame for the office, which the reference fiche knows too.
        record KnownOtherwise() implements Guess {}

        /// Words in common with a label of this field, and with no other field's as many.
        ///
        /// @param like that label
        record Alike(Field field, String like) implements Guess {}

        /// Only its blank says something.
        ///
        /// @param blank what an answer must look like
        record OfKind(Field.Kind blank) implements Guess {}

        record Nothing() implements Guess {}
    }
}
