package fr.passerelle.answering;

import fr.passerelle.deciding.LetterKind;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.RawMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Answers a wish for a receipt (RFC 8098): `multipart/report` with a text for people, the
/// disposition for machines, and the header of the message it is about.
///
/// The whole original, as the ANS guide would have it, is not sent back: it holds a patient.
public final class ReadReceipt {
    /// What became of the message.
    public sealed interface Disposition {
        record Processed() implements Disposition {}

        /// @param code one of the ANS codes: 900 wrong version, 901 author not allowed, 902
        ///     patient unknown, 903 INS absent, 904 INS mismatch, 905 INS incomplete, 906 other
        record Failed(int code, String what) implements Disposition {}
    }

    private final Templates templates;
    private final Gateway gateway;

    public ReadReceipt(Templates templates, Gateway gateway) {
        this.templates = templates;
        this.gateway = gateway;
    }

    /// To whom a receipt may go by itself. RFC 8098 §2.1: exactly one address, and only where it
    /// is also the return path; otherwise a forged header would make us write to strangers.
    public static Optional<EmailAddress> wanted(Headers headers, Optional<EmailAddress> sender) {
        if (headers.all("Disposition-Notification-To").size() != 1) {
            return Optional.empty();
        }
        return headers.first("Disposition-Notification-To")
                .map(ReadReceipt::bareAddress)
                .flatMap(EmailAddress::find)
                .filter(asked -> sender.filter(asked::equals).isPresent());
    }

    /// What stands in angle brackets, where there are any.
    private static String bareAddress(String value) {
        int open = value.lastIndexOf('<');
        int close = value.lastIndexOf('>');
        return open >= 0 && close > open ? value.substring(open, close + 1) : value;
    }

    /// @param to from [#wanted]
    /// @param original the header of the message; its subject is not repeated
    /// @param token makes the Message-ID; nobody is expected to answer
    public Written write(
            EmailAddress to,
            Headers original,
            Disposition disposition,
            String token,
            Language language,
            Instant now) {
        Templates.Rendered rendered = rendered(disposition, language);
        String subject = subject(disposition, rendered.subject());
        String text = rendered.text();
        String messageId = "<k." + token + "@" + gateway.address().domain() + ">";
        Optional<String> originalId = original.first("Message-ID").filter(Conversation::safe);
        String boundary = "=_r." + token;
        MailBytes mail = new MailBytes(2048);
        mail.header("Date", MailWriter.date(now, gateway.zone()));
        mail.mailbox("From", gateway.name(), gateway.address().toString());
        mail.mailbox("To", "", to.toString());
        mail.text("Subject", subject);
        mail.header("Message-ID", messageId);
        originalId.ifPresent(id -> mail.header("In-Reply-To", id).header("References", id));
        MailWriter.loops(true, mail);
        mail.header("MIME-Version", "1.0");
        mail.ascii("Content-Type: multipart/report; report-type=disposition-notification;").line();
        mail.ascii(" boundary=\"" + boundary + "\"").line().line();
        mail.ascii("--" + boundary).line();
        mail.header("Content-Type", "text/plain; charset=utf-8");
        mail.header("Content-Transfer-Encoding", "quoted-printable").line();
        mail.quotedPrintable(text).line();
        mail.ascii("--" + boundary).line();
        mail.header("Content-Type", "message/disposition-notification").line();
        mail.header("Reporting-UA", "passerelle");
        mail.header("Final-Recipient", "rfc822;" + gateway.address());
        originalId.ifPresent(id -> mail.header("Original-Message-ID", id));
        mail.header(
                "Disposition",
                "automatic-action/MDN-sent-automatically; "
                        + switch (disposition) {
                            case Disposition.Processed() -> "processed";
                            case Disposition.Failed _ -> "processed/error";
                        });
        if (disposition instanceof Disposition.Failed(var code, var what)) {
            mail.text("Error", code + "^" + what);
        }
        mail.line();
        mail.ascii("--" + boundary).line();
        mail.header("Content-Type", "text/rfc822-headers").line();
        originalId.ifPresent(id -> mail.header("Message-ID", id));
        mail.line();
        mail.ascii("--" + boundary + "--").line();
        OutgoingMail finished =
                new OutgoingMail(
                        LetterKind.AR,
                        Optional.empty(),
                        Optional.empty(),
                        messageId,
                        Optional.empty(),
                        to,
                        token,
                        subject,
                        text,
                        new RawMessage(mail.toByteArray()));
        return OutgoingGuard.header(finished)
                .<Written>map(Written.Withheld::new)
                .orElseGet(() -> new Written.Finished(finished));
    }

    /// The ANS form of an error subject repeats the original's, which names the patient; ours
    /// keeps its prefix and stops there.
    private static String subject(Disposition disposition, String subject) {
        return switch (disposition) {
            case Disposition.Processed() -> subject;
            case Disposition.Failed(var code, _) ->
                    "[KO Intégration système !][" + code + "] XDM/1.0/DDM";
        };
    }

    private Templates.Rendered rendered(Disposition disposition, Language language) {
        Map<String, Object> context = new HashMap<>();
        context.put("passerelle", gateway.name());
        context.put("coordination", gateway.coordinator().toString());
        return switch (disposition) {
            case Disposition.Processed() -> templates.receipt("processed", language, context);
            case Disposition.Failed(var code, var what) -> {
                context.put("code", Integer.toString(code));
                context.put("pourquoi", what);
                yield templates.receipt("failed", language, context);
            }
        };
    }
}
