package fr.passerelle.deciding;

import fr.passerelle.document.DischargeMode.Ending;
import java.time.LocalDate;
import java.util.Optional;

/// What looks like the patient of a case.
public sealed interface Lookalike {
    /// Another open case.
    record OtherCase(CaseId id) implements Lookalike {}

    /// A discharge letter that belongs to no case: what it said in codes, which is all that is
    /// needed to join it later.
    ///
    /// @param from who sent it, pseudonymous
    record Letter(
            String from,
            Optional<LocalDate> dischargedOn,
            boolean namedDoctor,
            Optional<Ending> ending)
            implements Lookalike {
        /// The occasion it is, once it is known to be of this case.
        public Occasion.LetterJoined joins(CaseId id) {
            return new Occasion.LetterJoined(id, from, dischargedOn, namedDoctor, ending);
        }
    }
}
