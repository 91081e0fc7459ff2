package fr.passerelle.document;

import java.util.List;
import java.util.Optional;

/// What the metadata say of one document (XDS DocumentEntry, IHE ITI TF-3 §4.2.3.2). They are
/// what the sender claims: a document may say something else, and wins.
///
/// @param id of the object in its set: a UUID, or any word
/// @param uniqueId of the document, `root` or `root^extension` (§4.2.3.2.27): the same document
///     sent twice has the same
/// @param onDemand made when it is asked for, and so without bytes
/// @param patient the patient in the community of the sender
/// @param references `referenceIdList` (§4.2.3.2.28): other numbers of the same affair, the
///     referral's among them
public record DocumentEntry(
        String id,
        Optional<String> uniqueId,
        boolean onDemand,
        Optional<String> mimeType,
        Optional<String> title,
        Optional<String> comments,
        Optional<String> language,
        Optional<PatientIdentifier> patient,
        SourcePatient sourcePatient,
        List<Author> authors,
        Optional<Professional> legalAuthenticator,
        Codes codes,
        Times times,
        DeclaredFile file,
        List<Reference> references) {
    public DocumentEntry {
        authors = List.copyOf(authors);
        references = List.copyOf(references);
    }

    /// The patient as the source knows him (§4.2.3.2.22 and §4.2.3.2.23).
    ///
    /// @param info lines of a PID segment (`PID-5|LAST^First`), as written
    public record SourcePatient(Optional<PatientIdentifier> identifier, List<String> info) {
        public SourcePatient {
            info = List.copyOf(info);
        }

        /// Says nothing about the patient.
        @Override
        public String toString() {
            return "source patient with " + info.size() + " lines";
        }
    }

    /// What kind of document (§4.2.3.2.3 and following). `type` tells a discharge letter from a
    /// referral.
    public record Codes(
            Optional<Code> documentClass,
            Optional<Code> type,
            Optional<Code> format,
            List<Code> confidentiality,
            Optional<Code> facilityType,
            Optional<Code> practiceSetting,
            List<Code> events) {
        public Codes {
            confidentiality = List.copyOf(confidentiality);
            events = List.copyOf(events);
        }
    }

    /// When it was written, and the care it tells of.
    public record Times(
            Optional<Dtm> creation, Optional<Dtm> serviceStart, Optional<Dtm> serviceStop) {}

    /// Which file it is, and what its bytes should be.
    ///
    /// @param uri relative to the folder of the metadata (IHE ITI TF-2 §3.32.4.1.2)
    /// @param hash SHA-1 in hex (§4.2.3.2.10); it shows damage, not forgery
    /// @param size in bytes (§4.2.3.2.24), as written
    public record DeclaredFile(
            Optional<String> uri, Optional<String> hash, Optional<String> size) {}

    /// One number of the affair (HL7 v2 CXi): `id^^^&authority&ISO^kind`.
    ///
    /// @param kind such as `urn:ihe:iti:xds:2013:referral`
    public record Reference(String number, Optional<String> authority, Optional<String> kind) {}

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "document entry, type " + codes.type().map(Code::code).orElse("unknown");
    }
}
