package fr.passerelle.answering;

/// What became of a letter.
public sealed interface Written {
    /// It stands, and may go into the outbox.
    record Finished(OutgoingMail mail) implements Written {}

    /// It must not leave. A person has to look: the case goes on, this mail does not.
    record Withheld(Objection why) implements Written {}

    /// Why a finished mail must not leave.
    enum Objection {
        /// It carries something that identifies the patient, and its kind may not.
        IDENTITY,
        /// It may carry identity, but its recipient is outside the trusted domains.
        RECIPIENT_NOT_TRUSTED,
        /// It has a patient's document, and its kind may not.
        ATTACHMENT,
        /// Its header is not the header we meant to write: a line break came in with a value.
        HEADER_INJECTION
    }
}
