package fr.passerelle.filing;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.Lookalike;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.document.Fiche;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.store.PatientMarks;
import fr.passerelle.understanding.Understood;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the case of a request, or opens one, and puts what it brings into the vault.
final class RequestSearch {
    private final Inquiry it;
    private final LikenessSearch likenesses;

    RequestSearch(Inquiry it) {
        this.it = it;
        this.likenesses = new LikenessSearch(it);
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
        for (CaseId alike : alike(marks)) {
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

    private List<CaseId> alike(PatientMarks marks) {
        return marks.allTraits().stream()
                .flatMap(traits -> it.cases().findByTraits(it.transaction(), traits).stream())
                .distinct()
                .toList();
    }

    private Found open(Fiche fiche, String referrer, boolean urgent, PatientMarks marks) {
        Instant now = it.opened().received().at();
        CaseId id = it.cases().open(it.transaction(), fiche, marks, now);
        List<Occasion> occasions = new ArrayList<>();
        occasions.add(
                new Occasion.Requested(
                        id, referrer, it.facts(fiche, urgent), it.missing(fiche), now, urgent));
        // A GP is looked for all the same: a person lays the two together, or leaves them.
        likeness(id, fiche).ifPresent(occasions::add);
        return new Found(occasions, urgent ? id + " opened, urgent" : id + " opened");
    }

    /// A question for the coordinator, one at a time.
    private Optional<Occasion> likeness(CaseId id, Fiche fiche) {
        if (it.likenesses().asked(it.transaction(), id).isPresent()) {
            return Optional.empty();
        }
        return likenesses
                .find(fiche, Optional.of(id))
                .map(
                        alike ->
                                new Occasion.LooksAlike(
                                        id,
                                        new Lookalike.OtherCase(alike),
                                        likenesses.compare(fiche, alike)));
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
        return new Found(occasions, id + ", by " + how).after(before);
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
                            : supplemented(id, by, before, after);
        };
    }

    private boolean follows(String person, CaseId id) {
        return it.cases()
                .lock(it.transaction(), id)
                .map(state -> state.referrers().contains(person))
                .orElse(false);
    }

    private Found supplemented(CaseId id, String by, Fiche before, Fiche after) {
        replace(id, after);
        List<Occasion> occasions = new ArrayList<>();
        occasions.add(new Occasion.Supplemented(id, by, it.facts(after, false), it.missing(after)));
        if (!PatientMarks.of(before).equals(PatientMarks.of(after))) {
            likeness(id, after).ifPresent(occasions::add);
        }
        return new Found(occasions, id + " supplemented").after(before);
    }
}
