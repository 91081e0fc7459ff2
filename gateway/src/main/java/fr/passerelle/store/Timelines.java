package fr.passerelle.store;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.Event;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.Recorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what happened to a case in the order it happened, for people who look. Changes nothing;
/// what it gives is pseudonymous.
public final class Timelines {
    private final EventLog events = new EventLog();

    /// A case in one line.
    public record CaseLine(CaseId id, Instant openedAt, CaseState state) {}

    /// What one message, or one date that came, did.
    ///
    /// @param message empty where a date came
    public record Moment(
            Instant at, Optional<Message> message, List<Happened> events, List<Mail> mails) {}

    /// A message that came in.
    ///
    /// @param kind empty until it is understood
    /// @param story one line a step, as the log has them ("opened: 1 part …")
    /// @param state `queued`, `done`, `stuck` or `dropped`
    public record Message(
            String reference,
            Instant at,
            String door,
            int size,
            Optional<String> kind,
            List<String> story,
            String state) {}

    public record Happened(Event event, String rule) {}

    /// A mail of ours.
    ///
    /// @param person pseudonym of the one it goes to
    /// @param state `due`, `sent`, `failed` or `erased`
    public record Mail(LetterKind kind, String person, Instant at, String state) {}

    /// Every case, the newest first.
    public List<CaseLine> cases(Transaction transaction) {
        return transaction
                .sql()
                .sql(
                        """
                        select id, opened_at, state from case_file where last_seq > 0
                        order by opened_at desc, id desc
                        """)
                .query(
                        (row, _) ->
                                new CaseLine(
                                        new CaseId(row.getString("id")),
                                        Instant.ofEpochMilli(row.getLong("opened_at")),
                                        Json.read(row.getBytes("state"), CaseState.class)))
                .list();
    }

    /// The moments of a case, oldest first.
    public List<Moment> of(Transaction transaction, CaseId id) {
        Map<Long, Message> messages = new HashMap<>();
        transaction
                .sql()
                .sql(
                        """
                        select id, received_at, door, size, kind, because, state from message
                        where case_id = ?
                        """)
                .param(id.value())
                .query((row, _) -> messages.put(row.getLong("id"), message(row)))
                .list();
        List<Moment> moments = new ArrayList<>();
        Map<Long, Moment> byMessage = new HashMap<>();
        Map<Instant, Moment> byInstant = new HashMap<>();
        messages.forEach(
                (number, message) -> {
                    Moment moment = moment(message.at(), Optional.of(message));
                    byMessage.put(number, moment);
                    moments.add(moment);
                });
        for (EventLog.Kept kept : events.read(transaction, id)) {
            Optional<Moment> caused = kept.message().map(byMessage::get);
            caused.orElseGet(() -> byInstant.computeIfAbsent(kept.at(), at -> added(moments, at)))
                    .events()
                    .add(new Happened(kept.event(), kept.rule()));
        }
        transaction
                .sql()
                .sql(
                        """
                        select kind, person, created_at, state, cause_id from outbox
                        where case_id = ? order by id
                        """)
                .param(id.value())
                .query(
                        (row, _) -> {
                            Mail mail = mail(row);
                            Moment caused = byMessage.get(row.getLong("cause_id"));
                            Moment moment =
                                    caused != null
                                            ? caused
                                            : byInstant.computeIfAbsent(
                                                    mail.at(), at -> added(moments, at));
                            return moment.mails().add(mail);
                        })
                .list();
        moments.sort(java.util.Comparator.comparing(Moment::at));
        return moments;
    }

    /// Messages about no case, the newest first.
    public List<Moment> aboutNoCase(Transaction transaction, int most) {
        Map<Long, Moment> moments = new java.util.LinkedHashMap<>();
        transaction
                .sql()
                .sql(
                        """
                        select id, received_at, door, size, kind, because, state from message
                        where case_id is null order by id desc limit ?
                        """)
                .param(most)
                .query(
                        (row, _) -> {
                            Message message = message(row);
                            return moments.put(
                                    row.getLong("id"), moment(message.at(), Optional.of(message)));
                        })
                .list();
        moments.forEach(
                (number, moment) ->
                        moment.mails()
                                .addAll(
                                        transaction
                                                .sql()
                                                .sql(
                                                        """
                                                        select kind, person, created_at, state
                                                        from outbox where cause_id = ? order by id
                                                        """)
                                                .param(number)
                                                .query((row, _) -> mail(row))
                                                .list()));
        return List.copyOf(moments.values());
    }

    /// How many mails of each kind there are in the outbox.
    public Map<LetterKind, Integer> mails(Transaction transaction) {
        Map<LetterKind, Integer> counted = new java.util.EnumMap<>(LetterKind.class);
        transaction
                .sql()
                .sql("select kind, count(*) from outbox group by kind")
                .query((row, _) -> counted.put(LetterKind.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return counted;
    }

    /// Messages that were accepted and are not done: waiting, or stuck.
    public int unfinished(Transaction transaction) {
        return transaction
                .sql()
                .sql("select count(*) from message where state <> 'done'")
                .query(Integer.class)
                .single();
    }

    /// Mails that were not delivered to the next server.
    public int unsent(Transaction transaction) {
        return transaction
                .sql()
                .sql("select count(*) from outbox where state <> 'sent' and state <> 'erased'")
                .query(Integer.class)
                .single();
    }

    /// True where the chain of the case's events is whole and folding them gives, byte for byte,
    /// the state that is stored.
    public boolean replaysToTheSame(Transaction transaction, CaseId id) {
        List<EventLog.Kept> kept = events.read(transaction, id);
        CaseState replayed =
                CaseState.fold(
                        id,
                        kept.stream()
                                .map(each -> new Recorded(each.event(), each.at(), each.rule()))
                                .toList());
        byte[] stored =
                transaction
                        .sql()
                        .sql("select state from case_file where id = ?")
                        .param(id.value())
                        .query((row, _) -> row.getBytes(1))
                        .single();
        return kept.stream().allMatch(EventLog.Kept::linked)
                && Arrays.equals(Json.bytes(replayed), stored);
    }

    private static Moment added(List<Moment> moments, Instant at) {
        Moment moment = moment(at, Optional.empty());
        moments.add(moment);
        return moment;
    }

    private static Moment moment(Instant at, Optional<Message> message) {
        return new Moment(at, message, new ArrayList<>(), new ArrayList<>());
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                JournalTable.reference(row.getLong("id")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getString("door"),
                row.getInt("size"),
                Optional.ofNullable(row.getString("kind")),
                Optional.ofNullable(row.getString("because"))
                        .map(lines -> lines.lines().toList())
                        .orElse(List.of()),
                row.getString("state"));
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                LetterKind.valueOf(row.getString("kind")),
                row.getString("person"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("state"));
    }
}
