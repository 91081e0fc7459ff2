package fr.passerelle.filing;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Resemblance;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.NameMatch;
import fr.passerelle.patient.PersonName;
import fr.passerelle.store.PatientMarks;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks for open cases whose patient is perhaps the same: by traits, under either name. What is
/// found is a question for the coordinator, never a join (decision 0020).
final class LikenessSearch {
    private static final List<Field> COMPARED =
            List.of(Field.SEX, Field.BIRTH_DATE, Field.BIRTH_PLACE, Field.COMMUNE, Field.PHONE);

    private final Inquiry it;

    LikenessSearch(Inquiry it) {
        this.it = it;
    }

    /// The oldest open case that looks like this fiche and was not told apart from it before.
    ///
    /// @param of the fiche's own case, empty for a letter that has none
    Optional<CaseId> find(Fiche fiche, Optional<CaseId> of) {
        PatientMarks marks = PatientMarks.of(fiche);
        return Stream.concat(
                        marks.ins().stream()
                                .flatMap(i -> it.cases().findByIns(it.transaction(), i).stream()),
                        marks.allTraits().stream()
                                .flatMap(
                                        t -> it.cases().findByTraits(it.transaction(), t).stream()))
                .filter(id -> !of.equals(Optional.of(id)))
                .filter(id -> isNew(id, marks, of))
                .findFirst();
    }

    private boolean isNew(CaseId id, PatientMarks marks, Optional<CaseId> of) {
        return of.stream().noneMatch(own -> it.likenesses().settled(it.transaction(), own, id))
                && marks.ins().stream()
                        .noneMatch(ins -> it.cases().isApart(it.transaction(), id, ins));
    }

    private Fiche fiche(CaseId id) {
        return it.cases().fiche(it.transaction(), id).orElse(Fiche.EMPTY);
    }

    /// In what the fiche and the one of that case agree and differ.
    Resemblance compare(Fiche fiche, CaseId with) {
        return compare(fiche, fiche(with));
    }

    static Resemblance compare(Fiche one, Fiche other) {
        Set<Field> agreeing = EnumSet.noneOf(Field.class);
        Set<Field> differing = EnumSet.noneOf(Field.class);
        Set<NameMatch.Difference> names = EnumSet.noneOf(NameMatch.Difference.class);
        Optional<PersonName> here = name(one);
        Optional<PersonName> there = name(other);
        if (here.isPresent() && there.isPresent()) {
            switch (here.get().compare(there.get())) {
                case NameMatch.Same _ ->
                        agreeing.addAll(List.of(Field.BIRTH_NAME, Field.GIVEN_NAMES));
                case NameMatch.Close(Set<NameMatch.Difference> differences) -> {
                    agreeing.addAll(List.of(Field.BIRTH_NAME, Field.GIVEN_NAMES));
                    names.addAll(differences);
                }
                case NameMatch.Different(NameMatch.Difference why) -> names.add(why);
            }
        }
        for (Field field : COMPARED) {
            if (one.says(field) && other.says(field)) {
                (plain(field, one).equals(plain(field, other)) ? agreeing : differing).add(field);
            }
        }
        return new Resemblance(agreeing, differing, names, ins(one, other));
    }

    private static String plain(Field field, Fiche fiche) {
        String value = fiche.value(field).orElse("");
        return switch (field.kind()) {
            case TEXT, NAME, COMMUNE -> PersonName.letters(value);
            case DATE, YEAR, YES_NO, PHONE, INS, SEX, MT_SITUATION -> value;
        };
    }

    private static Resemblance.Ins ins(Fiche one, Fiche other) {
        if (one.ins().isEmpty() || other.ins().isEmpty()) {
            return one.ins().isEmpty() && other.ins().isEmpty()
                    ? Resemblance.Ins.NEITHER
                    : Resemblance.Ins.ONE;
        }
        return one.ins().equals(other.ins()) ? Resemblance.Ins.SAME : Resemblance.Ins.DIFFERENT;
    }

    /// Empty where no family name or no given name is known.
    static Optional<PersonName> name(Fiche fiche) {
        Optional<String> birth = fiche.value(Field.BIRTH_NAME);
        Optional<String> used = fiche.value(Field.USED_NAME);
        return birth.or(() -> used)
                .flatMap(
                        family ->
                                fiche.value(Field.GIVEN_NAMES)
                                        .map(
                                                given ->
                                                        PersonName.of(
                                                                family,
                                                                birth.flatMap(_ -> used),
                                                                given)));
    }
}
