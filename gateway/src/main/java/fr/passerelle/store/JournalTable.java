package fr.passerelle.store;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Step;
import fr.passerelle.receiving.Arrival;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/// The table `message`: the journal of everything accepted, and the queue of what still has
/// steps to go.
final class JournalTable {
    /// A message that failed this often waits for a person.
    static final int ATTEMPTS = 5;

    private static final int STORY = 2000;

    private final Keys keys;
    private final Numbers numbers = new Numbers("message_ids");

    JournalTable(Keys keys) {
        this.keys = keys;
    }

    /// An arrival made ready to be written: everything that costs time and needs no database.
    record Prepared(
            Arrival arrival, Bytes contentHash, SealedMessage.Rows rows, Bytes wrappedKey) {}

    Prepared prepare(Arrival arrival) {
        SealedMessage.Rows rows = SealedMessage.seal(keys, arrival.envelope(), arrival.raw());
        byte[] raw = arrival.raw().bytes();
        int from = afterOwnTrace(raw);
        return new Prepared(
                arrival,
                Bytes.of(keys.hash(raw, from, raw.length - from)),
                rows,
                Bytes.of(keys.wrap(rows.dataKey().array())));
    }

    /// The Received field that our own listener put in front changes with every delivery
    /// attempt; a message is the same without it.
    private static int afterOwnTrace(byte[] raw) {
        String name = "received:";
        if (raw.length < name.length()) {
            return 0;
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.toLowerCase(raw[i]) != name.charAt(i)) {
                return 0;
            }
        }
        for (int at = 0; at + 1 < raw.length; at++) {
            if (raw[at] == '\n' && raw[at + 1] != ' ' && raw[at + 1] != '\t') {
                return at + 1;
            }
        }
        return 0;
    }

    /// Writes all arrivals that are not there yet, already leased to `owner`.
    ///
    /// @return for each arrival its number; negative where the same message was there before
    List<Long> write(Transaction transaction, List<Prepared> all, String owner, Instant leaseUntil)
            throws SQLException {
        Map<String, Long> sameBatch = new HashMap<>();
        List<Long> numbersGiven = new ArrayList<>(all.size());
        try (PreparedStatement find =
                        transaction
                                .connection()
                                .prepareStatement(
                                        "select id from message where content_hash = ? and door ="
                                                + " ?");
                PreparedStatement insert =
                        transaction
                                .connection()
                                .prepareStatement(
                                        """
                                        insert into message (id, door, closed_network, origin,
                                            content_hash, received_at, size, data_key, sealed,
                                            state, step, attempts, next_try_at, lease_owner,
                                            lease_until)
                                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 'received',
                                            0, ?, ?, ?)
                                        """)) {
            for (Prepared prepared : all) {
                Arrival arrival = prepared.arrival();
                String door = arrival.door().name();
                String sameKey = door + '\n' + Arrays.toString(prepared.contentHash().array());
                Long earlier = sameBatch.get(sameKey);
                if (earlier == null) {
                    find.setBytes(1, prepared.contentHash().array());
                    find.setString(2, door);
                    try (var found = find.executeQuery()) {
                        earlier = found.next() ? found.getLong(1) : null;
                    }
                }
                if (earlier != null) {
                    numbersGiven.add(-earlier);
                    continue;
                }
                long id = numbers.take(transaction);
                sameBatch.put(sameKey, id);
                numbersGiven.add(id);
                insert.setLong(1, id);
                insert.setString(2, door);
                insert.setBoolean(3, arrival.door().closedNetwork());
                insert.setString(
                        4,
                        arrival.origin()
                                .map(o -> o.mailbox() + "/" + o.uidValidity() + "/" + o.uid())
                                .orElse(null));
                insert.setBytes(5, prepared.contentHash().array());
                insert.setLong(6, arrival.at().toEpochMilli());
                insert.setInt(7, arrival.raw().size());
                insert.setBytes(8, prepared.wrappedKey().array());
                insert.setBytes(9, prepared.rows().sealed().array());
                insert.setLong(10, arrival.at().toEpochMilli());
                if (owner.isEmpty()) {
                    insert.setNull(11, Types.VARCHAR);
                    insert.setNull(12, Types.BIGINT);
                } else {
                    insert.setString(11, owner);
                    insert.setLong(12, leaseUntil.toEpochMilli());
                }
                insert.addBatch();
                writeBlobs(transaction, id, prepared.rows().blobs());
            }
            insert.executeBatch();
        }
        return numbersGiven;
    }

    private static void writeBlobs(
            Transaction transaction, long message, List<SealedMessage.Blob> blobs) {
        for (SealedMessage.Blob blob : blobs) {
            do {
                transaction
                        .sql()
                        .sql(
                                """
                                insert into blob (id, size, sealed) values (?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(blob.id().array(), blob.size(), blob.sealed().array())
                        .update();
                // Erasing another message may take the row away between the two statements.
            } while (!locked(transaction, blob));
            transaction
                    .sql()
                    .sql(
                            """
                            insert into blob_use (message_id, blob_id) values (?, ?)
                            on conflict do nothing
                            """)
                    .params(message, blob.id().array())
                    .update();
        }
    }

    private static boolean locked(Transaction transaction, SealedMessage.Blob blob) {
        return transaction
                .sql()
                .sql("select size from blob where id = ? for update")
                .param(blob.id().array())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Takes up to `most` messages whose time has come and that nobody works on, for `lease`.
    List<Received> claim(
            Transaction transaction, String owner, Instant now, Duration lease, int most) {
        List<Long> ids =
                Candidates.lock(
                        transaction,
                        Long.class,
                        """
                        select id from message
                        where state = 'queued' and next_try_at <= :now
                          and (lease_until is null or lease_until <= :now)
                        order by state, next_try_at, id limit :most
                        """,
                        """
                        select id from message where id in (:ids) and state = 'queued'
                          and (lease_until is null or lease_until <= :now)
                        for update skip locked
                        """,
                        now,
                        most);
        List<Received> claimed = new ArrayList<>(ids.size());
        for (long id : ids) {
            transaction
                    .sql()
                    .sql("update message set lease_owner = ?, lease_until = ? where id = ?")
                    .params(owner, now.plus(lease).toEpochMilli(), id)
                    .update();
            read(transaction, id).ifPresent(claimed::add);
        }
        return claimed;
    }

    /// The message as it was received, or empty where it never was or has been erased.
    Optional<Received> read(Transaction transaction, long id) {
        RowMapper<Optional<Received>> mapper =
                (row, _) -> {
                    byte[] wrapped = row.getBytes("data_key");
                    if (wrapped == null) {
                        return Optional.empty();
                    }
                    SealedMessage.Opened opened =
                            SealedMessage.open(
                                    keys,
                                    unwrap(transaction, wrapped, row.getString("case_id")),
                                    row.getBytes("sealed"),
                                    blob -> blob(transaction, blob));
                    return Optional.of(
                            received(
                                    id,
                                    new Door(
                                            row.getString("door"),
                                            row.getBoolean("closed_network")),
                                    opened.envelope(),
                                    Instant.ofEpochMilli(row.getLong("received_at")),
                                    opened.raw()));
                };
        return transaction
                .sql()
                .sql(
                        """
                        select door, closed_network, received_at, data_key, sealed, case_id
                        from message where id = ?
                        """)
                .param(id)
                .query(mapper)
                .optional()
                .flatMap(found -> found);
    }

    private byte[] unwrap(Transaction transaction, byte[] wrapped, @Nullable String caseId) {
        if (caseId == null) {
            return keys.unwrap(wrapped);
        }
        return Keys.unwrapUnder(new Vault(keys).key(transaction, caseId).orElseThrow(), wrapped);
    }

    private static byte[] blob(Transaction transaction, byte[] id) {
        return transaction
                .sql()
                .sql("select sealed from blob where id = ?")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    static Received received(long id, Door door, Envelope envelope, Instant at, RawMessage raw) {
        return new Received(reference(id), door, envelope, at, raw);
    }

    /// The message's name outside the store: "m-42".
    static String reference(long id) {
        return "m-" + id;
    }

    static long number(String reference) {
        return Long.parseLong(reference.substring(2));
    }

    /// Locks the message's row where it still has steps to go.
    boolean hold(Transaction transaction, long id) {
        return transaction
                .sql()
                .sql("select state from message where id = ? for update")
                .param(id)
                .query(String.class)
                .optional()
                .filter("queued"::equals)
                .isPresent();
    }

    /// The message has gone all its steps.
    void finish(
            Transaction transaction,
            long id,
            String kind,
            String because,
            Step reached,
            Optional<String> caseId) {
        int finished =
                transaction
                        .sql()
                        .sql(
                                """
                        update message set state = 'done', step = ?, kind = ?, because = ?,
                            lease_owner = null, lease_until = null
                        where id = ? and state = 'queued'
                        """)
                        .params(reached.done(), kind, cut(because), id)
                        .update();
        if (finished == 0) {
            // Our lease ran out and another worker was faster: nothing of this turn may stay.
            throw new StoreFault(
                    "a message was finished by somebody else", new IllegalStateException());
        }
        caseId.ifPresent(file -> moveUnder(transaction, id, file));
    }

    /// Puts the message under the key of its case, so that destroying that key forgets the
    /// message.
    private void moveUnder(Transaction transaction, long id, String caseId) {
        Optional<byte[]> caseKey = new Vault(keys).key(transaction, caseId);
        if (caseKey.isEmpty()) {
            transaction
                    .sql()
                    .sql("update message set case_id = ? where id = ?")
                    .params(caseId, id)
                    .update();
            Forgetting.forgetMessage(transaction, id);
            return;
        }
        byte[] wrapped =
                transaction
                        .sql()
                        .sql("select data_key from message where id = ? and case_id is null")
                        .param(id)
                        .query((row, _) -> row.getBytes(1))
                        .optional()
                        .orElse(null);
        if (wrapped != null) {
            transaction
                    .sql()
                    .sql("update message set data_key = ?, case_id = ? where id = ?")
                    .params(Keys.wrapUnder(caseKey.get(), keys.unwrap(wrapped)), caseId, id)
                    .update();
        }
    }

    /// Tries again later, or leaves it to a person after [#ATTEMPTS] tries.
    ///
    /// @return true where it is now stuck
    boolean retry(Transaction transaction, long id, Instant now, Step reached, String because) {
        int attempts =
                transaction
                                .sql()
                                .sql("select attempts from message where id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        + 1;
        boolean stuck = attempts >= ATTEMPTS;
        Duration wait = Duration.ofSeconds(1L << (2 * attempts));
        transaction
                .sql()
                .sql(
                        """
                        update message set state = ?, step = ?, because = ?, attempts = ?,
                            next_try_at = ?, lease_owner = null, lease_until = null
                        where id = ? and state = 'queued'
                        """)
                .params(
                        stuck ? "stuck" : "queued",
                        reached.done(),
                        cut(because),
                        attempts,
                        now.plus(wait).toEpochMilli(),
                        id)
                .update();
        return stuck;
    }

    private static String cut(String text) {
        return text.length() <= STORY ? text : text.substring(0, STORY);
    }

    /// Frees messages that no worker had room for.
    void giveBack(Transaction transaction, List<Long> ids) {
        for (long id : ids) {
            transaction
                    .sql()
                    .sql("update message set lease_owner = null, lease_until = null where id = ?")
                    .param(id)
                    .update();
        }
    }

    /// At start of a store that only we use: whatever was leased before is free again.
    void freeLeases(Transaction transaction) {
        transaction
                .sql()
                .sql(
                        """
                        update message set lease_owner = null, lease_until = null
                        where state = 'queued' and lease_owner is not null
                        """)
                .update();
    }
}
