package fr.passerelle.serving;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.chain.Turn;
import fr.passerelle.mail.Received;
import fr.passerelle.store.Outbox;
import java.time.Instant;
import java.util.Optional;

/// Where finished mails are laid: into the outbox, in the transaction of the turn, and into the
/// postman's hand once that is safe.
record OutTray(Outbox outbox, Handover handover) {
    /// How long a written mail is kept for this node's postman before another may take it.
    interface Handover {
        Optional<Instant> leaseUntil(Instant now);
    }

    /// @param number the one its Message-ID was made from
    /// @param person whom it goes to, pseudonymous
    /// @param expires when an answer to it stops being true
    void put(Turn turn, long number, OutgoingMail mail, String person, Instant expires) {
        turn.goesOut(
                outbox.write(
                        turn.transaction(),
                        number,
                        mail,
                        person,
                        expires,
                        turn.now(),
                        turn.cause().map(Received::reference),
                        handover.leaseUntil(turn.now())));
    }
}
