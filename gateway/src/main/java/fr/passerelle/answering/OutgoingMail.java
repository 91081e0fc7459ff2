package fr.passerelle.answering;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import java.util.List;
import java.util.Optional;

/// A finished mail of ours: the very bytes that will leave, with a Message-ID fixed in advance.
///
/// @param kind as deciding asked for it; a refusal counts as TRANSMIS, a read receipt as AR
/// @param messageId angle brackets included; carries the token, no personal datum
/// @param returnPath the VERP envelope sender, or empty for the null reverse-path
/// @param recipient the one envelope recipient: one mail, one person
/// @param token what an answer to it will carry
/// @param asked the fields of the fiche that it asks for, in its order
/// @param subject and `body` as the person reads them, so that quotes can be subtracted later
public record OutgoingMail(
        LetterKind kind,
        Optional<CaseId> about,
        Optional<OfferId> offer,
        String messageId,
        Optional<EmailAddress> returnPath,
        EmailAddress recipient,
        String token,
        List<Field> asked,
        String subject,
        String body,
        RawMessage raw) {
    public OutgoingMail {
        asked = List.copyOf(asked);
    }

    /// A mail that asks for no field.
    public OutgoingMail(
            LetterKind kind,
            Optional<CaseId> about,
            Optional<OfferId> offer,
            String messageId,
            Optional<EmailAddress> returnPath,
            EmailAddress recipient,
            String token,
            String subject,
            String body,
            RawMessage raw) {
        this(
                kind,
                about,
                offer,
                messageId,
                returnPath,
                recipient,
                token,
                List.of(),
                subject,
                body,
                raw);
    }

    /// The same mail as other bytes: what it leaves as.
    public OutgoingMail as(RawMessage leaving) {
        return new OutgoingMail(
                kind,
                about,
                offer,
                messageId,
                returnPath,
                recipient,
                token,
                asked,
                subject,
                body,
                leaving);
    }
}
