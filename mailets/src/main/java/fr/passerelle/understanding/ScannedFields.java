package fr.passerelle.understanding;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.patient.Ins;
import fr.passerelle.understanding.intake.ReadFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What may be taken from a page that a program read from a picture (decision 0025). Such a
/// program sees words well, and a mark in a box not at all: an answer that is mostly ticked is
/// never taken from it, and an INS only where its key is right, which one wrong digit makes wrong.
final class ScannedFields {
    private ScannedFields() {}

    /// The fields without those that could be a guess; each of them is a defect with what stood
    /// there, so that the sender is asked.
    static ReadFields withoutGuesses(ReadFields fields, WrittenDocument document) {
        if (!hasScans(document)) {
            return fields;
        }
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.putAll(fields.fiche().values());
        Map<Field, Defect.Where> provenance = new EnumMap<>(Field.class);
        provenance.putAll(fields.provenance());
        List<Defect> defects = new ArrayList<>(fields.defects());
        fields.provenance()
                .forEach(
                        (field, where) -> {
                            String value = values.getOrDefault(field, "");
                            if (mayBeScanned(where) && isGuess(field, value)) {
                                values.remove(field);
                                provenance.remove(field);
                                defects.add(
                                        new Defect(Defect.Kind.READ_FROM_PICTURE, where, value));
                            }
                        });
        return new ReadFields(
                new Fiche(values),
                provenance,
                defects,
                fields.labels(),
                fields.asked(),
                fields.titled());
    }

    private static boolean hasScans(WrittenDocument document) {
        return document.rows().stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> cell.where() instanceof Defect.Where.Scanned);
    }

    /// A reader of lines does not know on which page one stood.
    private static boolean mayBeScanned(Defect.Where where) {
        return switch (where) {
            case Defect.Where.Scanned _, Defect.Where.Line _ -> true;
            case Defect.Where.InField _,
                    Defect.Where.InPart _,
                    Defect.Where.InHeader _,
                    Defect.Where.InXml _,
                    Defect.Where.OnPage _,
                    Defect.Where.InCell _,
                    Defect.Where.InForm _ ->
                    false;
        };
    }

    private static boolean isGuess(Field field, String value) {
        return switch (field.kind()) {
            case YES_NO, SEX, MT_SITUATION -> true;
            case INS -> Ins.read(value).valid().isEmpty();
            case TEXT, NAME, DATE, YEAR, PHONE, COMMUNE -> false;
        };
    }
}
