package fr.passerelle.receiving;

import fr.passerelle.mail.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.jspecify.annotations.Nullable;

/// RCPT (RFC 5321 §4.1.1.3): our own mailbox, with any `+detail`, and nobody else; there is no
/// relaying to configure wrongly.
final class RcptCommand implements CommandHandler<SMTPSession> {
    private static final Response OK = MailCommand.reply("250", "2.1.5 Recipient OK");
    private static final Response MAIL_FIRST = MailCommand.reply("503", "5.5.1 MAIL first");
    private static final Response SYNTAX =
            MailCommand.reply("501", "5.1.3 Usage: RCPT TO:<address>");
    private static final Response UNKNOWN = MailCommand.reply("550", "5.1.1 No such mailbox here");
    private static final Response TOO_MANY = MailCommand.reply("452", "4.5.3 Too many recipients");
    private static final Response UNKNOWN_PARAMETER =
            MailCommand.reply("555", "5.5.4 Parameter not offered");

    private final Predicate<EmailAddress> ours;

    RcptCommand(Predicate<EmailAddress> ours) {
        this.ours = ours;
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("RCPT");
    }

    @Override
    public @Nullable Response onCommand(SMTPSession session, Request request) {
        Optional<SmtpTransaction> transaction =
                session.getAttachment(SmtpTransaction.KEY, State.Transaction);
        if (transaction.isEmpty()) {
            return MAIL_FIRST;
        }
        Optional<SmtpPath> path = SmtpPath.find(Optional.ofNullable(request.getArgument()), "TO:");
        if (path.isEmpty()) {
            return SYNTAX;
        }
        if (!path.get().parameters().isEmpty()) {
            return UNKNOWN_PARAMETER;
        }
        Optional<EmailAddress> recipient = path.get().address();
        if (recipient.filter(ours).isEmpty()) {
            return unknown(session);
        }
        if (transaction.get().recipientCount() >= SmtpLimits.RECIPIENTS) {
            return TOO_MANY;
        }
        transaction.get().add(recipient.get());
        return OK;
    }

    /// Somebody who tries one name after the other is shown out (RFC 5321 §7.3).
    private static @Nullable Response unknown(SMTPSession session) {
        return SmtpConversation.framer(session).strike("421 4.7.0 Too many unknown recipients")
                ? null
                : UNKNOWN;
    }
}
