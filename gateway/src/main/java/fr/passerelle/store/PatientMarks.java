package fr.passerelle.store;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.Ins;
import fr.passerelle.patient.PersonName;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// By what a patient is recognised: the INS with its authority (the matricule alone is no key, and
/// a test identity never meets a real one), and the traits. Only keyed hashes of these are stored.
///
/// @param traits under the birth name, else the name used
/// @param usedTraits the same under the name used, where both names are known: many forms have one
///     field for either
public record PatientMarks(
        Optional<String> ins, Optional<String> traits, Optional<String> usedTraits) {
    /// Traits need a family name, the first given name and the birth date; with one of them missing
    /// the patient is not recognised by traits at all.
    public static PatientMarks of(Fiche fiche) {
        Optional<String> ins =
                fiche.ins().filter(Ins::identifies).map(i -> i.oid() + "/" + i.matricule());
        Optional<String> birth = fiche.value(Field.BIRTH_NAME);
        Optional<String> used = fiche.value(Field.USED_NAME);
        Optional<String> traits = birth.or(() -> used).flatMap(name -> traits(name, fiche));
        return new PatientMarks(
                ins,
                traits,
                birth.flatMap(_ -> used)
                        .flatMap(name -> traits(name, fiche))
                        .filter(other -> !traits.equals(Optional.of(other))));
    }

    private static Optional<String> traits(String name, Fiche fiche) {
        Optional<String> given = fiche.value(Field.GIVEN_NAMES);
        Optional<String> born = fiche.value(Field.BIRTH_DATE);
        return given.isPresent() && born.isPresent()
                ? Optional.of(
                        PersonName.letters(name)
                                + "/"
                                + PersonName.letters(PersonName.first(given.get()))
                                + "/"
                                + born.get())
                : Optional.empty();
    }

    /// Under whichever name.
    public Set<String> allTraits() {
        Set<String> all = new LinkedHashSet<>();
        traits.ifPresent(all::add);
        usedTraits.ifPresent(all::add);
        return all;
    }
}
