package fr.passerelle.filing;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Facts;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.document.Fiche;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.opening.Opened;
import fr.passerelle.people.Correspondent;
import fr.passerelle.store.Cases;
import fr.passerelle.store.Likenesses;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.store.People;
import fr.passerelle.store.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One message whose case is looked for: who wrote it, which mail of ours it answers, and where to
/// look things up.
final class Inquiry {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /// One question about many cases is answered for the newest of them.
    static final int MANY_CASES = 20;

    private final Registry registry;
    private final Transaction transaction;
    private final Opened opened;
    private final Optional<Correspondent> writer;
    private final LocalDate today;

    Inquiry(
            Registry registry,
            Transaction transaction,
            Opened opened,
            Optional<Correspondent> writer) {
        this.registry = registry;
        this.transaction = transaction;
        this.opened = opened;
        this.writer = writer;
        this.today = opened.received().at().atZone(ZONE).toLocalDate();
    }

    Transaction transaction() {
        return transaction;
    }

    Opened opened() {
        return opened;
    }

    /// Who wrote, where somebody vouches for it.
    Optional<Correspondent> writer() {
        return writer;
    }

    Cases cases() {
        return registry.cases();
    }

    People people() {
        return registry.people();
    }

    Outbox outbox() {
        return registry.outbox();
    }

    Facts facts(Fiche fiche, boolean afterDischarge) {
        return registry.facts().of(fiche, today, afterDischarge);
    }

    Set<String> missing(Fiche fiche) {
        return registry.compulsory().missing(fiche);
    }

    Likenesses likenesses() {
        return registry.likenesses();
    }

    /// The mail of ours with this token; about the case that its case goes on in, where that was
    /// laid into another.
    Optional<Ticket> ticket(Optional<String> token) {
        return token.flatMap(t -> outbox().findByToken(transaction, t)).map(this::goingOn);
    }

    private Ticket goingOn(Ticket ticket) {
        return ticket.about()
                .map(id -> likenesses().goesOnIn(transaction, id))
                .map(ticket::goingOnIn)
                .orElse(ticket);
    }

    /// Written by the one person the mail went to, and somebody vouches for it.
    boolean writtenByAddressee(Optional<Ticket> ticket) {
        return ticket.isPresent()
                && writer.map(w -> w.address().equals(ticket.get().recipient())).orElse(false);
    }

    /// The same without proof, enough for what can do no harm.
    boolean fromAddressee(Optional<Ticket> ticket) {
        Optional<EmailAddress> author = opened.author();
        return ticket.isPresent()
                && author.map(a -> a.equals(ticket.get().recipient())).orElse(true);
    }

    /// The cases that the writer follows.
    List<CaseId> followed() {
        return writer.map(w -> cases().followedBy(transaction, w.id(), MANY_CASES))
                .orElse(List.of());
    }

    Found aPerson(Optional<Ticket> ticket, String because) {
        return Found.one(
                new Occasion.ForAPerson(
                        ticket.flatMap(Ticket::about),
                        ticket.flatMap(Ticket::offer),
                        writer.map(Correspondent::id),
                        because),
                "for a person: " + because);
    }
}
