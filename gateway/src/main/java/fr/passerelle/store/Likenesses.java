package fr.passerelle.store;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Event;
import fr.passerelle.deciding.Lookalike;
import java.util.List;
import java.util.Optional;

/// What was asked and answered about cases that look like one patient's, read from their events:
/// these stay when everything that identifies is erased. Every method runs in the caller's
/// transaction.
public final class Likenesses {
    /// A case that goes on in one that goes on in another: nobody lays so many together.
    private static final int LONGEST_CHAIN = 10;

    /// What the coordinator was asked about this case and has not answered.
    public Optional<Lookalike> asked(Transaction transaction, CaseId id) {
        Optional<Lookalike> asked = Optional.empty();
        for (Event event : events(transaction, id)) {
            asked =
                    switch (event) {
                        case Event.LikenessFound(var other) ->
                                Optional.of(new Lookalike.OtherCase(new CaseId(other)));
                        case Event.LetterLooksAlike(var from, var on, var named, var ending) ->
                                Optional.of(new Lookalike.Letter(from, on, named, ending));
                        case Event.LikenessSettled _ -> Optional.empty();
                        default -> asked;
                    };
        }
        return asked;
    }

    /// Whether these two were looked at before, whatever the answer: they are not proposed again.
    public boolean settled(Transaction transaction, CaseId one, CaseId other) {
        return names(transaction, one, other) || names(transaction, other, one);
    }

    private static boolean names(Transaction transaction, CaseId in, CaseId named) {
        return events(transaction, in).stream()
                .anyMatch(
                        event ->
                                event instanceof Event.LikenessSettled settled
                                        && settled.other().equals(Optional.of(named.value())));
    }

    /// The case that this one goes on in, itself where it was laid into no other.
    public CaseId goesOnIn(Transaction transaction, CaseId id) {
        CaseId last = id;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            Optional<CaseId> next =
                    events(transaction, last).stream()
                            .filter(Event.CaseMerged.class::isInstance)
                            .map(event -> new CaseId(((Event.CaseMerged) event).into()))
                            .findFirst();
            if (next.isEmpty()) {
                return last;
            }
            last = next.get();
        }
        return last;
    }

    private static List<Event> events(Transaction transaction, CaseId id) {
        return transaction
                .sql()
                .sql(
                        """
                        select kind, body from event
                        where case_id = ? and kind in ('LikenessFound', 'LetterLooksAlike',
                            'LikenessSettled', 'CaseMerged')
                        order by seq
                        """)
                .param(id.value())
                .query((row, _) -> Json.event(row.getString("kind"), row.getString("body")))
                .list();
    }
}
