package fr.passerelle.filing;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.util.Set;
import java.util.stream.Collectors;

/// The fields without which the policy begins no search.
record Compulsory(Set<Field> fields) {
    Compulsory {
        fields = Set.copyOf(fields);
    }

    /// The keys of those that were not said.
    Set<String> missing(Fiche fiche) {
        return fields.stream()
                .filter(field -> !said(fiche, field))
                .map(Field::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The writer's own address is a contact already; a birth date holds the year; consent
    /// counts only as a yes.
    private static boolean said(Fiche fiche, Field field) {
        if (field == Field.REFERRER_PHONE) {
            return true;
        }
        if (field == Field.BIRTH_YEAR) {
            return fiche.birthYear().isPresent();
        }
        if (field == Field.CONSENT) {
            return fiche.yes(Field.CONSENT).orElse(false);
        }
        return fiche.says(field);
    }
}
