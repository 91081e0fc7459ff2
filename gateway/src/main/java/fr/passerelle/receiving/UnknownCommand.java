package fr.passerelle.receiving;

import java.util.Set;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.UnknownCommandHandler;
import org.apache.james.protocols.smtp.SMTPSession;
import org.jspecify.annotations.Nullable;

/// Any command that is none of ours. James's own says it back to the client, and counts it in the
/// transaction, so that RSET forgives everything.
final class UnknownCommand extends UnknownCommandHandler<SMTPSession> {
    /// What follows these is not ours to read line by line: the rest of a web request, which
    /// somebody's browser was talked into sending here, or a chunk of a message (RFC 3030).
    private static final Set<String> NOT_OURS =
            Set.of("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "CONNECT", "PRI", "BDAT");

    private static final Response UNKNOWN =
            MailCommand.reply("500", "5.5.1 Command not recognised");

    @Override
    public @Nullable Response onCommand(SMTPSession session, Request request) {
        SmtpFramer framer = SmtpConversation.framer(session);
        if (NOT_OURS.contains(request.getCommand())) {
            framer.end("421 4.7.0 Not offered, and what follows it is not read");
            return null;
        }
        return framer.strike("421 4.7.0 Too many errors") ? null : UNKNOWN;
    }
}
