package fr.passerelle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.answering.MadeUpAuthority;
import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.config.Territory;
import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.mail.Step;
import fr.passerelle.opening.smime.RecipientCertificate;
import fr.passerelle.opening.smime.Sealing;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.receiving.Fault;
import fr.passerelle.receiving.Journal.Kept;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every database must do for us; run on H2 and on PostgreSQL.
abstract class StoreContract {
    static final Instant T0 = Instant.parse("2026-03-02T08:05:00Z");
    private static final Door DOOR = new Door("imap:essai", true);
    private static final Envelope ENVELOPE =
            Envelope.of(
                    EmailAddress.find("dac@dac.mssante.example"),
                    List.of(EmailAddress.of("passerelle@cpts.mssante.example")));

    final Keys keys = new Keys(new byte[32]);
    Store store = openStore();
    private StoreJournal journal = openJournal();

    abstract Store openStore();

    abstract void emptyStore(Store open);

    @BeforeEach
    void empty() {
        emptyStore(store);
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    private StoreJournal openJournal() {
        return new StoreJournal(store, () -> T0, "node-1", StoreJournal.Hand.none());
    }

    private static Arrival arrival(String text) {
        return arrival(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Arrival arrival(byte[] raw) {
        return new Arrival(DOOR, Optional.empty(), ENVELOPE, T0, new RawMessage(raw));
    }

    private List<Received> claim(String owner, Instant now, int most) {
        Queue queue = new Queue(keys, owner);
        return store.call(transaction -> queue.claim(transaction, now, most));
    }

    @Test
    void whatIsKeptComesBackByteForByte() {
        byte[] attachment = new byte[40_000];
        new Random(7).nextBytes(attachment);
        byte[] raw =
                ("From: dac@dac.mssante.example\r\n\r\n"
                                + Base64.getMimeEncoder().encodeToString(attachment)
                                + "\r\nfin\r\n")
                        .getBytes(StandardCharsets.US_ASCII);

        Kept kept = journal.keep(arrival(raw));

        Received again = claim("node-1", T0, 10).getFirst();
        assertThat(kept).isEqualTo(new Kept.New(again.reference()));
        assertThat(again.raw().bytes()).isEqualTo(raw);
        assertThat(again.envelope()).isEqualTo(ENVELOPE);
        assertThat(again.door()).isEqualTo(DOOR);
        assertThat(again.at()).isEqualTo(T0);
    }

    @Test
    void theSameMessageFromTheSameDoorIsKeptOnce() {
        Kept first = journal.keep(arrival("From: a@b.example\r\n\r\nbonjour\r\n"));
        Kept again = journal.keep(arrival("From: a@b.example\r\n\r\nbonjour\r\n"));

        assertThat(again).isEqualTo(new Kept.AlreadyKept(first.reference()));
        assertThat(claim("node-1", T0, 10)).hasSize(1);
    }

    @Test
    void ourOwnTraceMakesNoOtherMessage() {
        journal.keep(
                arrival("Received: from x by us id 1\r\n\twith SMTP\r\nFrom: a@b\r\n\r\n1\r\n"));
        Kept again =
                journal.keep(
                        arrival(
                                "Received: from x by us id 2\r\n\twith SMTP\r\nFrom: a@b\r\n\r\n1\r\n"));

        assertThat(again).isInstanceOf(Kept.AlreadyKept.class);
    }

    @Test
    void theSameMatriculeUnderAnotherAuthorityIsAnotherPatient() {
        Cases cases = new Cases(keys);
        Fiche real = new Fiche(Map.of(Field.INS, "279035121518989"));
        Fiche test = new Fiche(Map.of(Field.INS, "279035121518989@1.2.250.1.213.1.4.10"));

        CaseId id =
                store.call(transaction -> cases.open(transaction, real, PatientMarks.of(real), T0));

        assertThat(findByIns(cases, real)).containsExactly(id);
        assertThat(findByIns(cases, test)).isEmpty();
    }

    private List<CaseId> findByIns(Cases cases, Fiche fiche) {
        String ins = PatientMarks.of(fiche).ins().orElseThrow();
        return store.call(transaction -> cases.findByIns(transaction, ins));
    }

    @Test
    void aLargeAttachmentIsStoredOnce() {
        byte[] attachment = new byte[60_000];
        new Random(8).nextBytes(attachment);
        String base64 = Base64.getMimeEncoder().encodeToString(attachment);
        journal.keep(arrival("From: a@b.example\r\n\r\n" + base64 + "\r\n"));
        journal.keep(arrival("From: c@d.example\r\n\r\n" + base64 + "\r\n"));

        assertThat(count("blob")).isEqualTo(1);
        assertThat(count("blob_use")).isEqualTo(2);
    }

    @Test
    void twoWorkersNeverHoldTheSameMessage() {
        for (int i = 0; i < 30; i++) {
            journal.keep(arrival("From: a@b.example\r\n\r\nmessage " + i + "\r\n"));
        }
        Set<String> seen = new HashSet<>();
        int claimed = 0;
        for (int round = 0; round < 6; round++) {
            for (Received each : claim(round % 2 == 0 ? "node-1" : "node-2", T0, 5)) {
                seen.add(each.reference());
                claimed++;
            }
        }

        assertThat(claimed).isEqualTo(30);
        assertThat(seen).hasSize(30);
        assertThat(claim("node-3", T0.plus(Duration.ofMinutes(1)), 50)).isEmpty();
        assertThat(claim("node-3", T0.plus(Duration.ofMinutes(3)), 50)).hasSize(30);
    }

    @Test
    void afterFiveFaultsAMessageWaitsForAPerson() {
        journal.keep(arrival("From: a@b.example\r\n\r\npoison\r\n"));
        Queue queue = new Queue(keys, "node-1");
        Instant now = T0;
        List<Boolean> stuck = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            now = now.plus(Duration.ofHours(2));
            Instant at = now;
            String reference = claim("node-1", at, 10).getFirst().reference();
            stuck.add(
                    store.call(
                            transaction ->
                                    queue.retry(transaction, reference, at, Step.OPENING, "Oops")));
        }

        assertThat(stuck).containsExactly(false, false, false, false, true);
        assertThat(claim("node-1", now.plus(Duration.ofDays(30)), 10)).isEmpty();
    }

    @Test
    void aRolledBackTurnLeavesTheOthersOfItsTransaction() {
        Cases cases = new Cases(keys);
        store.run(
                transaction -> {
                    open(cases, transaction, "AVANT");
                    try {
                        transaction.apart(
                                () -> {
                                    open(cases, transaction, "PENDANT");
                                    throw new IllegalStateException("fault");
                                });
                    } catch (IllegalStateException expected) {
                        assertThat(expected).hasMessage("fault");
                    }
                    open(cases, transaction, "APRES");
                });

        assertThat(count("case_file")).isEqualTo(2);
        assertThat(count("vault")).isEqualTo(2);
    }

    private static CaseId open(Cases cases, Transaction transaction, String name) {
        Fiche fiche = new Fiche(Map.of(Field.BIRTH_NAME, name, Field.PHONE, "0199000000"));
        return cases.open(transaction, fiche, PatientMarks.of(fiche), T0);
    }

    @Test
    void aFicheIsReadBackAndItsPatientIsRecognised() {
        Cases cases = new Cases(keys);
        Fiche fiche =
                new Fiche(
                        Map.of(
                                Field.BIRTH_NAME, "Testpatient-Saint Éloi",
                                Field.GIVEN_NAMES, "Marie Louise",
                                Field.BIRTH_DATE, "1944-03-21"));
        CaseId id = store.call(tx -> cases.open(tx, fiche, PatientMarks.of(fiche), T0));
        PatientMarks same =
                PatientMarks.of(
                        new Fiche(
                                Map.of(
                                        Field.BIRTH_NAME, "TESTPATIENT SAINT-ELOI",
                                        Field.GIVEN_NAMES, "marie",
                                        Field.BIRTH_DATE, "1944-03-21")));

        Optional<Fiche> read = store.read(tx -> cases.fiche(tx, id));
        List<CaseId> found = store.read(tx -> cases.findByTraits(tx, same.traits().orElseThrow()));
        assertThat(read).contains(fiche);
        assertThat(found).containsExactly(id);
    }

    @Test
    void aPatientIsRecognisedUnderEitherName() {
        Cases cases = new Cases(keys);
        Fiche both =
                new Fiche(
                        Map.of(
                                Field.BIRTH_NAME, "IMAGINOT",
                                Field.USED_NAME, "MODELLIN",
                                Field.GIVEN_NAMES, "Solange",
                                Field.BIRTH_DATE, "1938-01-27"));
        Fiche used =
                new Fiche(
                        Map.of(
                                Field.BIRTH_NAME, "Modellin",
                                Field.GIVEN_NAMES, "Solange",
                                Field.BIRTH_DATE, "1938-01-27"));
        CaseId id = store.call(tx -> cases.open(tx, both, PatientMarks.of(both), T0));
        String traits = PatientMarks.of(used).traits().orElseThrow();
        assertThat(store.<List<CaseId>>read(tx -> cases.findByTraits(tx, traits)))
                .containsExactly(id);
    }

    @Test
    void theInsOfALetterIsThePatientsOnlyOnceAPersonHasSaidSo() {
        Cases cases = new Cases(keys);
        Fiche fiche = new Fiche(Map.of(Field.BIRTH_NAME, "IMAGINOT"));
        String mine = "1.2.250.1.213.1.4.8/279035121518989";
        String another = "1.2.250.1.213.1.4.8/279035121518900";
        CaseId id = store.call(tx -> cases.open(tx, fiche, PatientMarks.of(fiche), T0));
        store.call(
                tx -> {
                    cases.markPerhaps(tx, id, another);
                    return id;
                });
        assertThat(store.<List<CaseId>>read(tx -> cases.findByIns(tx, another))).isEmpty();
        store.call(
                tx -> {
                    cases.settlePerhaps(tx, id, false);
                    cases.markPerhaps(tx, id, mine);
                    cases.settlePerhaps(tx, id, true);
                    return id;
                });
        assertThat(store.<List<CaseId>>read(tx -> cases.findByIns(tx, mine))).containsExactly(id);
        assertThat(store.<Boolean>read(tx -> cases.isApart(tx, id, another))).isTrue();
        assertThat(store.<Boolean>read(tx -> cases.isApart(tx, id, mine))).isFalse();
    }

    @Test
    void aMailGoesThroughTheOutboxByteForByte() {
        Outbox outbox = new Outbox(keys);
        OutgoingMail mail = mail("t0", "Bonjour,\r\n");
        long id = write(outbox, mail);

        assertThat(take(outbox, T0)).containsExactly(new Outbox.Numbered(id, mail));
        assertThat(take(outbox, T0)).isEmpty();
        store.run(tx -> outbox.sent(tx, id, T0));
        assertThat(take(outbox, T0.plus(Duration.ofDays(1)))).isEmpty();
        Optional<Outbox.Ticket> ticket = store.read(tx -> outbox.findByToken(tx, "t0"));
        assertThat(ticket.map(Outbox.Ticket::person)).contains("M01");
    }

    private static RawMessage bytes(String text) {
        return new RawMessage(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatAMailLeavesAsIsFixedOnceAndKeptUntilItHasArrived() {
        Outbox outbox = new Outbox(keys, Outbox.Standing.AWAITS_SEAL);
        OutgoingMail mail = mail("t3", "Bonjour");
        long id = write(outbox, mail);
        Outbox.Numbered waiting = take(outbox, T0).getFirst();
        assertThat(waiting).isEqualTo(new Outbox.Numbered(id, mail, Outbox.Standing.AWAITS_SEAL));

        Optional<Outbox.Numbered> first = store.call(tx -> outbox.fix(tx, waiting, bytes("first")));
        Optional<Outbox.Numbered> second =
                store.call(tx -> outbox.fix(tx, waiting, bytes("second")));

        Outbox.Numbered fixed = new Outbox.Numbered(id, mail.as(bytes("first")));
        assertThat(first).contains(fixed);
        assertThat(second).contains(fixed);
        assertThat(take(new Outbox(keys), T0.plus(Duration.ofHours(1)))).containsExactly(fixed);
        Optional<Outbox.Numbered> readable = store.read(tx -> outbox.read(tx, id));
        assertThat(readable.map(Outbox.Numbered::mail)).contains(mail);
        store.run(tx -> outbox.sent(tx, id, T0));
        assertThat(departures()).isZero();
    }

    @Test
    void aMailThatLeavesAsItIsWrittenIsFixedAsThat() {
        Outbox outbox = new Outbox(keys, Outbox.Standing.AWAITS_SEAL);
        OutgoingMail mail = mail("t4", "Bonjour");
        long id = write(outbox, mail);
        Outbox.Numbered waiting = take(outbox, T0).getFirst();

        store.run(tx -> outbox.fix(tx, waiting, mail.raw()));

        Optional<Outbox.Numbered> later = store.call(tx -> outbox.fix(tx, waiting, bytes("later")));
        assertThat(later).contains(new Outbox.Numbered(id, mail));
        assertThat(departures()).isZero();
    }

    private long departures() {
        return store.read(
                tx ->
                        tx.sql()
                                .sql("select count(*) from outbox where departure is not null")
                                .query(Long.class)
                                .single());
    }

    @Test
    void certificatesAreKnownByAddressTheNewestWordFirst(@TempDir Path folder) throws Exception {
        KnownCertificates certificates = new KnownCertificates();
        EmailAddress marc = EmailAddress.of("marc@chu-aunis.mssante.example");
        EmailAddress lea = EmailAddress.of("lea@cpts-aunis.mssante.example");
        MadeUpAuthority authority = new MadeUpAuthority(folder);
        RecipientCertificate one = known(authority, marc, Sealing.Cipher.WIDELY_READ);
        RecipientCertificate two = known(authority, marc, Sealing.Cipher.AUTHENTICATED);
        store.run(
                tx -> {
                    certificates.learn(tx, marc, one, T0);
                    certificates.learn(tx, marc, two, T0.plusSeconds(1));
                    certificates.learn(tx, lea, two, T0);
                });

        assertThat(find(certificates, marc, T0)).containsExactly(two, one);
        assertThat(find(certificates, EmailAddress.of("autre@chu.example"), T0)).isEmpty();

        RecipientCertificate better =
                new RecipientCertificate(one.chain(), Sealing.Cipher.AUTHENTICATED);
        store.run(tx -> certificates.learn(tx, marc, better, T0.plusSeconds(2)));
        assertThat(find(certificates, marc, T0)).containsExactly(better, two);

        store.run(tx -> certificates.forget(tx, two.certificate()));
        assertThat(find(certificates, marc, T0)).containsExactly(better);
        assertThat(find(certificates, lea, T0)).isEmpty();

        Instant late = Instant.parse("2036-06-01T00:00:00Z");
        assertThat(find(certificates, marc, late)).isEmpty();
        assertThat(store.<Integer>call(tx -> certificates.purge(tx, late))).isEqualTo(1);
        assertThat(find(certificates, marc, T0)).isEmpty();
    }

    @Test
    void ofOneAddressOnlyTheLastFewCertificatesAreKept(@TempDir Path folder) throws Exception {
        KnownCertificates certificates = new KnownCertificates();
        EmailAddress marc = EmailAddress.of("marc@chu-aunis.mssante.example");
        MadeUpAuthority authority = new MadeUpAuthority(folder);
        List<RecipientCertificate> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            RecipientCertificate each = known(authority, marc, Sealing.Cipher.WIDELY_READ);
            Instant at = T0.plusSeconds(i);
            store.run(tx -> certificates.learn(tx, marc, each, at));
            all.addFirst(each);
        }

        assertThat(find(certificates, marc, T0)).containsExactlyElementsOf(all.subList(0, 4));
    }

    private static RecipientCertificate known(
            MadeUpAuthority authority, EmailAddress address, Sealing.Cipher reads)
            throws Exception {
        return new RecipientCertificate(List.of(authority.person(address).certificate()), reads);
    }

    private List<RecipientCertificate> find(
            KnownCertificates certificates, EmailAddress address, Instant now) {
        return store.read(tx -> certificates.find(tx, address, now));
    }

    private List<Outbox.Numbered> take(Outbox outbox, Instant at) {
        return store.call(tx -> outbox.claim(tx, at, Duration.ofMinutes(5), 10));
    }

    @Test
    void aMailThatCannotBeDeliveredIsGivenUpAfterAboutAWeek() {
        Outbox outbox = new Outbox(keys);
        long id = write(outbox, mail("t1", "Bonjour"));
        Instant now = T0;
        boolean givenUp = false;
        int tries = 0;
        while (!givenUp) {
            Instant at = now;
            givenUp = store.call(tx -> outbox.later(tx, id, at, "451 later"));
            tries++;
            now = now.plus(Duration.ofDays(1));
        }

        assertThat(tries).isEqualTo(12);
    }

    @Test
    void aServersLongReplyIsNoReasonToSendAgain() {
        Outbox outbox = new Outbox(keys);
        long id = write(outbox, mail("t2", "Bonjour"));

        store.run(tx -> outbox.failed(tx, id, "550 ".repeat(1000)));

        assertThat(take(outbox, T0.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void whoWasTakenForDeadFindsTheMessageDone() {
        journal.keep(arrival("From: a@b.example\r\n\r\nbonjour\r\n"));
        String reference = claim("slow", T0, 1).getFirst().reference();
        Queue faster = new Queue(keys, "faster");
        assertThat(claim("faster", T0.plus(Duration.ofMinutes(3)), 1)).hasSize(1);

        store.run(
                tx -> {
                    assertThat(faster.hold(tx, reference)).isTrue();
                    faster.finish(tx, reference, "unclear", "", Step.ANSWERING, Optional.empty());
                });

        assertThat(store.<Boolean>call(tx -> new Queue(keys, "slow").hold(tx, reference)))
                .isFalse();
    }

    @Test
    void twoTransactionsThatMeetOneSenderAgree() {
        People people = new People(new Territory(List.of(), List.of(), List.of()));
        EmailAddress nurse = EmailAddress.of("infirmiere@cpts.mssante.example");
        CompletableFuture<String> other = new CompletableFuture<>();
        CountDownLatch met = new CountDownLatch(1);
        String first =
                store.call(
                        tx -> {
                            String id = people.meet(tx, nurse, "Une infirmière").id();
                            Thread.ofVirtual()
                                    .start(
                                            () -> {
                                                met.countDown();
                                                other.complete(
                                                        store.call(
                                                                t2 ->
                                                                        people.meet(t2, nurse, "")
                                                                                .id()));
                                            });
                            await(met);
                            return id;
                        });

        assertThat(other.join()).isEqualTo(first);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void oneMessageThatTheDatabaseRefusesDoesNotStopItsBatch() {
        Door tooLong = new Door("imap:" + "x".repeat(200), true);
        List<CompletableFuture<Kept>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] raw = ("From: a@b.example\r\n\r\n" + i).getBytes(StandardCharsets.UTF_8);
            Arrival arrival =
                    new Arrival(
                            i == 7 ? tooLong : DOOR,
                            Optional.empty(),
                            ENVELOPE,
                            T0,
                            new RawMessage(raw));
            all.add(
                    CompletableFuture.supplyAsync(
                            () -> journal.keep(arrival), Thread::startVirtualThread));
        }

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .exceptionally(_ -> null)
                .join();
        assertThat(all.get(7)).isCompletedExceptionally();
        assertThat(count("message")).isEqualTo(19);
    }

    @Test
    void aClosedJournalSaysSo() {
        journal.close();

        assertThatThrownBy(() -> journal.keep(arrival("From: a@b.example\r\n\r\nbonjour\r\n")))
                .isInstanceOf(Fault.class);
    }

    @Test
    void aTransactionThatLostAPartIsNotCommitted() {
        Cases cases = new Cases(keys);

        assertThatThrownBy(
                        () ->
                                store.run(
                                        tx -> {
                                            open(cases, tx, "AVANT");
                                            try {
                                                tx.apart(() -> deadlock());
                                            } catch (IllegalStateException expected) {
                                                open(cases, tx, "APRES");
                                            }
                                        }))
                .isInstanceOf(StoreFault.class);
        assertThat(count("case_file")).isZero();
    }

    private static void deadlock() {
        throw new IllegalStateException(new SQLException("deadlock", "40001"));
    }

    private long write(Outbox outbox, OutgoingMail mail) {
        return store.call(
                tx -> {
                    long id = outbox.nextNumber(tx);
                    outbox.write(
                            tx,
                            id,
                            mail,
                            "M01",
                            T0.plus(Duration.ofDays(9)),
                            T0,
                            Optional.empty(),
                            Optional.empty());
                    return id;
                });
    }

    private static OutgoingMail mail(String token, String text) {
        return new OutgoingMail(
                LetterKind.PROPOSITION,
                Optional.empty(),
                Optional.empty(),
                "<k." + token + "@cpts.mssante.example>",
                EmailAddress.find("passerelle+b." + token + "@cpts.mssante.example"),
                EmailAddress.of("medecin@cabinet.mssante.example"),
                token,
                "[P-1001-1] Proposition",
                text,
                new RawMessage(("Subject: x\r\n\r\n" + text).getBytes(StandardCharsets.UTF_8)));
    }

    private long count(String table) {
        return store.read(
                tx -> tx.sql().sql("select count(*) from " + table).query(Long.class).single());
    }
}
