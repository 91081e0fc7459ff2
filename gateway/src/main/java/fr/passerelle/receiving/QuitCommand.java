package fr.passerelle.receiving;

import java.util.Collection;
import java.util.List;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.jspecify.annotations.Nullable;

/// QUIT (RFC 5321 §4.1.1.10). Our own in place of James's, which closes when the reply is
/// written: what was pipelined behind QUIT must not be done before that.
final class QuitCommand implements CommandHandler<SMTPSession> {
    private static final Response NO_ARGUMENT = MailCommand.reply("501", "5.5.4 Usage: QUIT");

    @Override
    public Collection<String> getImplCommands() {
        return List.of("QUIT");
    }

    @Override
    public @Nullable Response onCommand(SMTPSession session, Request request) {
        if (request.getArgument() != null) {
            return NO_ARGUMENT;
        }
        SmtpConversation.framer(session).end("221 2.0.0 Goodbye");
        return null;
    }
}
