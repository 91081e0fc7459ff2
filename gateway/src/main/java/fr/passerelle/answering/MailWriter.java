package fr.passerelle.answering;

import fr.passerelle.mail.EmailAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A rendered letter as the bytes of a message (RFC 5322), written in one pass. No object tree,
/// no library: the shape is always the same, and the bytes must be too.
final class MailWriter {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss xx", Locale.ENGLISH);

    private MailWriter() {}

    static byte[] write(
            Gateway gateway,
            EmailAddress replyTo,
            String messageId,
            Writing writing,
            String subject,
            Templates.Rendered rendered) {
        int attached = writing.attachments().stream().mapToInt(a -> a.content().size() * 2).sum();
        MailBytes mail =
                new MailBytes(
                        2048
                                + rendered.text().length() * 2
                                + rendered.html().length() * 2
                                + attached);
        mail.header("Date", date(writing.now(), gateway.zone()));
        mail.mailbox("From", gateway.name(), gateway.address().toString());
        mail.mailbox("To", writing.to().name(), writing.to().address().toString());
        mail.header("Reply-To", "<" + replyTo + ">");
        mail.text("Subject", subject);
        mail.header("Message-ID", messageId);
        thread(writing.conversation(), mail);
        loops(writing.conversation().answersAMail(), mail);
        mail.header("Content-Language", writing.to().language().code());
        mail.header("MIME-Version", "1.0");
        // RFC 2045 §6.7 note: `=_` cannot stand in quoted-printable nor in base64.
        String outer = "=_m." + writing.token();
        String inner = "=_a." + writing.token();
        if (writing.attachments().isEmpty()) {
            alternative(inner, rendered, mail);
        } else {
            mail.header("Content-Type", "multipart/mixed; boundary=\"" + outer + "\"").line();
            mail.ascii("--" + outer).line();
            alternative(inner, rendered, mail);
            for (Attachment attachment : writing.attachments()) {
                mail.ascii("--" + outer).line();
                attachment(attachment, mail);
            }
            mail.ascii("--" + outer + "--").line();
        }
        return mail.toByteArray();
    }

    /// RFC 5322 §3.6.4, one id a line.
    private static void thread(Conversation conversation, MailBytes mail) {
        conversation.inReplyTo().ifPresent(id -> mail.header("In-Reply-To", id));
        List<String> references = conversation.references();
        if (!references.isEmpty()) {
            mail.ascii("References:");
            for (String id : references) {
                mail.ascii(" ").ascii(id).line();
            }
        }
    }

    /// RFC 3834 §5 says what we are; the Exchange header asks for silence, but never for silence
    /// about a failure.
    static void loops(boolean answersAMail, MailBytes mail) {
        mail.header("Auto-Submitted", answersAMail ? "auto-replied" : "auto-generated");
        mail.header("X-Auto-Response-Suppress", "OOF, AutoReply");
    }

    private static void alternative(String boundary, Templates.Rendered rendered, MailBytes mail) {
        mail.ascii("Content-Type: multipart/alternative;").line();
        mail.ascii(" boundary=\"" + boundary + "\"").line().line();
        part(boundary, "text/plain", rendered.text(), mail);
        part(boundary, "text/html", rendered.html(), mail);
        mail.ascii("--" + boundary + "--").line();
    }

    private static void part(String boundary, String type, String text, MailBytes mail) {
        mail.ascii("--" + boundary).line();
        mail.header("Content-Type", type + "; charset=utf-8");
        mail.header("Content-Transfer-Encoding", "quoted-printable").line();
        mail.quotedPrintable(text).line();
    }

    private static void attachment(Attachment attachment, MailBytes mail) {
        mail.header("Content-Type", attachment.mediaType());
        mail.header("Content-Transfer-Encoding", "base64");
        mail.ascii("Content-Disposition: attachment;").line();
        mail.ascii(" filename*=UTF-8''" + Rfc2231.encode(attachment.fileName())).line().line();
        mail.base64(attachment.content().bytes());
    }

    static String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }
}
