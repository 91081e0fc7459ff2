package fr.passerelle.filing;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.document.Defect;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.understanding.Understood;
import java.util.List;
import java.util.Optional;

/// Finds which mail of ours, and so which case and offer, an answer is about: from people and from
/// machines.
final class AnswerSearch {
    private final Inquiry it;

    AnswerSearch(Inquiry it) {
        this.it = it;
    }

    Found reply(Understood.Reply reply) {
        Optional<Ticket> ticket = it.ticket(Optional.of(reply.token()));
        Optional<OfferId> offer = ticket.flatMap(Ticket::offer);
        if (offer.isEmpty()) {
            return it.aPerson(ticket, "an answer to no proposal of ours");
        }
        if (!it.writtenByAddressee(ticket)) {
            return it.aPerson(
                    ticket,
                    it.writer().isPresent()
                            ? "an answer from somebody who was not asked"
                            : "an answer whose sender nobody vouches for");
        }
        if (!ticket.flatMap(Ticket::about).equals(Optional.of(offer.get().caseId()))) {
            return it.aPerson(
                    Optional.of(ticket.get().withoutOffer()),
                    "an answer to a proposal of a case that goes on in another");
        }
        return Found.one(
                new Occasion.Answered(offer.get(), reply.answer()),
                offer.get() + ", " + reply.answer().word());
    }

    Found followUp(Understood.FollowUp followUp) {
        Optional<Ticket> ticket = it.ticket(followUp.token());
        Optional<CaseId> about = ticket.flatMap(Ticket::about);
        if (about.isPresent() && it.writtenByAddressee(ticket)) {
            return Found.one(
                    new Occasion.Happened(about.get(), ticket.get().person(), followUp.news()),
                    about.get() + ", news");
        }
        List<CaseId> followed = it.followed();
        if (ticket.isEmpty() && it.writer().isPresent() && followed.size() == 1) {
            return Found.one(
                    new Occasion.Happened(
                            followed.getFirst(), it.writer().get().id(), followUp.news()),
                    followed.getFirst() + ", the only case its writer follows");
        }
        return it.aPerson(ticket, "news that belongs to no one case");
    }

    Found automatic(Understood.Automatic automatic) {
        Optional<Ticket> ticket = it.ticket(automatic.token());
        Optional<OfferId> offer = ticket.flatMap(Ticket::offer);
        if (offer.isEmpty() || !it.fromAddressee(ticket)) {
            return Found.one(
                    new Occasion.Nothing("a machine wrote, and about no offer"),
                    "written by a machine");
        }
        return Found.one(
                new Occasion.Absent(offer.get(), automatic.backOn()), offer.get() + ", away");
    }

    Found bounce(Understood.Bounce bounce) {
        Optional<Ticket> ticket = it.ticket(bounce.token());
        Optional<CaseId> about = ticket.flatMap(Ticket::about);
        if (about.isEmpty()) {
            return it.aPerson(ticket, "a bounce of no mail of ours");
        }
        return Found.one(
                new Occasion.Undelivered(
                        about.get(),
                        ticket.flatMap(Ticket::offer),
                        bounce.permanent(),
                        bounce.status()),
                about.get() + ", undelivered");
    }

    /// Nobody vouches for a report and nobody needs to: all it does is call a person. Who sent
    /// it is a machine, and is told nothing.
    Found notIntegrated(Understood.NotIntegrated failed) {
        Optional<Ticket> ticket =
                failed.messageId()
                        .flatMap(id -> it.outbox().findByMessageId(it.transaction(), id))
                        .or(() -> it.ticket(failed.token()));
        if (ticket.filter(t -> t.kind() == LetterKind.ALERTE_COORDO).isPresent()) {
            // Or the alert about it would come back the same way, without end.
            return Found.one(
                    new Occasion.Nothing("the coordinator's own software reports an alert"),
                    "an alert not integrated");
        }
        if (ticket.flatMap(Ticket::about).isEmpty()) {
            return Found.one(
                    new Occasion.ForAPerson(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            "an integration error about no letter of a case"),
                    "for a person: an integration error about no letter of a case");
        }
        Ticket letter = ticket.get();
        CaseId about = letter.about().orElseThrow();
        return Found.one(
                new Occasion.NotIntegrated(about, letter.kind(), letter.person(), failed.error()),
                about + ", not integrated");
    }

    Found unclear(Understood.Unclear unclear) {
        Found found =
                it.aPerson(it.ticket(unclear.token()), "not understood: " + unclear.because());
        boolean unreadable =
                unclear.defects().stream()
                        .map(Defect::kind)
                        .anyMatch(
                                kind ->
                                        kind == Defect.Kind.IMAGE_WITHOUT_TEXT
                                                || kind == Defect.Kind.UNREADABLE_DOCUMENT);
        return unreadable ? found.behind(Obstacle.UNREADABLE_DOCUMENT) : found;
    }
}
