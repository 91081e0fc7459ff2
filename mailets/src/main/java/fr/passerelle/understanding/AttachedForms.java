package fr.passerelle.understanding;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.intake.ReadFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the forms among the attachments of one message say together. Where two say different
/// things the first is kept, and that is told.
record AttachedForms(Fiche fiche, Map<Field, Defect.Where> provenance, List<Defect> defects) {
    static final AttachedForms NONE = new AttachedForms(Fiche.EMPTY, Map.of(), List.of());

    /// One more form.
    AttachedForms and(ReadFields form) {
        List<Defect> told = new ArrayList<>(defects);
        told.addAll(form.defects());
        form.fiche()
                .values()
                .forEach(
                        (field, value) -> {
                            Defect.Where where = form.provenance().get(field);
                            boolean another =
                                    fiche.value(field).filter(it -> !it.equals(value)).isPresent();
                            if (another && where != null) {
                                told.add(new Defect(Defect.Kind.CONTRADICTION, where, value));
                            }
                        });
        return new AttachedForms(
                form.fiche().with(fiche), over(form.provenance(), provenance), told);
    }

    AttachedForms and(List<Defect> more) {
        List<Defect> told = new ArrayList<>(defects);
        told.addAll(more);
        return new AttachedForms(fiche, provenance, told);
    }

    /// With the words of the message over them: they were written last.
    AttachedForms under(ReadFields words) {
        List<Defect> told = new ArrayList<>(words.defects());
        told.addAll(defects);
        return new AttachedForms(
                fiche.with(words.fiche()), over(provenance, words.provenance()), told);
    }

    private static Map<Field, Defect.Where> over(
            Map<Field, Defect.Where> below, Map<Field, Defect.Where> above) {
        Map<Field, Defect.Where> places = new EnumMap<>(Field.class);
        places.putAll(below);
        places.putAll(above);
        return places;
    }
}
