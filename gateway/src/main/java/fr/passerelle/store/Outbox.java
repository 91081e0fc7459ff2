package fr.passerelle.store;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.document.Field;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table `outbox`: mail written in the deciding transaction and sent after its commit, its
/// Message-ID and its bytes fixed in advance. Every method runs in the caller's transaction.
public final class Outbox {
    /// A mail that could not be delivered this often waits for a person; the waits add up to a
    /// week.
    private static final int ATTEMPTS = 12;

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /// So many letters of a thread are enough for a mail program to keep it together.
    private static final int LONG_THREAD = 10;

    /// A server's reply may be long.
    private static final int BECAUSE = 500;

    private final Keys keys;
    private final Vault vault;
    private final Standing fresh;
    private final Numbers numbers = new Numbers("outbox_ids");

    public Outbox(Keys keys) {
        this(keys, Standing.FIXED);
    }

    /// @param fresh how a mail stands when it is written: sealed before it leaves, or not
    public Outbox(Keys keys, Standing fresh) {
        this.keys = keys;
        this.vault = new Vault(keys);
        this.fresh = fresh;
    }

    /// How the bytes of a mail stand.
    public enum Standing {
        /// For ever: it leaves as these bytes at every try.
        FIXED,
        /// What it leaves as is still to be made of these, once ([#fix]).
        AWAITS_SEAL
    }

    /// A mail and its number in the outbox.
    public record Numbered(long id, OutgoingMail mail, Standing standing) {
        public Numbered(long id, OutgoingMail mail) {
            this(id, mail, Standing.FIXED);
        }
    }

    /// What a token stands for.
    ///
    /// @param person pseudonym of the one it was written to ("M01", "R04", "coordination")
    /// @param asked the fields that it asked for, in its order
    /// @param expires when an answer to it stops being true
    public record Ticket(
            long id,
            String token,
            LetterKind kind,
            Optional<CaseId> about,
            Optional<OfferId> offer,
            String person,
            EmailAddress recipient,
            List<Field> asked,
            Instant expires,
            Instant created,
            String messageId) {
        /// The same about the case that its case goes on in.
        public Ticket goingOnIn(CaseId other) {
            return new Ticket(
                    id,
                    token,
                    kind,
                    Optional.of(other),
                    offer,
                    person,
                    recipient,
                    asked,
                    expires,
                    created,
                    messageId);
        }

        /// The same, about no proposal any more.
        public Ticket withoutOffer() {
            return withOffer(Optional.empty());
        }

        private Ticket withOffer(Optional<OfferId> other) {
            return new Ticket(
                    id, token, kind, about, other, person, recipient, asked, expires, created,
                    messageId);
        }
    }

    /// The number the next mail is to be written under.
    public long nextNumber(Transaction transaction) {
        return numbers.take(transaction);
    }

    /// Writes a mail, kept for this node's postman until `leaseUntil` where one is given.
    ///
    /// @param id from [#nextNumber]
    /// @return the mail as it stands
    public Numbered write(
            Transaction transaction,
            long id,
            OutgoingMail mail,
            String person,
            Instant expires,
            Instant now,
            Optional<String> cause,
            Optional<Instant> leaseUntil) {
        byte[] key = keys.freshKey();
        Optional<byte[]> caseKey =
                mail.about().flatMap(about -> vault.key(transaction, about.value()));
        byte[] plain =
                new Packed.Writer(mail.raw().size() + mail.body().length() + 200)
                        .text(mail.returnPath().map(EmailAddress::toString).orElse(""))
                        .text(mail.subject())
                        .text(mail.body())
                        .bytes(mail.raw().bytes())
                        .done();
        transaction
                .sql()
                .sql(
                        """
                        insert into outbox (id, token, message_id, kind, case_id, offer, person,
                            recipient, expires_at, created_at, cause_id, state, attempts,
                            next_try_at, under_case, data_key, sealed, awaits_seal, asked)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'due', 0, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                id,
                                mail.token(),
                                mail.messageId(),
                                mail.kind().name(),
                                mail.about().map(CaseId::value).orElse(null),
                                mail.offer().map(OfferId::toString).orElse(null),
                                person,
                                mail.recipient().toString(),
                                expires.toEpochMilli(),
                                now.toEpochMilli(),
                                cause.map(JournalTable::number).orElse(null),
                                leaseUntil.orElse(now).toEpochMilli(),
                                caseKey.isPresent(),
                                caseKey.map(outer -> Keys.wrapUnder(outer, key))
                                        .orElseGet(() -> keys.wrap(key)),
                                Keys.sealOnce(key, SealedMessage.squeezed(plain)),
                                fresh == Standing.AWAITS_SEAL,
                                mail.asked().stream()
                                        .map(Field::key)
                                        .collect(Collectors.joining(" "))))
                .update();
        return new Numbered(id, mail, fresh);
    }

    /// Takes up to `most` mails whose time has come, and pushes their next try to the end of
    /// the lease: who takes them and dies is overtaken after that.
    public List<Numbered> claim(Transaction transaction, Instant now, Duration lease, int most) {
        List<Long> ids =
                Candidates.lock(
                        transaction,
                        Long.class,
                        """
                        select id from outbox where state = 'due' and next_try_at <= :now
                        order by state, next_try_at, id limit :most
                        """,
                        """
                        select id from outbox
                        where id in (:ids) and state = 'due' and next_try_at <= :now
                        for update skip locked
                        """,
                        now,
                        most);
        List<Numbered> claimed = new ArrayList<>(ids.size());
        for (long id : ids) {
            transaction
                    .sql()
                    .sql("update outbox set next_try_at = ? where id = ?")
                    .params(now.plus(lease).toEpochMilli(), id)
                    .update();
            row(transaction, id).map(Row::leaving).ifPresent(claimed::add);
        }
        return claimed;
    }

    /// The finished mail as people read it, empty once erased. What it left as may have been
    /// signed or enciphered; that is kept only until it has arrived.
    public Optional<Numbered> read(Transaction transaction, long id) {
        return row(transaction, id).map(Row::mail);
    }

    /// Fixes the bytes this mail leaves as, once and for every try. Who comes second gets what
    /// the first one fixed.
    ///
    /// @return empty where the mail is erased
    public Optional<Numbered> fix(Transaction transaction, Numbered mail, RawMessage leaving) {
        Optional<Row> row = row(transaction, mail.id());
        Optional<byte[]> departure =
                leaving.equals(mail.mail().raw())
                        ? Optional.empty()
                        : row.map(it -> Departure.seal(it.key().array(), keys.freshKey(), leaving));
        transaction
                .sql()
                .sql(
                        """
                        update outbox set awaits_seal = false, departure = ?
                        where id = ? and awaits_seal
                        """)
                .params(Arrays.asList(departure.orElse(null), mail.id()))
                .update();
        return row(transaction, mail.id()).map(Row::leaving);
    }

    /// @param key what the mail is sealed under at rest
    private record Row(Numbered mail, Bytes key, Optional<RawMessage> departure) {
        Numbered leaving() {
            return departure
                    .map(raw -> new Numbered(mail.id(), mail.mail().as(raw), mail.standing()))
                    .orElse(mail);
        }
    }

    private Optional<Row> row(Transaction transaction, long id) {
        return transaction
                .sql()
                .sql(
                        """
                        select token, message_id, kind, case_id, offer, recipient, asked, under_case,
                            data_key, sealed, awaits_seal, departure
                        from outbox where id = ?
                        """)
                .param(id)
                .query(
                        (row, _) -> {
                            byte[] sealed = row.getBytes("sealed");
                            byte[] wrapped = row.getBytes("data_key");
                            if (sealed == null || wrapped == null) {
                                return Optional.<Row>empty();
                            }
                            byte[] key =
                                    row.getBoolean("under_case")
                                            ? Keys.unwrapUnder(
                                                    vault.key(transaction, row.getString("case_id"))
                                                            .orElseThrow(),
                                                    wrapped)
                                            : keys.unwrap(wrapped);
                            return Optional.of(
                                    new Row(
                                            new Numbered(
                                                    id,
                                                    mail(row, Keys.unsealOnce(key, sealed)),
                                                    row.getBoolean("awaits_seal")
                                                            ? Standing.AWAITS_SEAL
                                                            : Standing.FIXED),
                                            Bytes.of(key),
                                            Optional.ofNullable(row.getBytes("departure"))
                                                    .map(bytes -> Departure.open(key, bytes))));
                        })
                .optional()
                .flatMap(found -> found);
    }

    private static OutgoingMail mail(ResultSet row, byte[] squeezed) throws SQLException {
        Packed.Reader reader = new Packed.Reader(SealedMessage.expanded(squeezed));
        return new OutgoingMail(
                LetterKind.valueOf(row.getString("kind")),
                caseId(row.getString("case_id")),
                offer(row.getString("offer")),
                row.getString("message_id"),
                EmailAddress.find(reader.text()),
                EmailAddress.of(row.getString("recipient")),
                row.getString("token"),
                asked(row.getString("asked")),
                reader.text(),
                reader.text(),
                new RawMessage(reader.bytes()));
    }

    private static List<Field> asked(String keys) {
        List<String> asked = List.of(keys.split(" ", -1));
        return Stream.of(Field.values()).filter(field -> asked.contains(field.key())).toList();
    }

    private static Optional<CaseId> caseId(@Nullable String value) {
        return Optional.ofNullable(value).map(CaseId::new);
    }

    private static Optional<OfferId> offer(@Nullable String value) {
        return Optional.ofNullable(value).map(OfferId::of);
    }

    /// Taken by the next server. Once the case is erased the text goes too,
    /// where it says anything of the patient.
    public void sent(Transaction transaction, long id, Instant now) {
        transaction
                .sql()
                .sql(
                        """
                        update outbox
                        set state = 'sent', sent_at = ?, because = null, departure = null
                        where id = ?
                        """)
                .params(now.toEpochMilli(), id)
                .update();
        Forgetting.forgetMail(transaction, id);
    }

    /// Not taken now: tried again later, each wait twice the one before, at most a day.
    ///
    /// @return true where it is given up and a person must look
    public boolean later(Transaction transaction, long id, Instant now, String because) {
        int attempts =
                transaction
                                .sql()
                                .sql("select attempts from outbox where id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()
                        + 1;
        boolean failed = attempts >= ATTEMPTS;
        Duration wait = Duration.ofSeconds(15L << Math.min(attempts, 20));
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        transaction
                .sql()
                .sql(
                        """
                        update outbox set state = ?, attempts = ?, next_try_at = ?, because = ?
                        where id = ?
                        """)
                .params(
                        failed ? "failed" : "due",
                        attempts,
                        now.plus(bounded).toEpochMilli(),
                        cut(because),
                        id)
                .update();
        if (failed) {
            Forgetting.forgetMail(transaction, id);
        }
        return failed;
    }

    /// Refused for good.
    public void failed(Transaction transaction, long id, String because) {
        transaction
                .sql()
                .sql("update outbox set state = 'failed', because = ? where id = ?")
                .params(cut(because), id)
                .update();
        Forgetting.forgetMail(transaction, id);
    }

    private static String cut(String text) {
        return text.length() <= BECAUSE ? text : text.substring(0, BECAUSE);
    }

    /// At start of a store that only we use: what was on its way may go again at once.
    public void freeLeases(Transaction transaction, Instant now) {
        transaction
                .sql()
                .sql("update outbox set next_try_at = ? where state = 'due' and attempts = 0")
                .param(now.toEpochMilli())
                .update();
    }

    /// The last mail that carried this token, with the last offer it was about: a letter that
    /// came after the proposal takes nothing from it.
    public Optional<Ticket> findByToken(Transaction transaction, String token) {
        return ticket(transaction, "token", token)
                .map(
                        last ->
                                last.offer().isPresent()
                                        ? last
                                        : last.withOffer(lastOffer(transaction, token)));
    }

    private static Optional<OfferId> lastOffer(Transaction transaction, String token) {
        return transaction
                .sql()
                .sql(
                        """
                        select offer from outbox where token = ? and offer is not null
                        order by id desc limit 1
                        """)
                .param(token)
                .query((row, _) -> OfferId.of(row.getString(1)))
                .optional();
    }

    /// Whether the doctor of this offer has said yes, and it holds.
    boolean isAccepted(Transaction transaction, OfferId offer) {
        return transaction
                        .sql()
                        .sql(
                                """
                        select count(*) from offer
                        where case_id = ? and number = ? and standing = 'ACCEPTED'
                        """)
                        .params(offer.caseId().value(), offer.number())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public Optional<Ticket> findByMessageId(Transaction transaction, String messageId) {
        return ticket(transaction, "message_id", messageId);
    }

    /// The token that this person's mails about this case carry, with its expiry: all of them
    /// share one, so that a thread never holds two.
    public Optional<Ticket> findForPerson(
            Transaction transaction, Optional<CaseId> about, String person) {
        return transaction
                .sql()
                .sql(TICKET + "where person = ? and case_id = ? order by id desc limit 1")
                .params(person, about.map(CaseId::value).orElse(""))
                .query((row, _) -> ticket(row))
                .optional();
    }

    private static final String TICKET =
            """
            select id, token, kind, case_id, offer, person, recipient, asked, expires_at,
                created_at, message_id
            from outbox
            """;

    private static Optional<Ticket> ticket(Transaction transaction, String column, String value) {
        return transaction
                .sql()
                .sql(TICKET + "where " + column + " = ? order by id desc limit 1")
                .param(value)
                .query((row, _) -> ticket(row))
                .optional();
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getLong("id"),
                row.getString("token"),
                LetterKind.valueOf(row.getString("kind")),
                caseId(row.getString("case_id")),
                offer(row.getString("offer")),
                row.getString("person"),
                EmailAddress.of(row.getString("recipient")),
                asked(row.getString("asked")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("message_id"));
    }

    /// The texts of the last mails that carried this token, so that what is quoted back can be
    /// told from what is new.
    public String texts(Transaction transaction, String token) {
        StringBuilder texts = new StringBuilder();
        transaction
                .sql()
                .sql("select id from outbox where token = ? order by id desc limit 4")
                .param(token)
                .query(Long.class)
                .list()
                .forEach(
                        id ->
                                read(transaction, id)
                                        .ifPresent(
                                                found ->
                                                        texts.append(found.mail().body())
                                                                .append('\n')));
        return texts.toString();
    }

    /// Message-IDs of the last mails about a case that went to a person, oldest first: their
    /// thread.
    public List<String> thread(Transaction transaction, CaseId caseId, String person) {
        return transaction
                .sql()
                .sql(
                        """
                        select message_id from outbox where person = ? and case_id = ?
                        order by id desc limit ?
                        """)
                .params(person, caseId.value(), LONG_THREAD)
                .query(String.class)
                .list()
                .reversed();
    }

    /// How many mails of this kind went to this person since then.
    public int countSince(Transaction transaction, LetterKind kind, String person, Instant since) {
        return transaction
                .sql()
                .sql(
                        """
                        select count(*) from outbox
                        where person = ? and kind = ? and created_at >= ?
                        """)
                .params(person, kind.name(), since.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /// The earliest time at which something can be sent.
    public Optional<Instant> nextTry(Transaction transaction) {
        return transaction
                .sql()
                .sql("select min(next_try_at) from outbox where state = 'due'")
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(Instant::ofEpochMilli);
    }
}
