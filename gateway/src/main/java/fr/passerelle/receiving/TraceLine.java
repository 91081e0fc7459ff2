package fr.passerelle.receiving;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.james.protocols.api.ProtocolSession.State;
import org.apache.james.protocols.smtp.SMTPSession;

/// Our own Received field (RFC 5321 §4.4), the first of the message. It names no recipient, and
/// the peer by its number: a look-up of its name would hold up every other connection.
final class TraceLine {
    private static final int MAX_HELO = 255;

    private final String hostName;
    private final boolean lmtp;

    TraceLine(String hostName, boolean lmtp) {
        this.hostName = hostName;
        this.lmtp = lmtp;
    }

    byte[] bytes(SMTPSession session, Instant at) {
        String mode =
                session.getAttachment(SMTPSession.CURRENT_HELO_MODE, State.Connection).orElse("");
        String helo =
                session.getAttachment(SMTPSession.CURRENT_HELO_NAME, State.Connection).orElse("");
        StringBuilder line = new StringBuilder(256);
        line.append("Received: from ");
        appendAtom(line, helo);
        line.append(" ([").append(session.getRemoteAddress().getAddress().getHostAddress());
        line.append("])\r\n\tby ").append(hostName).append(" with ");
        line.append(lmtp ? "LMTP" : mode.equals("EHLO") ? "ESMTP" : "SMTP");
        // RFC 3848: the S says that TLS was used
        if (session.isTLSStarted() && !mode.equals("HELO")) {
            line.append('S');
        }
        line.append(" id ").append(session.getSessionID()).append(";\r\n\t");
        DateTimeFormatter.RFC_1123_DATE_TIME.formatTo(at.atOffset(ZoneOffset.UTC), line);
        // RFC 5322 §4.3: "GMT" is the obsolete spelling of +0000
        if (line.toString().endsWith("GMT")) {
            line.setLength(line.length() - 3);
            line.append("+0000");
        }
        return line.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// The peer's name as it gave it, with nothing in it that could end a token or a comment.
    private static void appendAtom(StringBuilder line, String helo) {
        int before = line.length();
        for (int i = 0; i < helo.length() && i < MAX_HELO; i++) {
            char c = helo.charAt(i);
            if (c > ' ' && c < 127 && "()<>,;\\\"".indexOf(c) < 0) {
                line.append(c);
            }
        }
        if (line.length() == before) {
            line.append("unknown");
        }
    }
}
