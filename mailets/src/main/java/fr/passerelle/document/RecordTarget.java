package fr.passerelle.document;

import fr.passerelle.patient.Ins;
import java.util.List;
import java.util.Optional;

/// The patient of a clinical document (CDA R2 §4.2.2.11; CI-SIS, "structuration minimale"). All of
/// it is what the sender says; that an identity is qualified no document can prove.
///
/// @param identifiers INS, INS-C and numbers of the house, in their order
/// @param sex the code of administrativeGenderCode (`M`, `F`, `U`)
/// @param birth the birth date, as precise as it was written
/// @param birthPlace code of the commune or country of birth (COG), as written
/// @param telecoms URIs (`tel:…`, `mailto:…`)
public record RecordTarget(
        List<PatientIdentifier> identifiers,
        Names names,
        Optional<String> sex,
        Optional<Dtm> birth,
        Optional<String> birthPlace,
        Address address,
        List<String> telecoms) {
    public RecordTarget {
        identifiers = List.copyOf(identifiers);
        telecoms = List.copyOf(telecoms);
    }

    /// Names by their qualifier. Documents before 2021 write `SP` for the name in use and have no
    /// qualifier on given names; nothing is moved from one place to another here.
    ///
    /// @param birth family name of birth (BR)
    /// @param used family name in use (CL, formerly SP)
    /// @param unqualified family names that do not say which they are
    /// @param firstBirth first given name of the birth certificate (BR)
    /// @param usedGiven given name in use (CL)
    /// @param given given names without a qualifier: all those of the birth certificate
    public record Names(
            Optional<String> birth,
            Optional<String> used,
            List<String> unqualified,
            Optional<String> firstBirth,
            Optional<String> usedGiven,
            List<String> given) {
        public Names {
            unqualified = List.copyOf(unqualified);
            given = List.copyOf(given);
        }

        /// Says nothing about the patient.
        @Override
        public String toString() {
            return "names";
        }
    }

    /// The INS among the identifiers: none, one, or two that cannot both be one patient's.
    public List<Ins> ins() {
        return identifiers.stream().flatMap(each -> each.ins().stream()).distinct().toList();
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "record target with " + identifiers.size() + " identifiers";
    }
}
