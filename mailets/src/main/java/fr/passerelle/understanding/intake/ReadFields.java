package fr.passerelle.understanding.intake;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Limits;
import fr.passerelle.patient.Doubt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was read in one text.
///
/// @param labels how many known labels had a value, good or bad
/// @param asked how many known labels there are, those with nothing behind them too
/// @param titled true where a line is the title of a form
public record ReadFields(
        Fiche fiche,
        Map<Field, Defect.Where> provenance,
        List<Defect> defects,
        int labels,
        int asked,
        boolean titled) {
    /// Of a text that is no form.
    public ReadFields(
            Fiche fiche,
            Map<Field, Defect.Where> provenance,
            List<Defect> defects,
            int labels,
            boolean titled) {
        this(fiche, provenance, defects, labels, labels, titled);
    }

    public ReadFields {
        provenance = Map.copyOf(provenance);
        defects = List.copyOf(defects);
    }

    /// Fields while they are being read. The first value of a field stays.
    public static final class Collector {
        /// More free text than a form can have; the mail itself is kept whole.
        private static final int MAX_FREE_TEXT = 20_000;

        private final Map<Field, String> values = new EnumMap<>(Field.class);
        private final Map<Field, Defect.Where> provenance = new EnumMap<>(Field.class);
        private final List<Defect> defects = new ArrayList<>();
        private int labels;
        private int asked;
        private final Set<Field> fields = EnumSet.noneOf(Field.class);
        private boolean titled;
        private final Map<Field, Defect.Where> contradicted = new EnumMap<>(Field.class);

        public void say(Field field, String value, Defect.Where where) {
            if (value.isBlank()) {
                return;
            }
            String before = values.putIfAbsent(field, value);
            if (before == null) {
                provenance.put(field, where);
            } else if (!before.equals(value)) {
                contradicted.putIfAbsent(field, where);
                defect(Defect.Kind.CONTRADICTION, where, value);
            }
        }

        /// Free text is added, never overwritten.
        public void add(Field field, String text, Defect.Where where) {
            if (text.isBlank()) {
                return;
            }
            values.merge(field, text, Collector::joined);
            provenance.putIfAbsent(field, where);
        }

        /// A piece of one value that stands in several places.
        public void append(Field field, String between, String text, Defect.Where where) {
            if (!text.isBlank()) {
                values.merge(
                        field,
                        text,
                        (before, more) ->
                                before.length() > MAX_FREE_TEXT ? before : before + between + more);
                provenance.putIfAbsent(field, where);
            }
        }

        private static String joined(String before, String more) {
            return before.length() > MAX_FREE_TEXT ? before : before + "\n" + more;
        }

        public boolean says(Field field) {
            return values.containsKey(field);
        }

        public void move(Field from, Field to) {
            String value = values.remove(from);
            Defect.Where where = provenance.remove(from);
            if (value != null && where != null && values.putIfAbsent(to, value) == null) {
                provenance.put(to, where);
            }
        }

        public void defect(Defect.Kind kind, Defect.Where where, String found) {
            if (defects.size() < Limits.FORM_DEFECTS) {
                defects.add(new Defect(kind, where, found));
            }
        }

        /// Whether anything was said.
        public boolean isAny() {
            return labels > 0;
        }

        /// Whether a field was said twice, differently.
        boolean contradicts() {
            return !contradicted.isEmpty();
        }

        /// All of another reading that this one does not say yet, and its defects.
        public void take(Collector other) {
            other.values.forEach(
                    (field, value) -> {
                        Defect.Where where = other.provenance.get(field);
                        if (where != null) {
                            say(field, value, where);
                        }
                    });
            other.defects.forEach(it -> defect(it.kind(), it.where(), it.found()));
            labels += other.labels;
            asked += other.asked;
            titled |= other.titled;
        }

        /// A known label.
        public void asks(Field field) {
            asked++;
            fields.add(field);
        }

        /// The fields that are asked for.
        public Set<Field> asked() {
            return Set.copyOf(fields);
        }

        /// A known label with something behind it.
        public void label() {
            labels++;
        }

        public void title() {
            titled = true;
        }

        public ReadFields done() {
            Fiche fiche = new Fiche(values);
            InsAgainstTraits.doubts(fiche).forEach(this::doubt);
            secondPatient();
            return new ReadFields(fiche, provenance, defects, labels, asked, titled);
        }

        /// One slip of the pen contradicts a name or a birth date; both of them at once are a
        /// second patient in one message, and whatever stands here may be of either.
        private void secondPatient() {
            Defect.Where where = contradicted.get(Field.BIRTH_DATE);
            if (where != null && contradicted.containsKey(Field.BIRTH_NAME)) {
                defects.add(
                        new Defect(
                                Defect.Kind.PATIENTS_DIFFER,
                                where,
                                values.getOrDefault(Field.BIRTH_DATE, "")));
            }
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
