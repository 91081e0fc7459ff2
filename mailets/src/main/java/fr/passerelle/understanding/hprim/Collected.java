package fr.passerelle.understanding.hprim;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.understanding.intake.ReadFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Fields and defects of one letter while it is being read. Lines are counted from 0 here, from
/// 1 for people.
final class Collected {
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Map<Field, Defect.Where> provenance = new EnumMap<>(Field.class);
    private final List<Defect> defects = new ArrayList<>();
    private final String part;

    Collected(String part) {
        this.part = part;
    }

    void say(Field field, String value, int line) {
        values.put(field, value);
        provenance.put(field, new Defect.Where.Line(part, line + 1));
    }

    void defect(Defect.Kind kind, int line, String found) {
        defects.add(new Defect(kind, new Defect.Where.Line(part, line + 1), found));
    }

    void defect(Defect.Kind kind, int line, int field, String found) {
        defects.add(new Defect(kind, new Defect.Where.InField(part, line + 1, field), found));
    }

    ReadFields done() {
        return new ReadFields(new Fiche(values), provenance, defects, values.size(), false);
    }
}
