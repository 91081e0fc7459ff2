package fr.passerelle.filing;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.understanding.Understood;
import fr.passerelle.understanding.reply.Answer;
import java.util.List;
import java.util.Optional;

/// Finds what an order by mail is about, and whether its writer may give it.
final class OrderSearch {
    private final Inquiry it;

    OrderSearch(Inquiry it) {
        this.it = it;
    }

    Found command(Understood.Command command) {
        Optional<Ticket> ticket = it.ticket(command.token());
        return switch (command.order()) {
            case Understood.Order.Status _ -> status(ticket);
            case Understood.Order.Stop _ -> stop(ticket);
            case Understood.Order.Help _ -> it.aPerson(ticket, "asks for help");
            case Understood.Order.Numbered _,
                    Understood.Order.SamePatient _,
                    Understood.Order.TwoPatients _,
                    Understood.Order.DeathConfirmed _,
                    Understood.Order.DeathDenied _ ->
                    new ChoiceSearch(it).choice(command.order(), ticket);
        };
    }

    /// I3: a volunteer who says stop, about a proposal of ours, is not asked again; the
    /// proposal counts as declined, and the coordinator hears of it.
    private Found stop(Optional<Ticket> ticket) {
        Optional<OfferId> offer = ticket.flatMap(Ticket::offer);
        if (offer.isEmpty() || !it.writtenByAddressee(ticket)) {
            return it.aPerson(ticket, "asks not to be written to");
        }
        it.people().stop(it.transaction(), ticket.orElseThrow().person());
        return new Found(
                List.of(
                        new Occasion.Answered(offer.get(), new Answer.Decline(Optional.empty())),
                        new Occasion.ForAPerson(
                                Optional.of(offer.get().caseId()),
                                offer,
                                Optional.empty(),
                                "a volunteer asks not to be written to any more")),
                offer.get() + ", a volunteer stops");
    }

    private Found status(Optional<Ticket> ticket) {
        if (it.writer().isEmpty()) {
            return it.aPerson(ticket, "a question whose sender nobody vouches for");
        }
        String by = it.writer().get().id();
        Optional<CaseId> about =
                it.writtenByAddressee(ticket) ? ticket.flatMap(Ticket::about) : Optional.empty();
        List<CaseId> asked = about.map(List::of).orElseGet(it::followed);
        if (asked.isEmpty()) {
            return it.aPerson(ticket, "asks where a request stands and follows none");
        }
        return new Found(
                asked.stream()
                        .limit(Inquiry.MANY_CASES)
                        .<Occasion>map(id -> new Occasion.StatusAsked(id, by))
                        .toList(),
                asked.size() + " followed");
    }
}
