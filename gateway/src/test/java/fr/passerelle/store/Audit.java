package fr.passerelle.store;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.Recorded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a whole store for tests: every message with what became of it, every case with its
/// events, every mail.
public final class Audit {
    private final Store store;
    private final Cases cases;
    private final Outbox outbox;
    private final JournalTable journal;

    public Audit(Store store) {
        this.store = store;
        this.cases = new Cases(store.keys());
        this.outbox = new Outbox(store.keys());
        this.journal = new JournalTable(store.keys());
    }

    /// @param raw as it was received, empty once erased
    public record Kept(
            String reference,
            String state,
            int attempts,
            Optional<String> caseId,
            String story,
            Optional<byte[]> raw) {}

    /// @param offence what is wrong with its events, empty where nothing is
    public record Case(CaseId id, CaseState state, Optional<String> offence) {}

    public record Mail(long id, String state, Optional<OutgoingMail> mail) {}

    public List<Kept> messages() {
        record Row(long id, String state, int attempts, Optional<String> caseId, String story) {}
        return store.read(
                tx ->
                        tx
                                .sql()
                                .sql(
                                        "select id, state, attempts, case_id, because from"
                                                + " message order by id")
                                .query(
                                        (row, _) ->
                                                new Row(
                                                        row.getLong(1),
                                                        row.getString(2),
                                                        row.getInt(3),
                                                        Optional.ofNullable(row.getString(4)),
                                                        String.valueOf(row.getString(5))))
                                .list()
                                .stream()
                                .map(
                                        row ->
                                                new Kept(
                                                        JournalTable.reference(row.id()),
                                                        row.state(),
                                                        row.attempts(),
                                                        row.caseId(),
                                                        row.story(),
                                                        journal.read(tx, row.id())
                                                                .map(r -> r.raw().bytes())))
                                .toList());
    }

    /// Every case, its events laid one over the other again and compared, byte for byte, with
    /// the state that was kept; its chain of hashes followed to the end that was kept.
    public List<Case> cases() {
        return store.read(
                tx ->
                        tx
                                .sql()
                                .sql("select id from case_file order by id")
                                .query((row, _) -> new CaseId(row.getString(1)))
                                .list()
                                .stream()
                                .map(id -> read(tx, id))
                                .toList());
    }

    private Case read(Transaction tx, CaseId id) {
        record End(Bytes state, int seq, Bytes hash) {}
        End end =
                tx.sql()
                        .sql("select state, last_seq, last_hash from case_file where id = ?")
                        .param(id.value())
                        .query(
                                (row, _) ->
                                        new End(
                                                Bytes.of(row.getBytes(1)),
                                                row.getInt(2),
                                                Bytes.of(row.getBytes(3))))
                        .single();
        byte[] lastHash =
                tx.sql()
                        .sql("select hash from event where case_id = ? and seq = ?")
                        .params(id.value(), end.seq())
                        .query((row, _) -> row.getBytes(1))
                        .single();
        List<EventLog.Kept> events = cases.events(tx, id);
        List<String> offences = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (!events.get(i).linked() || events.get(i).seq() != i + 1) {
                offences.add("the chain breaks at event " + (i + 1));
            }
        }
        if (events.size() != end.seq() || !Arrays.equals(lastHash, end.hash().array())) {
            offences.add("the chain does not end where the case says");
        }
        CaseState folded =
                CaseState.fold(
                        id,
                        events.stream()
                                .map(e -> new Recorded(e.event(), e.at(), e.rule()))
                                .toList());
        if (!Arrays.equals(Json.bytes(folded), end.state().array())) {
            offences.add("the state is not what its events give");
        }
        return new Case(
                id,
                folded,
                offences.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", offences)));
    }

    public List<Mail> mails() {
        record Row(long id, String state) {}
        return store.read(
                tx ->
                        tx
                                .sql()
                                .sql("select id, state from outbox order by id")
                                .query((row, _) -> new Row(row.getLong(1), row.getString(2)))
                                .list()
                                .stream()
                                .map(
                                        row ->
                                                new Mail(
                                                        row.id(),
                                                        row.state(),
                                                        outbox.read(tx, row.id())
                                                                .map(Outbox.Numbered::mail)))
                                .toList());
    }
}
