package fr.passerelle.filing;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.Lookalike;
import fr.passerelle.deciding.Occasion;
import fr.passerelle.deciding.Occasion.StaysApart;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.people.Correspondent;
import fr.passerelle.store.Outbox.Ticket;
import fr.passerelle.understanding.Understood.Order;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the coordinator chose by mail: which question it answers, and what follows for which case.
/// The same words from anybody else are a message for a person.
final class ChoiceSearch {
    private final Inquiry it;

    ChoiceSearch(Inquiry it) {
        this.it = it;
    }

    Found choice(Order order, Optional<Ticket> ticket) {
        boolean theirs =
                it.writtenByAddressee(ticket)
                        && ticket.get().person().equals(Correspondent.COORDINATION);
        Optional<CaseId> about = ticket.flatMap(Ticket::about);
        if (!theirs || about.isEmpty()) {
            return it.aPerson(ticket, "a choice that only the coordinator makes, about a case");
        }
        CaseId id = about.get();
        Optional<Lookalike> alike = it.likenesses().asked(it.transaction(), id);
        boolean death =
                it.cases()
                        .lock(it.transaction(), id)
                        .filter(state -> state.status() == CaseState.Status.DECES)
                        .isPresent();
        return switch (order) {
            case Order.DeathConfirmed _ -> death(id, true);
            case Order.DeathDenied _ -> death(id, false);
            case Order.SamePatient _ -> alike.map(with -> same(id, with)).orElse(notAsked(id));
            case Order.TwoPatients _ -> alike.map(with -> two(id, with)).orElse(notAsked(id));
            case Order.Numbered(int number) -> {
                if (death && alike.isPresent()) {
                    yield it.aPerson(ticket, "a number that could answer two questions");
                }
                if (death) {
                    yield death(id, number == 1);
                }
                yield alike.map(with -> number == 1 ? same(id, with) : two(id, with))
                        .orElse(notAsked(id));
            }
            case Order.Status _, Order.Stop _, Order.Help _ -> notAsked(id);
        };
    }

    private static Found notAsked(CaseId id) {
        return Found.one(new Occasion.NotAsked(id), id + ", no question is open");
    }

    private static Found death(CaseId id, boolean confirmed) {
        return Found.one(
                new Occasion.DeathAnswered(id, confirmed),
                id + (confirmed ? ", the death is confirmed" : ", the death is denied"));
    }

    private Found two(CaseId id, Lookalike from) {
        it.cases().settlePerhaps(it.transaction(), id, false);
        return Found.one(new Occasion.ToldApart(id, from), id + ", two patients");
    }

    private Found same(CaseId id, Lookalike with) {
        return switch (with) {
            case Lookalike.Letter letter -> {
                it.cases().settlePerhaps(it.transaction(), id, true);
                yield Found.one(
                        new Occasion.LetterRecognised(letter.joins(id)),
                        id + ", the letter is this patient's");
            }
            case Lookalike.OtherCase(CaseId other) ->
                    oneCase(id, it.likenesses().goesOnIn(it.transaction(), other));
        };
    }

    /// The older case goes on. Both are locked in the order of their numbers, so that two answers
    /// never wait for each other.
    private Found oneCase(CaseId asked, CaseId other) {
        List<CaseState> both =
                Stream.of(asked, other)
                        .distinct()
                        .sorted((one, two) -> one.value().compareTo(two.value()))
                        .flatMap(id -> it.cases().lock(it.transaction(), id).stream())
                        .sorted((one, two) -> one.seniority().compareTo(two.seniority()))
                        .toList();
        Optional<StaysApart.Obstacle> obstacle = obstacle(both);
        if (obstacle.isPresent()) {
            return Found.one(
                    new StaysApart(asked, other, obstacle.get()),
                    asked + " and " + other + " are one patient's, and a person must act");
        }
        CaseState older = both.getFirst();
        CaseState younger = both.getLast();
        Fiche fiche = fiche(younger.id()).with(fiche(older.id()));
        it.cases().absorb(it.transaction(), older.id(), younger.id(), fiche);
        return new Found(
                List.of(
                        new Occasion.Absorbs(
                                older.id(),
                                younger.id(),
                                younger.referrers(),
                                it.facts(fiche, younger.urgent()),
                                missing(fiche, older, younger),
                                younger.urgent()),
                        new Occasion.Absorbed(younger.id(), older.id())),
                younger.id() + " goes on in " + older.id());
    }

    private Optional<StaysApart.Obstacle> obstacle(List<CaseState> both) {
        if (both.size() < 2
                || both.stream().anyMatch(state -> state.status().over() || state.erased())) {
            return Optional.of(StaysApart.Obstacle.OVER);
        }
        if (both.getLast().acceptedOffer().isPresent()) {
            return Optional.of(StaysApart.Obstacle.DOCTOR_SAID_YES);
        }
        List<Object> ins =
                both.stream()
                        .flatMap(state -> fiche(state.id()).ins().stream())
                        .<Object>map(each -> each)
                        .distinct()
                        .toList();
        return ins.size() > 1 ? Optional.of(StaysApart.Obstacle.TWO_INS) : Optional.empty();
    }

    private Fiche fiche(CaseId id) {
        return it.cases().fiche(it.transaction(), id).orElse(Fiche.EMPTY);
    }

    /// A patient who lies in another hospital is waited for in both.
    private Set<String> missing(Fiche fiche, CaseState older, CaseState younger) {
        Set<String> missing = new TreeSet<>(it.missing(fiche));
        String home = Field.DISCHARGE_DATE.key();
        if (older.missing().contains(home) || younger.missing().contains(home)) {
            missing.add(home);
        }
        return missing;
    }
}
