package fr.passerelle.store;

import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.understanding.reply.SentMail;
import fr.passerelle.understanding.reply.SentMails;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// What we have sent, for *understanding*: the outbox, read in the transaction of the message
/// at hand. A token counts only where its HMAC holds for the person and the case it was made
/// for.
public final class SentFromOutbox implements SentMails {
    private final Supplier<Transaction> current;
    private final Outbox outbox;
    private final TokenCheck tokens;
    private final InstantSource clock;

    /// Whether a token was made by us for these.
    public interface TokenCheck {
        boolean holds(String token, String person, String about, java.time.Instant expiry);
    }

    public SentFromOutbox(
            Supplier<Transaction> current, Outbox outbox, TokenCheck tokens, InstantSource clock) {
        this.current = current;
        this.outbox = outbox;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Optional<SentMail> find(String token) {
        return outbox.findByToken(current.get(), token).flatMap(this::mail);
    }

    @Override
    public Optional<SentMail> findByMessageId(String messageId) {
        return outbox.findByMessageId(current.get(), messageId)
                .flatMap(ticket -> find(ticket.token()));
    }

    private Optional<SentMail> mail(Ticket ticket) {
        String about = ticket.about().map(Object::toString).orElse("");
        if (!tokens.holds(ticket.token(), ticket.person(), about, ticket.expires())
                || ticket.expires().isBefore(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(
                new SentMail(
                        ticket.token(),
                        kind(ticket),
                        ticket.messageId(),
                        ticket.recipient(),
                        ticket.created(),
                        "",
                        outbox.texts(current.get(), ticket.token()),
                        ticket.asked()));
    }

    /// How an answer is read. A doctor's answer decides as long as their yes does not hold; from
    /// then on it is news, or takes the yes back. Which letter went out last does not matter: a
    /// doctor who asked where their proposal stands may still say yes.
    private SentMail.Kind kind(Ticket ticket) {
        return ticket.offer()
                .map(
                        offer ->
                                outbox.isAccepted(current.get(), offer)
                                        ? SentMail.Kind.ACCEPTED
                                        : SentMail.Kind.PROPOSAL)
                .orElse(SentMail.Kind.CASE);
    }
}
