package fr.passerelle.receiving;

import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.StartTlsResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.StartTlsCmdHandler;
import org.jspecify.annotations.Nullable;

/// STARTTLS that forgets what was said in clear, the client's name included (RFC 3207 §4.2), and
/// is not begun where more was said in clear behind it. The framer is asked here, once the
/// command is known for what it is, so that no spelling of it goes past the question.
final class StartTlsCommand extends StartTlsCmdHandler {
    private static final Response NO_ARGUMENT = MailCommand.reply("501", "5.5.4 Usage: STARTTLS");
    private static final Response TWICE = MailCommand.reply("503", "5.5.1 TLS already active");
    private static final Response NOT_OFFERED =
            MailCommand.reply("502", "5.5.1 STARTTLS is not offered");

    @Override
    public @Nullable Response onCommand(SMTPSession session, Request request) {
        if (session.isTLSStarted()) {
            return TWICE;
        }
        if (!session.isStartTLSSupported()) {
            return NOT_OFFERED;
        }
        if (request.getArgument() != null) {
            return NO_ARGUMENT;
        }
        Response response = super.onCommand(session, request);
        if (response instanceof StartTlsResponse) {
            session.removeAttachment(SMTPSession.CURRENT_HELO_MODE, State.Connection);
            session.removeAttachment(SMTPSession.CURRENT_HELO_NAME, State.Connection);
            return SmtpConversation.framer(session).awaitTls() ? response : null;
        }
        return response;
    }
}
