package fr.passerelle.serving;

import fr.passerelle.answering.Language;
import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.answering.ReadReceipt;
import fr.passerelle.answering.ReadReceipt.Disposition;
import fr.passerelle.answering.Tokens;
import fr.passerelle.answering.Written;
import fr.passerelle.chain.AnswerMail;
import fr.passerelle.chain.Turn;
import fr.passerelle.document.Fiche;
import fr.passerelle.filing.Filed;
import fr.passerelle.filing.Obstacle;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.people.Correspondent;
import fr.passerelle.store.Outbox;
import fr.passerelle.understanding.Understood;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Tells the program of a sender who asked for it what became of the message (RFC 8098), beside
/// whatever people are told. At most one receipt a message, however often it comes: its
/// Message-ID is made from that of the message.
final class ReceiptDesk implements AnswerMail.Receipts {
    /// Long enough for somebody who answers a receipt to be understood.
    private static final Duration TOKEN_LIFE = Duration.ofDays(30);

    private final ReadReceipt receipts;
    private final Tokens tokens;
    private final Outbox outbox;
    private final OutTray tray;
    private final LetterBudget budget;

    ReceiptDesk(ReadReceipt receipts, Tokens tokens, Outbox outbox, OutTray tray) {
        this.receipts = receipts;
        this.tokens = tokens;
        this.outbox = outbox;
        this.tray = tray;
        this.budget = new LetterBudget(outbox);
    }

    /// Empty also where nobody vouches for who wrote, or a machine did.
    @Override
    public Optional<OutgoingMail> acknowledge(Turn turn, Filed filed) {
        Optional<Disposition> disposition = disposition(filed);
        Optional<EmailAddress> to = receipts.wanted(filed.headers(), filed.received().envelope());
        if (filed.writer().isEmpty() || disposition.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Correspondent writer = filed.writer().get();
        String name = tokens.name(to.get() + " " + identity(filed));
        boolean sentBefore =
                outbox.findByMessageId(turn.transaction(), receipts.messageId(name)).isPresent();
        if (sentBefore || !budget.allowsReceipt(turn.transaction(), writer.id(), turn.now())) {
            return Optional.empty();
        }
        Instant expires = Instant.ofEpochMilli(turn.now().plus(TOKEN_LIFE).toEpochMilli());
        String token = tokens.make(writer.id(), "", expires);
        ReadReceipt.Report report =
                new ReadReceipt.Report(
                        to.get(),
                        filed.headers(),
                        disposition.get(),
                        filed.understood().map(Understood::fiche).orElse(Fiche.EMPTY),
                        filed.understood().flatMap(WrittenIn::find).orElse(Language.FRENCH));
        return switch (receipts.write(report, name, token, turn.now())) {
            case Written.Finished(var mail) -> {
                tray.put(turn, outbox.nextNumber(turn.transaction()), mail, writer.id(), expires);
                yield Optional.of(mail);
            }
            // Their own Message-ID names the patient. A courtesy to a program is not worth
            // stopping the message for: people are answered all the same.
            case Written.Withheld _ -> Optional.empty();
        };
    }

    /// Empty for what a machine wrote (RFC 8098 §2.1: never about a notification).
    private static Optional<Disposition> disposition(Filed filed) {
        if (filed.refusal().isPresent()) {
            return Optional.of(
                    new Disposition.Refused(
                            filed.obstacle().orElse(Obstacle.REFUSED).condition(),
                            filed.refusal().get()));
        }
        return filed.understood()
                .filter(understood -> !understood.byMachine())
                .map(
                        _ ->
                                filed.obstacle()
                                        .<Disposition>map(
                                                what ->
                                                        new Disposition.WaitsForAPerson(
                                                                what.condition()))
                                        .orElseGet(Disposition.Processed::new));
    }

    /// What makes two messages the same to their sender: the Message-ID, else the very bytes.
    private static String identity(Filed filed) {
        return filed.messageId().orElseGet(() -> sha256(filed.received().raw()));
    }

    private static String sha256(RawMessage raw) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(raw.bytes()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
