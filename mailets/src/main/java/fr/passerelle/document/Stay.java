package fr.passerelle.document;

import java.util.Optional;

/// The stay a document tells of: the first documentationOf/serviceEvent and the encompassing
/// encounter (CDA R2 §4.2.3.1, §4.2.3.3). Either may lack either end.
///
/// @param kind of care (`IMP`, `EMER`, `AMB`…): of the encounter, else of the service event
/// @param from admission: of the service event, else of the encounter
/// @param to discharge, or the death: of the service event, else of the encounter
/// @param facility kind of house (`SA01`)
/// @param facilityName as written
/// @param admission how it began (observation ORG-070)
/// @param mode how it ended, where the body says so in codes
public record Stay(
        Optional<Code> kind,
        Optional<Dtm> from,
        Optional<Dtm> to,
        Optional<Code> facility,
        Optional<String> facilityName,
        Optional<Code> admission,
        Optional<DischargeMode> mode) {
    public static final Stay NONE =
            new Stay(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
