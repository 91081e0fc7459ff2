package fr.passerelle.store;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.Decided.Reasoned;
import fr.passerelle.deciding.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The table `event`: append-only, each row bound to the one before it in its case by SHA-256,
/// so that a changed, removed or inserted row shows.
final class EventLog {
    private static final byte[] BEGINNING = new byte[32];

    /// One event as it is kept.
    record Kept(
            CaseId caseId,
            int seq,
            Instant at,
            Event event,
            String rule,
            String policy,
            Optional<Long> message,
            Bytes hash,
            boolean linked) {}

    /// Where a case's chain ends.
    record End(int seq, Bytes hash) {
        static final End NONE = new End(0, Bytes.of(BEGINNING));
    }

    End append(
            Transaction transaction,
            CaseId caseId,
            End end,
            List<Reasoned> events,
            Instant at,
            String policy,
            Optional<Long> message) {
        End now = end;
        for (Reasoned reasoned : events) {
            String body = Json.write(reasoned.event());
            String kind = Json.kind(reasoned.event());
            int seq = now.seq() + 1;
            byte[] hash =
                    link(now.hash().array(), caseId, seq, at, kind, body, reasoned.rule(), policy);
            transaction
                    .sql()
                    .sql(
                            """
                            insert into event (case_id, seq, at, kind, body, rule, policy,
                                message_id, hash)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            Arrays.asList(
                                    caseId.value(),
                                    seq,
                                    at.toEpochMilli(),
                                    kind,
                                    body,
                                    reasoned.rule(),
                                    policy,
                                    message.orElse(null),
                                    hash))
                    .update();
            now = new End(seq, Bytes.of(hash));
        }
        return now;
    }

    /// The events of a case in order; `linked` says whether the chain holds up to and with each.
    List<Kept> read(Transaction transaction, CaseId caseId) {
        byte[][] previous = {BEGINNING};
        return transaction
                .sql()
                .sql(
                        """
                        select seq, at, kind, body, rule, policy, message_id, hash from event
                        where case_id = ? order by seq
                        """)
                .param(caseId.value())
                .query(
                        (row, _) -> {
                            int seq = row.getInt("seq");
                            Instant at = Instant.ofEpochMilli(row.getLong("at"));
                            String kind = row.getString("kind");
                            String body = row.getString("body");
                            byte[] wanted =
                                    link(
                                            previous[0],
                                            caseId,
                                            seq,
                                            at,
                                            kind,
                                            body,
                                            row.getString("rule"),
                                            row.getString("policy"));
                            byte[] found = row.getBytes("hash");
                            previous[0] = found;
                            long message = row.getLong("message_id");
                            return new Kept(
                                    caseId,
                                    seq,
                                    at,
                                    Json.event(kind, body),
                                    row.getString("rule"),
                                    row.getString("policy"),
                                    message == 0 ? Optional.empty() : Optional.of(message),
                                    Bytes.of(found),
                                    Arrays.equals(wanted, found));
                        })
                .list();
    }

    private static byte[] link(
            byte[] previous,
            CaseId caseId,
            int seq,
            Instant at,
            String kind,
            String body,
            String rule,
            String policy) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            String content =
                    String.join(
                            "\n",
                            caseId.value(),
                            Integer.toString(seq),
                            Long.toString(at.toEpochMilli()),
                            kind,
                            rule,
                            policy,
                            body);
            return digest.digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the Java runtime has no SHA-256", broken);
        }
    }
}
