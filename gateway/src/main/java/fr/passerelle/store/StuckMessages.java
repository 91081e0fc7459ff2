package fr.passerelle.store;

import fr.passerelle.mail.Received;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;

/// The messages that wait for a person: after several faults of ours they are not tried again by
/// themselves. Every method runs in the caller's transaction.
public final class StuckMessages {
    private static final String COLUMNS =
            "select id, door, received_at, size, step, because, attempts from message";

    private static final RowMapper<Stuck> STUCK =
            (row, _) ->
                    new Stuck(
                            JournalTable.reference(row.getLong("id")),
                            row.getString("door"),
                            Instant.ofEpochMilli(row.getLong("received_at")),
                            row.getInt("size"),
                            row.getString("step"),
                            Optional.ofNullable(row.getString("because")).orElse(""),
                            row.getInt("attempts"));

    private final JournalTable table;

    /// One of them; nothing here tells who wrote or about whom.
    ///
    /// @param step the last of the six words it reached ("opened")
    /// @param because what went wrong, the name of a fault
    public record Stuck(
            String reference,
            String door,
            Instant at,
            int size,
            String step,
            String because,
            int attempts) {}

    public StuckMessages(Keys keys) {
        this.table = new JournalTable(keys);
    }

    /// All of them, the one that waits longest first.
    public List<Stuck> list(Transaction transaction) {
        return transaction
                .sql()
                .sql(COLUMNS + " where state = 'stuck' order by received_at, id")
                .query(STUCK)
                .list();
    }

    /// Empty where there is no such message, or it is not stuck.
    public Optional<Stuck> find(Transaction transaction, String reference) {
        return transaction
                .sql()
                .sql(COLUMNS + " where state = 'stuck' and id = ?")
                .param(JournalTable.number(reference))
                .query(STUCK)
                .optional();
    }

    /// The message as it was received; empty as in [#find], and where it has been erased.
    public Optional<Received> message(Transaction transaction, String reference) {
        return find(transaction, reference)
                .flatMap(_ -> table.read(transaction, JournalTable.number(reference)));
    }

    /// Puts it back in the queue, with all its tries before it.
    ///
    /// @return false where it was not stuck
    public boolean reprocess(Transaction transaction, String reference, Instant now) {
        return transaction
                        .sql()
                        .sql(
                                """
                                update message set state = 'queued', attempts = 0, next_try_at = ?,
                                    lease_owner = null, lease_until = null
                                where id = ? and state = 'stuck'
                                """)
                        .params(now.toEpochMilli(), JournalTable.number(reference))
                        .update()
                == 1;
    }

    /// Gives it up: nothing will be done with it any more, its row stays.
    ///
    /// @return false where it was not stuck
    public boolean drop(Transaction transaction, String reference) {
        return transaction
                        .sql()
                        .sql(
                                "update message set state = 'dropped' where id = ? and state = 'stuck'")
                        .param(JournalTable.number(reference))
                        .update()
                == 1;
    }
}
