package fr.passerelle.store;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.Ins;
import fr.passerelle.patient.PersonName;
import java.util.Optional;

/// By what a patient is recognised: the INS with its authority (the matricule alone is no key, and
/// a test identity never meets a real one), and the traits. Only keyed
/// hashes of these are stored.
public record PatientMarks(Optional<String> ins, Optional<String> traits) {
    /// Traits need birth name, first given name and birth date; with one of them missing the
    /// patient is not recognised by traits at all.
    public static PatientMarks of(Fiche fiche) {
        Optional<String> ins =
                fiche.ins().filter(Ins::identifies).map(i -> i.oid() + "/" + i.matricule());
        Optional<String> name =
                fiche.value(Field.BIRTH_NAME).or(() -> fiche.value(Field.USED_NAME));
        Optional<String> given = fiche.value(Field.GIVEN_NAMES);
        Optional<String> born = fiche.value(Field.BIRTH_DATE);
        Optional<String> traits =
                name.isPresent() && given.isPresent() && born.isPresent()
                        ? Optional.of(
                                PersonName.letters(name.get())
                                        + "/"
                                        + PersonName.letters(PersonName.first(given.get()))
                                        + "/"
                                        + born.get())
                        : Optional.empty();
        return new PatientMarks(ins, traits);
    }
}
