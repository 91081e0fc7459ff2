package fr.passerelle.document;

import java.util.Optional;

/// Who may not see a document, by the will of its author. One code in two tables: the metadata of
/// a package (ANS, JDV_J08, 1.2.250.1.213.1.1.4.13) and the flags of an HL7 message (ANS,
/// MetaDMPMSS).
public enum Restriction {
    /// Professionals other than those it is sent to.
    PROFESSIONALS,
    PATIENT,
    /// Parents, guardians.
    REPRESENTATIVES,
    /// Care that a minor asked to be kept secret.
    SECRET;

    /// Empty for what restricts nothing (`N`, `DESTDMP`).
    public static Optional<Restriction> find(String code) {
        return switch (code) {
            case "MASQUE_PS" -> Optional.of(PROFESSIONALS);
            case "INVISIBLE_PATIENT" -> Optional.of(PATIENT);
            // The second is the word of the guides of 2021 and before.
            case "INVISIBLE_REP_LEGAUX", "INVISIBLE_REPRESENTANTS_LEGAUX" ->
                    Optional.of(REPRESENTATIVES);
            case "CONNEXION_SECRETE" -> Optional.of(SECRET);
            case String _ -> Optional.empty();
        };
    }
}
