package fr.passerelle.understanding.intake;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.Doubt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was read in one text.
///
/// @param labels how many known labels had a value, good or bad
/// @param titled true where a line is the title of a form
public record ReadFields(
        Fiche fiche,
        Map<Field, Defect.Where> provenance,
        List<Defect> defects,
        int labels,
        boolean titled) {
    public ReadFields {
        provenance = Map.copyOf(provenance);
        defects = List.copyOf(defects);
    }

    /// Fields while they are being read. The first value of a field stays.
    static final class Collector {
        /// More free text than a form can have; the mail itself is kept whole.
        private static final int MAX_FREE_TEXT = 20_000;

        private final Map<Field, String> values = new EnumMap<>(Field.class);
        private final Map<Field, Defect.Where> provenance = new EnumMap<>(Field.class);
        private final List<Defect> defects = new ArrayList<>();
        private final String part;
        private int labels;
        private boolean titled;

        Collector(String part) {
            this.part = part;
        }

        void say(Field field, String value, int line) {
            if (value.isBlank()) {
                return;
            }
            String before = values.putIfAbsent(field, value);
            if (before == null) {
                provenance.put(field, new Defect.Where.Line(part, line));
            } else if (!before.equals(value)) {
                defect(Defect.Kind.CONTRADICTION, line, value);
            }
        }

        /// Free text is added, never overwritten.
        void add(Field field, String text, int line) {
            if (text.isBlank()) {
                return;
            }
            values.merge(field, text, Collector::joined);
            provenance.putIfAbsent(field, new Defect.Where.Line(part, line));
        }

        private static String joined(String before, String more) {
            return before.length() > MAX_FREE_TEXT ? before : before + "\n" + more;
        }

        boolean says(Field field) {
            return values.containsKey(field);
        }

        void move(Field from, Field to) {
            String value = values.remove(from);
            Defect.Where where = provenance.remove(from);
            if (value != null && where != null && values.putIfAbsent(to, value) == null) {
                provenance.put(to, where);
            }
        }

        void defect(Defect.Kind kind, int line, String found) {
            defects.add(new Defect(kind, new Defect.Where.Line(part, line), found));
        }

        void label() {
            labels++;
        }

        void title() {
            titled = true;
        }

        ReadFields done() {
            Fiche fiche = new Fiche(values);
            InsAgainstTraits.doubts(fiche).forEach(this::doubt);
            return new ReadFields(fiche, provenance, defects, labels, titled);
        }

        /// About the INS, where it stands.
        private void doubt(Doubt doubt) {
            Defect.Where where = provenance.get(Field.INS);
            String found = values.get(Field.INS);
            if (where != null && found != null) {
                defects.add(new Defect(Defect.Kind.of(doubt), where, found));
            }
        }
    }
}
