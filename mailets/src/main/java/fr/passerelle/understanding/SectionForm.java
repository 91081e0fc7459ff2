package fr.passerelle.understanding;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.ClinicalDocument.Body;
import fr.passerelle.document.ClinicalDocument.Section;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.understanding.cda.CdaFields;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.intake.ReadFields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a referral letter says in a table or a list of its sections and its header cannot say: that
/// the patient agreed, that nobody follows them, that visits are needed. A section counts where it
/// is a form by itself; a medical text with a label or two is left alone.
///
/// @param defects those of the section, and where it says otherwise than the header, which is
///     believed
record SectionForm(Fiche fiche, Map<Field, Defect.Where> provenance, List<Defect> defects) {
    /// Between the cells of a row, as the narrative is read.
    private static final Pattern CELLS = Pattern.compile(" \\| ");

    static SectionForm read(
            ClinicalDocument document, CdaFields header, Forms forms, LocalDate day) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        Map<Field, Defect.Where> provenance = new EnumMap<>(Field.class);
        List<Defect> defects = new ArrayList<>();
        if (document.body() instanceof Body.Sections(var sections)) {
            Defect.Where where = new Defect.Where.InPart(part(header));
            for (Section section : sections) {
                ReadFields read = forms.read(written(section, where), day);
                if (Understander.isForm(read)) {
                    read.fiche()
                            .values()
                            .forEach((field, value) -> values.putIfAbsent(field, value));
                    read.provenance().forEach(provenance::putIfAbsent);
                    defects.addAll(read.defects());
                }
            }
        }
        values.forEach(
                (field, value) -> {
                    Defect.Where where = provenance.get(field);
                    boolean other =
                            header.fiche().value(field).filter(it -> !it.equals(value)).isPresent();
                    if (other && field.kind() != Field.Kind.TEXT && where != null) {
                        defects.add(new Defect(Defect.Kind.CONTRADICTION, where, value));
                    }
                });
        return new SectionForm(new Fiche(values), provenance, defects);
    }

    private static WrittenDocument written(Section section, Defect.Where where) {
        List<Row> rows = new ArrayList<>();
        for (String line : section.lines()) {
            rows.add(
                    new Row(
                            Arrays.stream(CELLS.split(line, -1))
                                    .map(text -> new Cell(text, where))
                                    .toList()));
        }
        return new WrittenDocument(rows, List.of());
    }

    /// The part of the message that the document came in.
    private static String part(CdaFields header) {
        return header.provenance().values().stream()
                .flatMap(
                        where ->
                                where instanceof Defect.Where.InXml(var part, _, _, _)
                                        ? Stream.of(part)
                                        : Stream.empty())
                .findFirst()
                .orElse("1");
    }
}
