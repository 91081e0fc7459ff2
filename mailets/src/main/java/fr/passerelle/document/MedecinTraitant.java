package fr.passerelle.document;

import java.util.List;
import java.util.Optional;

/// What the header of a document says of the médecin traitant, the participant of function PCP
/// (HL7 table ParticipationFunction). Three different truths: named, a place with nobody in it,
/// and not a word.
public sealed interface MedecinTraitant {
    /// @param person with number and name as far as they stand there
    record Named(Professional person, Optional<Organisation> practice, List<String> telecoms)
            implements MedecinTraitant {
        public Named {
            telecoms = List.copyOf(telecoms);
        }
    }

    /// The participant is there and says why nobody stands in it.
    ///
    /// @param nullFlavor HL7 v3 NullFlavor: `NA` not applicable, `UNK` unknown, `MSK` there is one
    ///     and it is not shown…; empty where the participant is simply empty
    record NoValue(Optional<String> nullFlavor) implements MedecinTraitant {}

    /// No such participant.
    record Absent() implements MedecinTraitant {}
}
