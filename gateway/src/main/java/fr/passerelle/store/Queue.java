package fr.passerelle.store;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The journal as a work queue: who takes a message has it on lease; who dies is overtaken when
/// the lease ends. Every method runs in the caller's transaction.
public final class Queue {
    static final Duration LEASE = Duration.ofMinutes(2);

    private final JournalTable table;
    private final String owner;
    private final Duration lease;

    /// @param owner this run of this node
    public Queue(Keys keys, String owner) {
        this(keys, owner, LEASE);
    }

    /// @param lease how long, on the caller's clock, claimed messages are left to this owner
    public Queue(Keys keys, String owner, Duration lease) {
        this.lease = lease;
        this.table = new JournalTable(keys);
        this.owner = owner;
    }

    public List<Received> claim(Transaction transaction, Instant now, int most) {
        return table.claim(transaction, owner, now, lease, most);
    }

    /// Whether this message still waits for its steps; if so, nobody else can take it until the
    /// transaction ends. False where whoever took a slow worker for dead was faster.
    public boolean hold(Transaction transaction, String reference) {
        return table.hold(transaction, JournalTable.number(reference));
    }

    /// All six steps are behind the message.
    public void finish(
            Transaction transaction,
            String reference,
            String kind,
            String story,
            Step reached,
            Optional<CaseId> about) {
        table.finish(
                transaction,
                JournalTable.number(reference),
                kind,
                story,
                reached,
                about.map(CaseId::value));
    }

    /// A fault of ours.
    ///
    /// @return true where the message now waits for a person
    public boolean retry(
            Transaction transaction, String reference, Instant now, Step reached, String why) {
        return table.retry(transaction, JournalTable.number(reference), now, reached, why);
    }

    /// At start of a store that only we use.
    public void freeLeases(Transaction transaction) {
        table.freeLeases(transaction);
    }

    /// How many messages still have steps to go.
    public long waiting(Transaction transaction) {
        return transaction
                .sql()
                .sql("select count(*) from message where state = 'queued'")
                .query(Long.class)
                .single();
    }
}
