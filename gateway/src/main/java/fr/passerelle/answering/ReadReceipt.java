package fr.passerelle.answering;

import fr.passerelle.deciding.LetterKind;
import fr.passerelle.document.Fiche;
import fr.passerelle.mail.Addresses;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.Headers;
import fr.passerelle.mail.IntegrationError;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Refusal;
import fr.passerelle.understanding.automatic.Machines;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Answers a wish for a receipt (RFC 8098): `multipart/report` with a text for people, the
/// disposition for machines, and the header of the message it is about.
///
/// The whole original, as the ANS guide would have it, is not sent back: it holds a patient
/// (decision 0015).
public final class ReadReceipt {
    /// What became of the message.
    public sealed interface Disposition {
        /// Read and filed; whether anything more is to be said stands in the letters to people.
        record Processed() implements Disposition {}

        /// Not made part of a file by itself: a person reads it.
        record WaitsForAPerson(IntegrationError.Condition why) implements Disposition {}

        /// Not even read.
        record Refused(IntegrationError.Condition why, Refusal what) implements Disposition {}
    }

    /// What is to be said to whom.
    ///
    /// @param to from [#wanted]
    /// @param original the header of the message; its subject is not repeated
    /// @param fiche what the message said of a patient, so that none of it leaves
    public record Report(
            EmailAddress to,
            Headers original,
            Disposition disposition,
            Fiche fiche,
            Language language) {}

    private static final String ASKED = "Disposition-Notification-To";

    private final Templates templates;
    private final Gateway gateway;
    private final OutgoingGuard guard;

    public ReadReceipt(Templates templates, Gateway gateway) {
        this.templates = templates;
        this.gateway = gateway;
        this.guard = new OutgoingGuard(templates.words());
    }

    /// To whom a receipt may go by itself. RFC 8098 §2.1: exactly one address, and only where it
    /// is also the return path; otherwise a forged header would make us write to strangers. Never
    /// to a machine, never about a report, never outside the trusted domains, never to ourselves,
    /// and not where the asker makes a condition (§2.2): we know none.
    public Optional<EmailAddress> wanted(Headers headers, Envelope envelope) {
        List<String> asked = headers.all(ASKED);
        if (asked.size() != 1
                || Machines.declared(headers, envelope)
                || headers.all("Disposition-Notification-Options").stream()
                        .anyMatch(
                                options -> options.toLowerCase(Locale.ROOT).contains("required"))) {
            return Optional.empty();
        }
        return Addresses.read(asked.getFirst())
                .single()
                .filter(to -> envelope.sender().filter(to::equals).isPresent())
                .filter(gateway::trusts)
                .filter(to -> !to.mailbox().equals(gateway.address().mailbox()));
    }

    /// @param name makes the Message-ID: the same message, the same name
    /// @param token of the outbox; nobody is expected to answer
    public Written write(Report report, String name, String token, Instant now) {
        Templates.Rendered rendered = rendered(report);
        String subject = subject(report.disposition(), rendered.subject());
        String text = rendered.text();
        String messageId = messageId(name);
        Optional<String> originalId =
                report.original().first("Message-ID").filter(Conversation::safe);
        String boundary = "=_r." + token;
        MailBytes mail = new MailBytes(2048);
        mail.header("Date", MailWriter.date(now, gateway.zone()));
        mail.mailbox("From", gateway.name(), gateway.address().toString());
        mail.mailbox("To", "", report.to().toString());
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
        fields(report, originalId, mail);
        mail.line();
        // RFC 6522 §3 (3): the header of the original alone, as far as a program needs it.
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
                        report.to(),
                        token,
                        subject,
                        text,
                        new RawMessage(mail.toByteArray()));
        return guard.whole(finished, report.fiche(), innocent(report))
                .<Written>map(Written.Withheld::new)
                .orElseGet(() -> new Written.Finished(finished));
    }

    /// The Message-ID a receipt of this name bears, by which a second one would be noticed.
    public String messageId(String name) {
        return "<d." + name + "@" + gateway.address().domain() + ">";
    }

    /// RFC 8098 §3.2, in its order.
    private void fields(Report report, Optional<String> originalId, MailBytes mail) {
        mail.header("Reporting-UA", "passerelle");
        originalRecipient(report.original())
                .ifPresent(address -> mail.header("Original-Recipient", "rfc822;" + address));
        mail.header("Final-Recipient", "rfc822;" + gateway.address());
        originalId.ifPresent(id -> mail.header("Original-Message-ID", id));
        String what = "automatic-action/MDN-sent-automatically; processed";
        mail.header("Disposition", error(report.disposition()).isEmpty() ? what : what + "/error");
        error(report.disposition())
                .ifPresent(why -> mail.text("Error", why.code() + "^" + why.label()));
    }

    private static Optional<IntegrationError.Condition> error(Disposition disposition) {
        return switch (disposition) {
            case Disposition.Processed() -> Optional.empty();
            case Disposition.WaitsForAPerson(var why) -> Optional.of(why);
            case Disposition.Refused(var why, _) -> Optional.of(why);
        };
    }

    /// RFC 8098 §2.3: copied where it is there and is one address of a professional; the local
    /// part of a patient's mailbox is an INS.
    private Optional<EmailAddress> originalRecipient(Headers original) {
        return original.first("Original-Recipient")
                .map(value -> value.substring(value.indexOf(';') + 1))
                .flatMap(EmailAddress::find)
                .filter(gateway::trusts);
    }

    private String innocent(Report report) {
        return gateway.name() + " " + gateway.address() + " " + report.to();
    }

    /// The ANS form of an error subject repeats the original's, which names the patient; ours
    /// keeps its prefix and stops there.
    private static String subject(Disposition disposition, String subject) {
        return error(disposition)
                .map(why -> "[KO Intégration système !][" + why.code() + "] XDM/1.0/DDM")
                .orElse(subject);
    }

    private Templates.Rendered rendered(Report report) {
        Map<String, Object> context = new HashMap<>();
        context.put("passerelle", gateway.name());
        context.put("coordination", gateway.coordinator().toString());
        error(report.disposition())
                .ifPresent(
                        why -> {
                            context.put("code", why.code());
                            context.put(
                                    "pourquoi",
                                    report.language() == Language.FRENCH
                                            ? why.label()
                                            : why.english());
                        });
        return switch (report.disposition()) {
            case Disposition.Processed() ->
                    templates.receipt("processed", report.language(), context);
            case Disposition.WaitsForAPerson _ ->
                    templates.receipt("waits", report.language(), context);
            case Disposition.Refused(_, var what) -> {
                // The same cause in the same words as the letter to the person.
                context.put(
                        "refus", templates.refusal(what, report.language(), Map.of()).subject());
                yield templates.receipt("failed", report.language(), context);
            }
        };
    }
}
