package fr.passerelle.document;

import fr.passerelle.mail.Slice;
import java.util.List;
import java.util.Optional;

/// A document of HL7 CDA R2 as France writes it (CI-SIS, "structuration minimale"): what its header
/// says, and what its body holds. Whatever was not written is absent; nothing is completed.
///
/// @param custodian who keeps the document
/// @param recipients those it was written to
/// @param participants the others who have a part, the médecin traitant not among them
public record ClinicalDocument(
        DocumentIdentity identity,
        Optional<RecordTarget> patient,
        List<Author> authors,
        Optional<Organisation> custodian,
        List<Participant> recipients,
        MedecinTraitant medecinTraitant,
        List<Participant> participants,
        List<ContactPerson> contacts,
        Stay stay,
        Body body) {
    public ClinicalDocument {
        authors = List.copyOf(authors);
        recipients = List.copyOf(recipients);
        participants = List.copyOf(participants);
        contacts = List.copyOf(contacts);
    }

    /// What a document holds behind its header.
    public sealed interface Body {
        /// Level 1: a file, nearly always a PDF (template 1.3.6.1.4.1.19376.1.2.20). Only the
        /// header can be read by a machine.
        record Attached(String mediaType, Slice content) implements Body {}

        /// Level 3: sections with text for people, and entries.
        record Sections(List<Section> sections) implements Body {
            public Sections {
                sections = List.copyOf(sections);
            }
        }

        /// Neither.
        record Nothing() implements Body {}
    }

    /// One section.
    ///
    /// @param code LOINC, as a rule
    /// @param lines its narrative text (CDA R2 §4.3.5), tables and lists flattened
    public record Section(Optional<Code> code, Optional<String> title, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }

        /// Says nothing of what stands there.
        @Override
        public String toString() {
            return "section of " + lines.size() + " lines";
        }
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "clinical document " + identity.code().map(Code::code).orElse("of no kind");
    }
}
