package fr.passerelle.deciding;

import java.util.Optional;
import java.util.Set;

/// What deciding may know of a patient: nothing that identifies. These facts live on in the
/// event log after the case is erased, so every one of them is a band or a flag.
///
/// @param birthDecade first year of the decade of birth (1940), empty where not known
/// @param communeCode INSEE code of the commune (COG), empty where the commune is not in the
///     territory
/// @param flags what the patient is or needs
public record Facts(Optional<Integer> birthDecade, Optional<String> communeCode, Set<Flag> flags) {
    public Facts {
        flags =
                flags.isEmpty()
                        ? Set.of()
                        : java.util.Collections.unmodifiableSet(java.util.EnumSet.copyOf(flags));
    }

    /// Something the patient is or needs; the names are those of the policy's vocabulary.
    public enum Flag {
        ALD,
        CSS_AME,
        HOME_VISITS,
        ACCESSIBILITY,
        WOMAN_DOCTOR,
        PREGNANCY,
        ISOLATION,
        DEPENDENCE,
        AGE_MIN_70,
        AGE_MAX_5,
        RECENT_DISCHARGE
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }
}
