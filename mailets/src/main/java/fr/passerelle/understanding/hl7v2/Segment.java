package fr.passerelle.understanding.hl7v2;

import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import java.util.ArrayList;
import java.util.List;

/// A segment and where its fields lie.
///
/// @param number of the segment in the message, counted from 1
record Segment(String name, int number, Slice whole, Separators separators) {
    static final Slice NOTHING = Slice.of(new byte[0]);

    /// A field by the number the standard gives it; nothing where it is not there or lies beyond
    /// [Limits#HL7_FIELDS]. In MSH the first separator is itself the first field (§2.15.9.1).
    Slice field(int wanted) {
        int skip = name.equals("MSH") ? wanted - 1 : wanted;
        if (skip < 1 || wanted > Limits.HL7_FIELDS) {
            return NOTHING;
        }
        int from = whole.offset();
        for (int i = 0; i < skip; i++) {
            int next = find(whole, from, separators.field());
            if (next == whole.end()) {
                return NOTHING;
            }
            from = next + 1;
        }
        return part(whole, from, find(whole, from, separators.field()));
    }

    List<Slice> repetitions(int field) {
        return pieces(field(field), separators.repetition());
    }

    /// A component of a value, counted from 1.
    Slice component(Slice value, int wanted) {
        return piece(value, separators.component(), wanted);
    }

    /// A subcomponent of a component, counted from 1; the component itself is the first where
    /// nothing parts it.
    Slice sub(Slice component, int wanted) {
        if (separators.sub().isEmpty()) {
            return wanted == 1 ? component : NOTHING;
        }
        return piece(component, separators.sub().get(), wanted);
    }

    private static Slice piece(Slice value, byte separator, int wanted) {
        int from = value.offset();
        for (int i = 1; i < wanted; i++) {
            int next = find(value, from, separator);
            if (next == value.end()) {
                return NOTHING;
            }
            from = next + 1;
        }
        return part(value, from, find(value, from, separator));
    }

    private static List<Slice> pieces(Slice value, byte separator) {
        List<Slice> pieces = new ArrayList<>();
        int from = value.offset();
        while (pieces.size() < Limits.HL7_PIECES && from < value.end()) {
            int end = find(value, from, separator);
            pieces.add(part(value, from, end));
            from = end + 1;
        }
        return pieces;
    }

    private static int find(Slice in, int from, byte separator) {
        int at = from;
        while (at < in.end() && in.array()[at] != separator) {
            at++;
        }
        return at;
    }

    private static Slice part(Slice of, int from, int end) {
        return new Slice(of.array(), from, end - from);
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "segment " + number + ", " + name;
    }
}
