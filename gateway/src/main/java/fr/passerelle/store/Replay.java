package fr.passerelle.store;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.Recorded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rebuilds every case from its events and compares with what the store holds, byte for byte
/// (design §7.5). Reads only; a store in use may be checked, each case in a transaction of its
/// own.
///
/// Not compared: `case_file.next_date`, which a fault of ours may have put off.
public final class Replay {
    private final Store store;
    private final EventLog log = new EventLog();

    private Replay(Store store) {
        this.store = store;
    }

    public static Replay of(Store store) {
        return new Replay(store);
    }

    /// Something in the store that its events do not account for.
    ///
    /// @param seq number of the event, or of the offer for [Kind#OFFER]; 0 for the case as a
    ///     whole
    public record Difference(CaseId caseId, Kind kind, int seq) {
        /// What differs.
        public enum Kind {
            /// This event does not follow from the one before it: it, or that one, was changed.
            CHAIN_BROKEN,
            /// An event number is not there.
            EVENT_MISSING,
            /// The last event is not the one the case says it is.
            END,
            /// The events cannot be read, or make no case.
            UNREADABLE,
            /// The stored state is not what the events make, byte for byte.
            STATE,
            /// The same for the column `status`.
            STATUS,
            /// The same for a row of the table `offer`.
            OFFER,
            /// Events of a case that is not there.
            NO_CASE
        }
    }

    /// What one pass over the store found.
    public record Outcome(int cases, long events, List<Difference> differences) {
        public Outcome {
            differences = List.copyOf(differences);
        }
    }

    private record Row(CaseId id, String status, Bytes state, EventLog.End end) {}

    /// Everything that differs, in the order of the cases; empty where all is well.
    public List<Difference> check() {
        return run().differences();
    }

    /// The same, and how much was looked at.
    public Outcome run() {
        List<Difference> differences = new ArrayList<>();
        List<String> ids =
                store.read(
                        tx ->
                                tx.sql()
                                        .sql("select id from case_file order by opened_at, id")
                                        .query(String.class)
                                        .list());
        long events = 0;
        for (String id : ids) {
            events += store.read(tx -> check(tx, new CaseId(id), differences));
        }
        store.read(Replay::withoutCase).stream()
                .map(id -> new Difference(id, Difference.Kind.NO_CASE, 0))
                .forEach(differences::add);
        return new Outcome(ids.size(), events, differences);
    }

    private static List<CaseId> withoutCase(Transaction transaction) {
        return transaction
                .sql()
                .sql(
                        """
                        select distinct case_id from event
                        where case_id not in (select id from case_file) order by case_id
                        """)
                .query((row, _) -> new CaseId(row.getString(1)))
                .list();
    }

    private int check(Transaction transaction, CaseId id, List<Difference> differences) {
        Optional<Row> found = row(transaction, id);
        if (found.isEmpty()) {
            return 0; // gone since the list was made
        }
        Row row = found.get();
        List<EventLog.Kept> events;
        try {
            events = log.read(transaction, id);
        } catch (RuntimeException unreadable) {
            // A row that was changed may be no event at all any more; the other cases go on.
            differences.add(new Difference(id, Difference.Kind.UNREADABLE, 0));
            return 0;
        }
        int before = differences.size();
        checkChain(id, row, events, differences);
        if (differences.size() == before) {
            // Only where the chain holds does a difference of states say anything more.
            checkState(transaction, row, events, differences);
        }
        return events.size();
    }

    private static Optional<Row> row(Transaction transaction, CaseId id) {
        return transaction
                .sql()
                .sql(
                        """
                        select status, state, last_seq, last_hash from case_file where id = ?
                        """)
                .param(id.value())
                .query(
                        (row, _) ->
                                new Row(
                                        id,
                                        row.getString("status"),
                                        Bytes.of(row.getBytes("state")),
                                        new EventLog.End(
                                                row.getInt("last_seq"),
                                                Bytes.of(row.getBytes("last_hash")))))
                .optional();
    }

    private static void checkChain(
            CaseId id, Row row, List<EventLog.Kept> events, List<Difference> differences) {
        int next = 1;
        for (EventLog.Kept event : events) {
            if (event.seq() != next) {
                differences.add(new Difference(id, Difference.Kind.EVENT_MISSING, next));
            } else if (!event.linked()) {
                differences.add(new Difference(id, Difference.Kind.CHAIN_BROKEN, next));
            }
            next = event.seq() + 1;
        }
        EventLog.End end =
                events.isEmpty()
                        ? EventLog.End.NONE
                        : new EventLog.End(events.getLast().seq(), events.getLast().hash());
        if (!end.equals(row.end())) {
            differences.add(new Difference(id, Difference.Kind.END, row.end().seq()));
        }
    }

    private static void checkState(
            Transaction transaction,
            Row row,
            List<EventLog.Kept> events,
            List<Difference> differences) {
        if (events.isEmpty()) {
            if (row.state().length() > 0) {
                differences.add(new Difference(row.id(), Difference.Kind.STATE, 0));
            }
            return;
        }
        CaseState state;
        try {
            state =
                    CaseState.fold(
                            row.id(),
                            events.stream()
                                    .map(kept -> new Recorded(kept.event(), kept.at(), kept.rule()))
                                    .toList());
        } catch (RuntimeException impossible) {
            // Whoever can write the table can also write a chain that holds and makes no sense.
            differences.add(new Difference(row.id(), Difference.Kind.UNREADABLE, 0));
            return;
        }
        if (!Arrays.equals(Json.bytes(state), row.state().array())) {
            differences.add(new Difference(row.id(), Difference.Kind.STATE, 0));
        }
        if (!state.status().name().equals(row.status())) {
            differences.add(new Difference(row.id(), Difference.Kind.STATUS, 0));
        }
        checkOffers(transaction, state, differences);
    }

    private static void checkOffers(
            Transaction transaction, CaseState state, List<Difference> differences) {
        Map<Integer, String> rows = new HashMap<>();
        transaction
                .sql()
                .sql("select number, volunteer, standing from offer where case_id = ?")
                .param(state.id().value())
                .query(
                        row -> {
                            rows.put(row.getInt(1), row.getString(2) + " " + row.getString(3));
                        });
        for (OfferState offer : state.offers().values()) {
            String row = rows.remove(offer.number());
            if (!(offer.volunteer() + " " + offer.standing()).equals(row)) {
                differences.add(new Difference(state.id(), Difference.Kind.OFFER, offer.number()));
            }
        }
        rows.keySet().stream()
                .sorted()
                .map(number -> new Difference(state.id(), Difference.Kind.OFFER, number))
                .forEach(differences::add);
    }
}
