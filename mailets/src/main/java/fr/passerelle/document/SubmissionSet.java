package fr.passerelle.document;

import java.util.List;
import java.util.Optional;

/// What was put together and sent at one time (XDS SubmissionSet, IHE ITI TF-3 §4.2.3.3): one
/// folder of an XDM package.
///
/// @param folder where its metadata lay
/// @param id of the object: a UUID, or any word
/// @param sourceId the system that sent it (an OID)
/// @param contentType why the set was made
/// @param recipients `intendedRecipient`, as written
public record SubmissionSet(
        String folder,
        String id,
        Optional<String> uniqueId,
        Optional<String> sourceId,
        Optional<PatientIdentifier> patient,
        Optional<Code> contentType,
        Optional<Dtm> submissionTime,
        Optional<String> title,
        Optional<String> comments,
        List<Author> authors,
        List<String> recipients) {
    public SubmissionSet {
        authors = List.copyOf(authors);
        recipients = List.copyOf(recipients);
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "submission set in " + folder;
    }
}
