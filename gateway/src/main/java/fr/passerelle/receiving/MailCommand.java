package fr.passerelle.receiving;

import fr.passerelle.mail.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.api.handler.CommandHandler;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.esmtp.EhloExtension;

/// MAIL (RFC 5321 §4.1.1.2) with SIZE (RFC 1870) and BODY (RFC 6152). Our own in place of
/// James's: that one writes addresses to the log and accepts parameters it never offered.
final class MailCommand implements CommandHandler<SMTPSession>, EhloExtension {
    private static final Response OK = reply("250", "2.1.0 Sender OK");
    private static final Response HELO_FIRST = reply("503", "5.5.1 EHLO or LHLO first");
    private static final Response TWICE = reply("503", "5.5.1 Sender already given");
    private static final Response SYNTAX = reply("501", "5.5.4 Usage: MAIL FROM:<address>");
    private static final Response BAD_SENDER = reply("553", "5.1.7 Sender address not understood");
    private static final Response TOO_LARGE = reply("552", "5.3.4 Message too large");
    private static final Response UNKNOWN_PARAMETER = reply("555", "5.5.4 Parameter not offered");

    private final long maxSize;

    MailCommand(long maxSize) {
        this.maxSize = maxSize;
    }

    static Response reply(String code, String text) {
        return new SMTPResponse(code, text).immutable();
    }

    @Override
    public Collection<String> getImplCommands() {
        return List.of("MAIL");
    }

    @Override
    public List<String> getImplementedEsmtpFeatures(SMTPSession session) {
        return List.of("SIZE " + maxSize);
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        if (session.getAttachment(SMTPSession.CURRENT_HELO_MODE, State.Connection).isEmpty()) {
            return HELO_FIRST;
        }
        if (session.getAttachment(SmtpTransaction.KEY, State.Transaction).isPresent()) {
            return TWICE;
        }
        Optional<SmtpPath> path =
                SmtpPath.find(Optional.ofNullable(request.getArgument()), "FROM:");
        if (path.isEmpty()) {
            return SYNTAX;
        }
        Optional<EmailAddress> sender = path.get().address();
        if (sender.isEmpty() && !path.get().path().isEmpty()) {
            return BAD_SENDER;
        }
        long size = 0;
        for (String parameter : path.get().parameters()) {
            if (parameter.startsWith("SIZE=")) {
                size = size(parameter.substring(5));
                if (size < 0) {
                    return SYNTAX;
                }
                if (size > maxSize) {
                    return TOO_LARGE;
                }
            } else if (!parameter.equals("BODY=7BIT") && !parameter.equals("BODY=8BITMIME")) {
                return UNKNOWN_PARAMETER;
            }
        }
        session.setAttachment(
                SmtpTransaction.KEY, new SmtpTransaction(sender, size), State.Transaction);
        return OK;
    }

    /// RFC 1870 §4: one to twenty digits; more than a long can hold is simply too large.
    private static long size(String digits) {
        if (digits.isEmpty()
                || digits.length() > 20
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
