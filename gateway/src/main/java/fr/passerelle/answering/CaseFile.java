package fr.passerelle.answering;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A case as the vault holds it, handed to *answering* whole. No template ever sees it:
/// [Discretion] makes of it the one view that the kind of letter may carry.
///
/// @param fiche what is known, [Fiche#EMPTY] once the case is erased
/// @param theirs the fields that the addressee told us, and so may read again in a receipt: what
///     another referrer wrote is not theirs
/// @param provenance where each field was read, for the receipt; may be empty
/// @param defects what was wrong in what was read, for the receipt; may be empty
/// @param corrected the fields that the message at hand changed, each with what stood there before
///     where the addressee may read it
/// @param commune the commune's name as the territory spells it, empty where it is not in it
/// @param afterDischarge true where a recent hospital stay is the reason for urgency
public record CaseFile(
        CaseId id,
        Fiche fiche,
        Set<Field> theirs,
        Map<Field, Defect.Where> provenance,
        List<Defect> defects,
        Map<Field, Optional<String>> corrected,
        Optional<String> commune,
        boolean afterDischarge) {
    public CaseFile {
        theirs = Set.copyOf(theirs);
        provenance = Map.copyOf(provenance);
        defects = List.copyOf(defects);
        corrected = Map.copyOf(corrected);
    }

    /// A case in which nothing was corrected.
    public CaseFile(
            CaseId id,
            Fiche fiche,
            Set<Field> theirs,
            Map<Field, Defect.Where> provenance,
            List<Defect> defects,
            Optional<String> commune,
            boolean afterDischarge) {
        this(id, fiche, theirs, provenance, defects, Map.of(), commune, afterDischarge);
    }

    /// A case of which nothing but the number is known any more.
    public static CaseFile erased(CaseId id) {
        return new CaseFile(
                id, Fiche.EMPTY, Set.of(), Map.of(), List.of(), Optional.empty(), false);
    }

    /// Says the number only.
    @Override
    public String toString() {
        return "file of " + id;
    }
}
