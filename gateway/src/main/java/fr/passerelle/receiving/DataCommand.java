package fr.passerelle.receiving;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;

/// DATA (RFC 5321 §4.1.1.4): from here the framer collects the message whole, in place of the
/// line by line filters of James, whose cost grows with every line.
final class DataCommand implements CommandHandler<SMTPSession> {
    private static final Response GO_ON =
            MailCommand.reply("354", "End the message with <CRLF>.<CRLF>");
    private static final Response NO_ARGUMENT = MailCommand.reply("501", "5.5.4 Usage: DATA");
    private static final Response MAIL_FIRST = MailCommand.reply("503", "5.5.1 MAIL first");
    private static final Response NO_RECIPIENT =
            MailCommand.reply("503", "5.5.1 No valid recipient");

    private final ByteBudget budget;
    private final long maxSize;
    private final TraceLine trace;
    private final InstantSource clock;

    DataCommand(ByteBudget budget, long maxSize, TraceLine trace, InstantSource clock) {
        this.budget = budget;
        this.maxSize = maxSize;
        this.trace = trace;
        this.clock = clock;
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("DATA");
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        if (request.getArgument() != null) {
            return NO_ARGUMENT;
        }
        Optional<SmtpTransaction> transaction =
                session.getAttachment(SmtpTransaction.KEY, State.Transaction);
        if (transaction.isEmpty()) {
            return MAIL_FIRST;
        }
        if (transaction.get().recipientCount() == 0) {
            return NO_RECIPIENT;
        }
        SmtpConversation.framer(session)
                .startData(
                        transaction.get(),
                        new SmtpBody(
                                budget,
                                trace.bytes(session, clock.instant()),
                                transaction.get().declaredSize(),
                                maxSize));
        return GO_ON;
    }
}
