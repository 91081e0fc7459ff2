package fr.passerelle.understanding;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.intake.ReadFields;
import java.util.List;
import java.util.Map;

/// What the forms among the attachments of one message say together. Where two say different
/// things the first is kept, and that is told.
record AttachedForms(Fiche fiche, Map<Field, Defect.Where> provenance, List<Defect> defects) {
    static final AttachedForms NONE = new AttachedForms(Fiche.EMPTY, Map.of(), List.of());

    /// One more form.
    AttachedForms and(ReadFields form) {
        List<Defect> told = Together.both(defects, form.defects());
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
                form.fiche().with(fiche), Together.over(form.provenance(), provenance), told);
    }

    AttachedForms and(List<Defect> more) {
        return new AttachedForms(fiche, provenance, Together.both(defects, more));
    }

    /// With the words of the message over them: they were written last.
    AttachedForms under(ReadFields words) {
        return new AttachedForms(
                fiche.with(words.fiche()),
                Together.over(provenance, words.provenance()),
                Together.both(words.defects(), defects));
    }
}
