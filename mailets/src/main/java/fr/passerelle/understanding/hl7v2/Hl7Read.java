package fr.passerelle.understanding.hl7v2;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Restriction;
import fr.passerelle.patient.Ins;
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
    /// @param ins every INS that PID names, those that are no field because of what is odd about
    ///     them included: to be held against the documents
    /// @param documents in their order; the words of the mail that carried them are none
    /// @param flags what the sender asks for, MASQUE_PS and the like, in the order they stand
    record Documents(
            ReadFields fields,
            List<Ins> ins,
            Action action,
            List<EmbeddedDocument> documents,
            List<Flag> flags)
            implements Hl7Read {
        public Documents {
            ins = List.copyOf(ins);
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
        NEW("brings"),
        REPLACE("replaces"),
        DELETE("withdraws");

        private final String verb;

        Action(String verb) {
            this.verb = verb;
        }

        /// What the message does with it, in a word of English.
        public String verb() {
            return verb;
        }
    }

    /// A question of the sender's program with its answer (ANS MetaDMPMSS).
    ///
    /// @param segment its number in the message, counted from 1
    record Flag(int segment, String code, boolean yes) {
        /// True where somebody may not see the documents. The others (DESTDMP, ACK_RECEPTION …) are
        /// orders to the sender's own platform.
        public boolean restricts() {
            return yes && Restriction.find(code).isPresent();
        }
    }
}
