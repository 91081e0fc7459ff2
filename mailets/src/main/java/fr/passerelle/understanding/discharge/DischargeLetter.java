package fr.passerelle.understanding.discharge;

import fr.passerelle.understanding.intake.ReadFields;
import java.util.Optional;

/// What a discharge letter says.
///
/// @param doctor what it says about the médecin traitant, empty where it says nothing
/// @param ended why no search may begin although the stay is over (death, transfer), empty where
///     the patient went home
public record DischargeLetter(
        ReadFields fields, Optional<DoctorLine> doctor, Optional<String> ended) {
    /// @param name the doctor's name, empty where the letter says that there is none
    public record DoctorLine(Optional<String> name) {}
}
