package fr.passerelle.understanding.cda;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Limits;
import fr.passerelle.patient.Doubt;
import fr.passerelle.xml.Place;
import fr.passerelle.xml.XmlElement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is noted beside a document while it is read: what is wrong, and where each field stood.
final class Notes {
    private final String part;
    private final List<Defect> defects = new ArrayList<>();
    private final Set<String> doubted = new HashSet<>();
    private final Map<Field, Defect.Where> places = new EnumMap<>(Field.class);

    Notes(String part) {
        this.part = part;
    }

    /// Before anything inside the element is read.
    Defect.Where place(XmlElement element) {
        return place(element.place());
    }

    Defect.Where place(Place place) {
        return new Defect.Where.InXml(part, place.path(), place.line(), place.column());
    }

    void defect(Defect.Kind kind, Defect.Where where, String found) {
        if (defects.size() < Limits.CDA_DEFECTS) {
            defects.add(new Defect(kind, where, found));
        }
    }

    /// Doubts about the number of a professional or a structure; the same number stands in several
    /// places of a header, and is told once.
    void number(List<Doubt> doubts, XmlElement element, String number) {
        if (!doubts.isEmpty() && doubted.add(number)) {
            Defect.Where where = place(element);
            doubts.forEach(doubt -> defect(Defect.Kind.of(doubt), where, number));
        }
    }

    /// The first place of a field stays.
    void place(Field field, XmlElement element) {
        if (!places.containsKey(field)) {
            places.put(field, place(element));
        }
    }

    List<Defect> defects() {
        return List.copyOf(defects);
    }

    Map<Field, Defect.Where> places() {
        return Map.copyOf(places);
    }
}
