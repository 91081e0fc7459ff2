package fr.passerelle.understanding.reply;

import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import java.time.Instant;
import java.util.List;

/// A mail of ours that a reply can answer.
///
/// @param token the secret in its reply address and Message-ID, lower case
/// @param kind what it was, which decides how an answer to it is read
/// @param invited the one address whose answer counts
/// @param body the text we sent, so that what is quoted back can be told from what is new
/// @param asked the fields of the fiche that it asked for, in its order
public record SentMail(
        String token,
        Kind kind,
        String messageId,
        EmailAddress invited,
        Instant sent,
        String subject,
        String body,
        List<Field> asked) {
    public SentMail {
        asked = List.copyOf(asked);
    }

    /// A mail that asks for no field.
    public SentMail(
            String token,
            Kind kind,
            String messageId,
            EmailAddress invited,
            Instant sent,
            String subject,
            String body) {
        this(token, kind, messageId, invited, sent, subject, body, List.of());
    }

    /// To whom it went, and so what a reply can mean.
    public enum Kind {
        /// To a doctor, about one proposal: an answer can accept or decline.
        PROPOSAL,
        /// To the doctor who said yes: an answer is news, or takes the yes back.
        ACCEPTED,
        /// To somebody who follows a case: an answer supplements it, tells news, asks for its
        /// state.
        CASE
    }
}
