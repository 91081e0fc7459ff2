package fr.passerelle.understanding;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was read in two places of one message, as one.
final class Together {
    private Together() {}

    /// Where each field was read; where both say, `above` does.
    static Map<Field, Defect.Where> over(
            Map<Field, Defect.Where> below, Map<Field, Defect.Where> above) {
        Map<Field, Defect.Where> places = new EnumMap<>(Field.class);
        places.putAll(below);
        places.putAll(above);
        return places;
    }

    static List<Defect> both(List<Defect> some, List<Defect> more) {
        List<Defect> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
