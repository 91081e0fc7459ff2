package fr.passerelle.filing;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.document.Fiche;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.store.PatientMarks;
import fr.passerelle.understanding.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the case of a request, or opens one, and puts what it brings into the vault.
final class RequestSearch {
    private final Inquiry it;

    RequestSearch(Inquiry it) {
        this.it = it;
    }

    Found request(Fiche fiche, boolean urgent) {
        if (it.writer().isEmpty()) {
            return it.aPerson(Optional.empty(), "a request whose sender nobody vouches for");
        }
        String referrer = it.writer().get().id();
        PatientMarks marks = PatientMarks.of(fiche);
        Optional<CaseId> same =
                marks.ins().stream()
                        .flatMap(ins -> it.cases().findByIns(it.transaction(), ins).stream())
                        .findFirst();
        if (same.isPresent()) {
            return known(same.get(), fiche, referrer, "the INS of an open case");
        }
        for (CaseId alike :
                marks.traits()
                        .map(t -> it.cases().findByTraits(it.transaction(), t))
                        .orElse(List.of())) {
            Optional<CaseState> state = it.cases().lock(it.transaction(), alike);
            if (state.isPresent() && state.get().referrers().contains(referrer)) {
                return known(alike, fiche, referrer, "the traits of a case of the same referrer");
            }
        }
        for (CaseId sent : it.cases().findBySaid(it.transaction(), fiche)) {
            Optional<CaseState> state = it.cases().lock(it.transaction(), sent);
            if (state.isPresent() && state.get().referrers().contains(referrer)) {
                return known(sent, fiche, referrer, "the same request of the same referrer");
            }
        }
        return open(fiche, referrer, urgent, marks);
    }

    private Found open(Fiche fiche, String referrer, boolean urgent, PatientMarks marks) {
        boolean namesake =
                marks.traits().stream()
                        .anyMatch(t -> !it.cases().findByTraits(it.transaction(), t).isEmpty());
        CaseId id = it.cases().open(it.transaction(), fiche, marks, it.opened().received().at());
        List<Occasion> occasions = new ArrayList<>();
        occasions.add(
                new Occasion.Requested(
                        id,
                        referrer,
                        it.facts(fiche, urgent),
                        it.missing(fiche),
                        it.opened().received().at(),
                        urgent));
        if (namesake) {
            // A GP is looked for all the same: a person merges the two, or leaves them.
            occasions.add(
                    new Occasion.ForAPerson(
                            Optional.of(id),
                            Optional.empty(),
                            Optional.empty(),
                            "another open case has the same traits and no common INS"));
        }
        return new Found(occasions, urgent ? id + " opened, urgent" : id + " opened");
    }

    /// The same patient again: what is new is kept, both referrers are.
    private Found known(CaseId id, Fiche fiche, String referrer, String how) {
        Fiche before = it.cases().fiche(it.transaction(), id).orElse(Fiche.EMPTY);
        if (Likeness.of(before, fiche) != Likeness.SAME) {
            return somebodyElse(id, referrer, fiche);
        }
        Optional<CaseState> state = it.cases().lock(it.transaction(), id);
        boolean sameReferrer = state.map(s -> s.referrers().contains(referrer)).orElse(false);
        Fiche after = sameReferrer ? before.with(fiche) : fiche.with(before);
        boolean nothingNew = after.equals(before);
        if (!nothingNew) {
            replace(id, after);
        }
        List<Occasion> occasions = new ArrayList<>();
        if (!sameReferrer || nothingNew) {
            occasions.add(new Occasion.Repeated(id, referrer, sameReferrer && nothingNew));
        }
        if (!nothingNew && (sameReferrer || !it.missing(before).isEmpty())) {
            occasions.add(
                    new Occasion.Supplemented(
                            id, referrer, it.facts(after, false), it.missing(after)));
        }
        return new Found(occasions, id + ", by " + how);
    }

    Found somebodyElse(CaseId id, String by, Fiche fiche) {
        Found found =
                Found.one(
                        new Occasion.ForAPerson(
                                Optional.of(id),
                                Optional.empty(),
                                Optional.of(by),
                                "what identifies the patient is not what the case has"),
                        id + " perhaps: the patient is perhaps another");
        return found.behind(
                fiche.ins().isPresent() ? Obstacle.OTHER_TRAITS : Obstacle.OTHER_PATIENT);
    }

    private void replace(CaseId id, Fiche fiche) {
        it.cases().replaceFiche(it.transaction(), id, fiche);
        it.cases().mark(it.transaction(), id, PatientMarks.of(fiche));
    }

    Found supplement(Understood.Supplement more) {
        Optional<Ticket> ticket = it.ticket(Optional.of(more.token()));
        if (!it.writtenByAddressee(ticket)) {
            return it.aPerson(ticket, "more about a case, from somebody else");
        }
        if (ticket.flatMap(Ticket::about).isEmpty()) {
            // An answer to a refusal or a receipt of ours, with what should have come first.
            return request(more.fiche(), false);
        }
        CaseId id = ticket.orElseThrow().about().orElseThrow();
        String by = ticket.get().person();
        Fiche before = it.cases().fiche(it.transaction(), id).orElse(Fiche.EMPTY);
        Fiche after = before.with(more.fiche());
        return switch (Likeness.of(before, more.fiche())) {
            case OTHER -> request(more.fiche(), false);
            case DOUBTFUL -> somebodyElse(id, by, more.fiche());
            case SAME ->
                    after.equals(before) && more.documents().isEmpty() && follows(by, id)
                            ? Found.one(new Occasion.Repeated(id, by, true), id + ", nothing new")
                            : supplemented(id, by, after);
        };
    }

    private boolean follows(String person, CaseId id) {
        return it.cases()
                .lock(it.transaction(), id)
                .map(state -> state.referrers().contains(person))
                .orElse(false);
    }

    private Found supplemented(CaseId id, String by, Fiche after) {
        replace(id, after);
        return Found.one(
                new Occasion.Supplemented(id, by, it.facts(after, false), it.missing(after)),
                id + " supplemented");
    }
}
