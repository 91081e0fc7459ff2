package fr.passerelle.understanding.cda;

import fr.passerelle.document.ClinicalDocument;
import fr.passerelle.document.Defect;
import fr.passerelle.document.Field;
import java.util.List;
import java.util.Map;

/// How reading a file as a clinical document ended.
public sealed interface CdaReading {
    /// @param places where the fields stood, those that hold nothing among them
    record Read(ClinicalDocument document, Map<Field, Defect.Where> places, List<Defect> defects)
            implements CdaReading {
        public Read {
            places = Map.copyOf(places);
            defects = List.copyOf(defects);
        }
    }

    /// It says that it is one, and cannot be read: damaged, or made to harm.
    record Unreadable(Defect why) implements CdaReading {}

    /// Some other XML.
    record NotForMe() implements CdaReading {}
}
