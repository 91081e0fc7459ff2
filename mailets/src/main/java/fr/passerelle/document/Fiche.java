package fr.passerelle.document;

import fr.passerelle.patient.Ins;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The fiche de saisine: named fields with normalised values ([Field.Kind] says how). What was
/// not said is absent, never empty, never guessed. Two fiches are equal when they say the same,
/// wherever it was read.
public final class Fiche {
    public static final Fiche EMPTY = new Fiche(Map.of());

    private final Map<Field, String> values;

    public Fiche(Map<Field, String> values) {
        EnumMap<Field, String> copy = new EnumMap<>(Field.class);
        values.forEach(
                (field, value) -> {
                    if (!value.isBlank()) {
                        copy.put(field, value);
                    }
                });
        this.values = Collections.unmodifiableMap(copy);
    }

    /// The fields that were said, in the order of [Field].
    public Map<Field, String> values() {
        return values;
    }

    public Optional<String> value(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    public boolean says(Field field) {
        return values.containsKey(field);
    }

    /// Empty where the field was not said; a field of another kind than yes-or-no is a mistake
    /// of ours.
    public Optional<Boolean> yes(Field field) {
        return value(field).map("oui"::equals);
    }

    public Optional<LocalDate> date(Field field) {
        return value(field).map(LocalDate::parse);
    }

    /// The year of birth, from its own field or from the birth date.
    public Optional<Integer> birthYear() {
        return value(Field.BIRTH_YEAR)
                .map(Integer::valueOf)
                .or(() -> date(Field.BIRTH_DATE).map(LocalDate::getYear));
    }

    /// The INS with its authority, where one was given; a bare matricule is taken for a NIR.
    public Optional<Ins> ins() {
        return value(Field.INS).map(Ins::ofText);
    }

    /// This fiche with everything `later` says put over it: a correction wins over what it
    /// corrects.
    public Fiche with(Fiche later) {
        Map<Field, String> merged = new EnumMap<>(Field.class);
        merged.putAll(values);
        merged.putAll(later.values);
        return new Fiche(merged);
    }

    /// This fiche as if the field had not been said.
    public Fiche without(Field field) {
        Map<Field, String> rest = new EnumMap<>(Field.class);
        rest.putAll(values);
        rest.remove(field);
        return new Fiche(rest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fiche that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /// Says which fields are there, never what they hold.
    @Override
    public String toString() {
        return "fiche with " + values.keySet();
    }
}
