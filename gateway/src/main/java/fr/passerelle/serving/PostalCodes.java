package fr.passerelle.serving;

import fr.passerelle.config.Territory;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.CommuneCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The postal codes of the territory's communes, held against those that people write. A commune
/// and its postal codes are many to many, and neither tells the other: a contradiction is told to
/// whoever wrote it, and changes nothing. Of other communes nothing is known here.
final class PostalCodes {
    private final Map<CommuneCode, Set<String>> table = new HashMap<>();

    PostalCodes(Territory territory) {
        for (Territory.Commune commune : territory.communes()) {
            CommuneCode.read(commune.code())
                    .valid()
                    .ifPresent(code -> table.put(code, Set.copyOf(commune.postalCodes())));
        }
    }

    /// @param commune where the patient is taken to live (COG)
    /// @param provenance what the message at hand said, and where
    Optional<Defect> doubt(
            Fiche fiche, Optional<String> commune, Map<Field, Defect.Where> provenance) {
        Defect.Where where =
                provenance.getOrDefault(Field.POSTAL_CODE, provenance.get(Field.COMMUNE));
        Optional<String> postalCode = fiche.value(Field.POSTAL_CODE);
        if (where == null || postalCode.isEmpty()) {
            return Optional.empty();
        }
        return commune.flatMap(code -> CommuneCode.read(code).valid())
                .flatMap(code -> code.doubt(postalCode.get(), table))
                .map(doubt -> new Defect(Defect.Kind.of(doubt), where, postalCode.get()));
    }
}
