package fr.passerelle.understanding.hl7v2;

import fr.passerelle.document.Defect;
import fr.passerelle.understanding.intake.ReadFields;
import java.util.List;
import java.util.Optional;

/// What came out of a file or body.
public sealed interface Hl7Read {
    /// ADT^A03: a stay is over.
    ///
    /// @param fields who the patient is and when they left
    /// @param ended why no search may begin although the stay is over, empty where the patient
    ///     went home
    record Discharged(ReadFields fields, Stay stay, Optional<String> ended) implements Hl7Read {}

    /// MDM^T02, T04, T10 or ORU^R01.
    ///
    /// @param documents in their order; the words of the mail that carried them are none
    /// @param flags what the sender asks for, MASQUE_PS and the like, in the order they stand
    record Documents(
            ReadFields fields, Action action, List<EmbeddedDocument> documents, List<Flag> flags)
            implements Hl7Read {
        public Documents {
            documents = List.copyOf(documents);
            flags = List.copyOf(flags);
        }
    }

    /// Another message, several of them, or one that says not what it is.
    ///
    /// @param type `ADT^A01`, empty where it is not said
    record Other(ReadFields fields, String type, String because) implements Hl7Read {}

    /// Begins like a message and is none.
    record Malformed(List<Defect> defects) implements Hl7Read {}

    record NotHl7() implements Hl7Read {}

    /// What is to be done with a document (ANS, "Transmission d'un document CDA-R2 en HL7v2").
    enum Action {
        NEW,
        REPLACE,
        DELETE
    }

    /// A question of the sender's program with its answer (ANS MetaDMPMSS).
    record Flag(String code, boolean yes) {}
}
