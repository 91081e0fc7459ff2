package fr.passerelle.answering;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.document.Fiche;
import java.util.List;
import java.util.Optional;

/// What a letter may show of a case. A template is given one of these and nothing else, so it
/// cannot print what it was not given.
sealed interface CaseView {
    CaseId id();

    /// The number and nothing else.
    record NumberOnly(CaseId id) implements CaseView {}

    /// For a doctor who has not said yes: bands, needs and counts. No name, date, address,
    /// phone, free text; nor C2S or AME, on which nobody may choose a patient (art. L.1110-3
    /// CSP).
    record Anonymous(
            CaseId id,
            Optional<AgeBand> age,
            Optional<String> commune,
            Optional<Boolean> longTermCondition,
            boolean homeVisits,
            boolean accessibility,
            boolean womanDoctor,
            Optional<SpokenLanguage> language,
            int actors,
            Optional<Urgency> urgency)
            implements CaseView {}

    /// For the professional who sent the request: field by field what was read and from where.
    /// The patient is initials and a year of birth; free text is acknowledged, not repeated.
    record Receipt(
            CaseId id,
            Optional<String> initials,
            Optional<Integer> birthYear,
            List<ReadLine> lines,
            List<ChangedLine> changes,
            List<DefectLine> defects)
            implements CaseView {
        public Receipt {
            lines = List.copyOf(lines);
            changes = List.copyOf(changes);
            defects = List.copyOf(defects);
        }
    }

    /// For the doctor who said yes: everything.
    record Named(CaseId id, Fiche fiche, Optional<String> commune) implements CaseView {}
}
