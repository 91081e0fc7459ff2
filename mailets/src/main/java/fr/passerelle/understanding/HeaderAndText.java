package fr.passerelle.understanding;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.PersonName;
import fr.passerelle.understanding.intake.ReadFields;
import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the header and the text of one letter say together. The text is what its author wrote,
/// and wins; where they differ, that is said.
///
/// @param apart why nobody can tell who the letter is about, empty where they agree
record HeaderAndText(
        Fiche fiche,
        Map<Field, Defect.Where> provenance,
        List<Defect> defects,
        Optional<String> apart) {
    static HeaderAndText of(ReadFields header, ReadFields text) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.putAll(text.fiche().values());
        Map<Field, Defect.Where> provenance = new EnumMap<>(Field.class);
        provenance.putAll(text.provenance());
        List<Defect> defects = new ArrayList<>(text.defects());
        boolean another = false;
        for (Map.Entry<Field, String> each : header.fiche().values().entrySet()) {
            Field field = each.getKey();
            Defect.Where where = header.provenance().get(field);
            Optional<String> written = text.fiche().value(field);
            if (written.isEmpty() || where == null) {
                values.put(field, each.getValue());
                if (where != null) {
                    provenance.put(field, where);
                }
            } else if (!agree(field, each.getValue(), written.get(), text.fiche())) {
                defects.add(new Defect(Defect.Kind.CONTRADICTION, where, each.getValue()));
                another |= identifies(field);
            }
        }
        return new HeaderAndText(
                new Fiche(values),
                provenance,
                defects,
                another
                        ? Optional.of("the header and the text of the letter name two patients")
                        : Optional.empty());
    }

    private static boolean identifies(Field field) {
        return field == Field.BIRTH_NAME
                || field == Field.GIVEN_NAMES
                || field == Field.BIRTH_DATE
                || field == Field.INS;
    }

    /// Capitals, accents and hyphens aside. The header has one family name, which may be either;
    /// and often the first of several given names.
    private static boolean agree(Field field, String header, String written, Fiche text) {
        return switch (field) {
            case BIRTH_NAME ->
                    new PersonName(header, Optional.empty(), List.of())
                            .isOfFamily(
                                    new PersonName(
                                            written, text.value(Field.USED_NAME), List.of()));
            case GIVEN_NAMES ->
                    PersonName.of("", Optional.empty(), header)
                            .isGivenLike(PersonName.of("", Optional.empty(), written));
            default -> Words.bare(header).equals(Words.bare(written));
        };
    }
}
