package fr.passerelle.store;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.CaseState.OfferState;
import fr.passerelle.deciding.Decided;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Cases: their state (what deciding sees), their fiche (what only answering may see, sealed),
/// their events. Every method runs in the caller's transaction.
public final class Cases {
    /// The next date of a case that needs no further look. A number, because an index holds
    /// numbers in order on every database and puts nulls where it likes.
    private static final long NEVER = Long.MAX_VALUE;

    private final Keys keys;
    private final Vault vault;
    private final Forgetting forgetting;
    private final EventLog events = new EventLog();

    public Cases(Keys keys) {
        this.keys = keys;
        this.vault = new Vault(keys);
        this.forgetting = new Forgetting(keys);
    }

    /// Opens a case: its number, its key, its sealed fiche, the hashes it is recognised by.
    public CaseId open(Transaction transaction, Fiche fiche, PatientMarks marks, Instant at) {
        long number =
                transaction.sql().sql("select nextval('case_ids')").query(Long.class).single();
        CaseId id = new CaseId("C-" + number);
        byte[] key = vault.open(transaction, id.value());
        transaction
                .sql()
                .sql(
                        """
                        insert into case_file (id, opened_at, status, next_date, state, last_seq,
                            last_hash, fiche)
                        values (?, ?, 'RECUE', ?, ?, 0, ?, ?)
                        """)
                .params(
                        id.value(),
                        at.toEpochMilli(),
                        NEVER,
                        new byte[0],
                        EventLog.End.NONE.hash().array(),
                        keys.seal(key, FicheCodec.write(fiche)))
                .update();
        mark(transaction, id, marks);
        said(fiche).ifPresent(whole -> mark(transaction, id, "said", whole));
        return id;
    }

    /// By what a request is known when it comes again (I4) and neither INS nor traits tell whose
    /// it is: by all it says, where that is enough to mean one person.
    private static Optional<String> said(Fiche fiche) {
        PatientMarks marks = PatientMarks.of(fiche);
        boolean recognised = marks.ins().isPresent() || marks.traits().isPresent();
        boolean somebody =
                Stream.of(Field.BIRTH_NAME, Field.USED_NAME, Field.GIVEN_NAMES, Field.PHONE)
                        .anyMatch(fiche::says);
        return recognised || !somebody
                ? Optional.empty()
                : Optional.of(new TreeMap<>(fiche.values()).toString());
    }

    /// Open cases that began with the very same words, where nothing better is known of them.
    public List<CaseId> findBySaid(Transaction transaction, Fiche fiche) {
        return said(fiche).map(whole -> find(transaction, "said", whole)).orElse(List.of());
    }

    /// Replaces the hashes a case is recognised by.
    public void mark(Transaction transaction, CaseId id, PatientMarks marks) {
        transaction
                .sql()
                .sql(
                        """
                        delete from patient_index
                        where case_id = ? and kind in ('ins', 'traits', 'used')
                        """)
                .param(id.value())
                .update();
        marks.ins().ifPresent(ins -> mark(transaction, id, "ins", ins));
        marks.traits().ifPresent(traits -> mark(transaction, id, "traits", traits));
        marks.usedTraits().ifPresent(traits -> mark(transaction, id, "used", traits));
    }

    private void mark(Transaction transaction, CaseId id, String kind, String what) {
        transaction
                .sql()
                .sql("insert into patient_index (case_id, kind, hash) values (?, ?, ?)")
                .params(id.value(), kind, hash(kind, what))
                .update();
    }

    /// The same traits have one hash under whichever name, and the same INS wherever it was read.
    private byte[] hash(String kind, String what) {
        String of =
                switch (kind) {
                    case "used" -> "traits";
                    case "perhaps", "letter" -> "ins";
                    default -> kind;
                };
        return keys.hash(of + ":" + what);
    }

    /// Open cases of the patient with this mark, the oldest first.
    public List<CaseId> findByIns(Transaction transaction, String ins) {
        return Stream.concat(
                        find(transaction, "ins", ins).stream(),
                        find(transaction, "letter", ins).stream())
                .distinct()
                .toList();
    }

    /// A letter with this INS looks like the patient of the case; a person is asked.
    public void markPerhaps(Transaction transaction, CaseId id, String ins) {
        mark(transaction, id, "perhaps", ins);
    }

    /// The person has answered: the INS is the patient's from now on, or is known to be another's.
    public void settlePerhaps(Transaction transaction, CaseId id, boolean same) {
        transaction
                .sql()
                .sql(
                        """
                        update patient_index set kind =
                            case when cast(:same as boolean) and not exists (
                                select 1 from patient_index p
                                where p.case_id = :id and p.kind = 'letter')
                            then 'letter'
                            else 'not-' || (select count(*) from patient_index p
                                where p.case_id = :id and p.kind like 'not-%')
                            end
                        where case_id = :id and kind = 'perhaps'
                        """)
                .param("id", id.value())
                .param("same", same)
                .update();
    }

    /// Whether a person has said that the patient with this INS is not the one of the case.
    public boolean isApart(Transaction transaction, CaseId id, String ins) {
        return transaction
                        .sql()
                        .sql(
                                """
                                select count(*) from patient_index
                                where case_id = ? and kind like 'not-%' and hash = ?
                                """)
                        .params(id.value(), hash("ins", ins))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public List<CaseId> findByTraits(Transaction transaction, String traits) {
        return Stream.concat(
                        find(transaction, "traits", traits).stream(),
                        find(transaction, "used", traits).stream())
                .distinct()
                .toList();
    }

    private List<CaseId> find(Transaction transaction, String kind, String what) {
        return transaction
                .sql()
                .sql(
                        """
                        select p.case_id from patient_index p join case_file c on c.id = p.case_id
                        where p.hash = ? and p.kind = ? and c.status not in ('CLOSE', 'SANS_SUITE')
                        order by c.opened_at, c.id
                        """)
                .params(hash(kind, what), kind)
                .query((row, _) -> new CaseId(row.getString(1)))
                .list();
    }

    /// The state of a case, its row locked until the transaction ends; empty where nothing has
    /// been decided yet or there is no such case.
    public Optional<CaseState> lock(Transaction transaction, CaseId id) {
        return transaction
                .sql()
                .sql("select state from case_file where id = ? for update")
                .param(id.value())
                .query((row, _) -> row.getBytes(1))
                .optional()
                .filter(json -> json.length > 0)
                .map(json -> Json.read(json, CaseState.class));
    }

    /// The state without a lock, for reading.
    public Optional<CaseState> state(Transaction transaction, CaseId id) {
        return transaction
                .sql()
                .sql("select state from case_file where id = ?")
                .param(id.value())
                .query((row, _) -> row.getBytes(1))
                .optional()
                .filter(json -> json.length > 0)
                .map(json -> Json.read(json, CaseState.class));
    }

    /// The patient's data; empty once erased.
    public Optional<Fiche> fiche(Transaction transaction, CaseId id) {
        Optional<byte[]> key = vault.key(transaction, id.value());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return transaction
                .sql()
                .sql("select fiche from case_file where id = ?")
                .param(id.value())
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(found -> found)
                .map(found -> FicheCodec.read(Keys.unseal(key.get(), found)));
    }

    /// Puts a fuller fiche in place of the former. What is sent again after an erasure gets a new
    /// key; where deciding does not want it, it erases again in the same transaction.
    public void replaceFiche(Transaction transaction, CaseId id, Fiche fiche) {
        byte[] key =
                vault.key(transaction, id.value())
                        .orElseGet(() -> vault.open(transaction, id.value()));
        transaction
                .sql()
                .sql("update case_file set fiche = ? where id = ?")
                .params(keys.seal(key, FicheCodec.write(fiche)), id.value())
                .update();
    }

    /// Lays one case into another: the fiche of both, and every message of the younger, under the
    /// key of the older. What is left of the younger can be erased then.
    public void absorb(Transaction transaction, CaseId older, CaseId younger, Fiche both) {
        byte[] from = vault.key(transaction, younger.value()).orElseThrow();
        byte[] into = vault.key(transaction, older.value()).orElseThrow();
        record Sealed(long id, Bytes wrapped) {}
        List<Sealed> messages =
                transaction
                        .sql()
                        .sql(
                                """
                                select id, data_key from message
                                where case_id = ? and data_key is not null
                                """)
                        .param(younger.value())
                        .query((row, _) -> new Sealed(row.getLong(1), Bytes.of(row.getBytes(2))))
                        .list();
        for (Sealed message : messages) {
            byte[] key = Keys.unwrapUnder(from, message.wrapped().array());
            transaction
                    .sql()
                    .sql("update message set data_key = ?, case_id = ? where id = ?")
                    .params(Keys.wrapUnder(into, key), older.value(), message.id())
                    .update();
        }
        replaceFiche(transaction, older, both);
        mark(transaction, older, PatientMarks.of(both));
    }

    /// Up to `most` cases that this referrer follows and that are not closed, the newest first.
    public List<CaseId> followedBy(Transaction transaction, String referrer, int most) {
        return transaction
                .sql()
                .sql(
                        """
                        select case_id from case_referrer where referrer_id = ?
                        order by referrer_id, since desc, case_id desc limit ?
                        """)
                .params(referrer, most)
                .query((row, _) -> new CaseId(row.getString(1)))
                .list();
    }

    /// Cases whose next date has come, locked, the longest overdue first.
    public List<CaseId> due(Transaction transaction, Instant now, int most) {
        return Candidates.lock(
                        transaction,
                        String.class,
                        """
                        select id from case_file where next_date <= :now
                        order by next_date, id limit :most
                        """,
                        """
                        select id from case_file where id in (:ids) and next_date <= :now
                        for update skip locked
                        """,
                        now,
                        most)
                .stream()
                .map(CaseId::new)
                .toList();
    }

    /// The earliest next date of any case.
    public Optional<Instant> nextDate(Transaction transaction) {
        return transaction
                .sql()
                .sql("select next_date from case_file order by next_date limit 1")
                .query(Long.class)
                .optional()
                .filter(date -> date != NEVER)
                .map(Instant::ofEpochMilli);
    }

    /// After a fault of ours: looks again a little later, so that one case never holds up the
    /// others.
    public void postpone(Transaction transaction, CaseId id, Instant until) {
        transaction
                .sql()
                .sql("update case_file set next_date = ? where id = ?")
                .params(until.toEpochMilli(), id.value())
                .update();
    }

    /// Writes what was decided: events, state, offers. The case's row must be locked.
    ///
    /// @param before the state that deciding saw
    public void record(
            Transaction transaction,
            Optional<CaseState> before,
            Decided decided,
            Instant at,
            String policy,
            Optional<Received> cause) {
        CaseState after = decided.state().orElseThrow();
        CaseId id = after.id();
        if (!decided.events().isEmpty()) {
            recordEvents(transaction, before, decided, after, at, policy, cause);
        }
        if (decided.erase()) {
            forgetting.forget(transaction, id);
        }
    }

    private void recordEvents(
            Transaction transaction,
            Optional<CaseState> before,
            Decided decided,
            CaseState after,
            Instant at,
            String policy,
            Optional<Received> cause) {
        CaseId id = after.id();
        EventLog.End end =
                events.append(
                        transaction,
                        id,
                        end(transaction, id),
                        decided.events(),
                        at,
                        policy,
                        cause.map(received -> JournalTable.number(received.reference())));
        transaction
                .sql()
                .sql(
                        """
                        update case_file set status = ?, next_date = ?, state = ?, last_seq = ?,
                            last_hash = ? where id = ?
                        """)
                .params(
                        after.status().name(),
                        after.nextDate().map(Instant::toEpochMilli).orElse(NEVER),
                        Json.bytes(after),
                        end.seq(),
                        end.hash().array(),
                        id.value())
                .update();
        recordOffers(transaction, before, after, at);
        if (after.status().over()) {
            forgetReferrers(transaction, id);
        } else {
            recordReferrers(transaction, before, after, at);
        }
    }

    /// Nobody follows what is over: whoever asks about their cases must not pay for all that
    /// ever were.
    private static void forgetReferrers(Transaction transaction, CaseId id) {
        transaction
                .sql()
                .sql("delete from case_referrer where case_id = ?")
                .param(id.value())
                .update();
    }

    private static EventLog.End end(Transaction transaction, CaseId id) {
        return transaction
                .sql()
                .sql("select last_seq, last_hash from case_file where id = ?")
                .param(id.value())
                .query((row, _) -> new EventLog.End(row.getInt(1), Bytes.of(row.getBytes(2))))
                .single();
    }

    private static void recordOffers(
            Transaction transaction, Optional<CaseState> before, CaseState after, Instant at) {
        for (OfferState offer : after.offers().values()) {
            OfferState earlier = before.map(b -> b.offers().get(offer.number())).orElse(null);
            if (earlier == null) {
                transaction
                        .sql()
                        .sql(
                                """
                                insert into offer (case_id, number, volunteer, standing, made_at,
                                    decided_at)
                                values (?, ?, ?, ?, ?, ?)
                                """)
                        .params(
                                after.id().value(),
                                offer.number(),
                                offer.volunteer(),
                                offer.standing().name(),
                                offer.madeAt().toEpochMilli(),
                                at.toEpochMilli())
                        .update();
                AskedLately.made(transaction, offer);
            } else if (earlier.standing() != offer.standing()) {
                AskedLately.moved(
                        transaction,
                        offer,
                        earlier.standing(),
                        decidedAt(transaction, after.id(), offer),
                        at);
                transaction
                        .sql()
                        .sql(
                                """
                                update offer set standing = ?, decided_at = ?
                                where case_id = ? and number = ?
                                """)
                        .params(
                                offer.standing().name(),
                                at.toEpochMilli(),
                                after.id().value(),
                                offer.number())
                        .update();
            }
        }
    }

    private static Instant decidedAt(Transaction transaction, CaseId id, OfferState offer) {
        return transaction
                .sql()
                .sql("select decided_at from offer where case_id = ? and number = ?")
                .params(id.value(), offer.number())
                .query((row, _) -> Instant.ofEpochMilli(row.getLong(1)))
                .single();
    }

    private static void recordReferrers(
            Transaction transaction, Optional<CaseState> before, CaseState after, Instant at) {
        List<String> joined = new ArrayList<>(after.referrers());
        before.ifPresent(b -> joined.removeAll(b.referrers()));
        for (String referrer : joined) {
            transaction
                    .sql()
                    .sql("insert into case_referrer (case_id, referrer_id, since) values (?, ?, ?)")
                    .params(after.id().value(), referrer, at.toEpochMilli())
                    .update();
        }
    }

    /// The events of a case, in order.
    List<EventLog.Kept> events(Transaction transaction, CaseId id) {
        return events.read(transaction, id);
    }
}
