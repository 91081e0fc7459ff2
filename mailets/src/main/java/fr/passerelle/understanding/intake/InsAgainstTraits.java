package fr.passerelle.understanding.intake;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.CommuneCode;
import fr.passerelle.patient.Doubt;
import fr.passerelle.patient.Ins;
import fr.passerelle.patient.Sex;
import java.util.Optional;
import java.util.Set;

/// The matricule of a fiche held against the traits beside it. A contradiction is told and
/// changes nothing: forms are filled in with a parent's number, and which of the two is wrong
/// nobody can say from here. The birth place of a form is a text, and is not compared.
public final class InsAgainstTraits {
    private InsAgainstTraits() {}

    static Set<Doubt> doubts(Fiche fiche) {
        return doubts(fiche, Optional.empty());
    }

    /// @param birthPlace where it was given as a code
    public static Set<Doubt> doubts(Fiche fiche, Optional<CommuneCode> birthPlace) {
        Optional<Ins> ins = fiche.ins();
        return ins.map(
                        it ->
                                it.against(
                                        fiche.value(Field.SEX).flatMap(InsAgainstTraits::sex),
                                        fiche.date(Field.BIRTH_DATE),
                                        birthPlace))
                .orElse(Set.of());
    }

    private static Optional<Sex> sex(String word) {
        return switch (word) {
            case "f" -> Optional.of(Sex.FEMALE);
            case "m" -> Optional.of(Sex.MALE);
            default -> Optional.empty();
        };
    }
}
