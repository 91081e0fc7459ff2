package fr.passerelle.serving;

import fr.passerelle.answering.Answering;
import fr.passerelle.answering.OutgoingSeal;
import fr.passerelle.answering.ReadReceipt;
import fr.passerelle.answering.Templates;
import fr.passerelle.answering.Tokens;
import fr.passerelle.chain.AnswerMail;
import fr.passerelle.chain.Chain;
import fr.passerelle.chain.DecideOnMail;
import fr.passerelle.chain.FileMail;
import fr.passerelle.chain.MailetShelf;
import fr.passerelle.chain.OpenedBefore;
import fr.passerelle.chain.SetAside;
import fr.passerelle.chain.Turn;
import fr.passerelle.config.FormFile;
import fr.passerelle.config.Settings;
import fr.passerelle.config.Territory;
import fr.passerelle.deciding.Deciding;
import fr.passerelle.deciding.Policy;
import fr.passerelle.document.DocumentText;
import fr.passerelle.filing.Filing;
import fr.passerelle.mail.Received;
import fr.passerelle.mailets.OpenMail;
import fr.passerelle.mailets.UnderstandMail;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.people.KnownMailboxes;
import fr.passerelle.receiving.Journal;
import fr.passerelle.store.Cases;
import fr.passerelle.store.KnownCertificates;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.People;
import fr.passerelle.store.Queue;
import fr.passerelle.store.SentFromOutbox;
import fr.passerelle.store.Store;
import fr.passerelle.store.StoreJournal;
import fr.passerelle.understanding.AttachedDocuments;
import fr.passerelle.understanding.Understander;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.whitelist.Lookout;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/// The gateway, assembled: what comes to [#journal] goes through the chain and ends in the
/// outbox.
///
/// Two ways to run it. [#start] gives it threads of its own: workers, a clock watcher, a
/// postman. Without them [#work] does everything that can be done now in the caller's thread,
/// which is how conversations are tested.
public final class Gateway implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /// Kept in memory between the journal and the workers; what does not fit waits in the
    /// journal.
    private static final int IN_HAND = 256;

    private static final int BATCH = 32;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Settings settings;
    private final InstantSource clock;
    private final Duration lease;
    private final Store store;
    private final Chain chain;
    private final Cases cases;
    private final People people;
    private final Outbox outbox;
    private final Optional<OutgoingSeal> seal;
    private final Queue queue;
    private final Workbench workbench;
    private final StoreJournal journal;
    private final BlockingQueue<Received> inHand = new ArrayBlockingQueue<>(IN_HAND);
    private final List<BiConsumer<String, Turn>> listeners = new CopyOnWriteArrayList<>();
    private final Optional<Lookout> whiteList;
    private volatile boolean started;
    private Optional<Threads> threads = Optional.empty();

    /// What a gateway is made of.
    ///
    /// @param chain the list of mailets (`config/mailetcontainer.xml`)
    /// @param random for tokens: a `SecureRandom` in production, a seeded one in conversations
    /// @param lease how long, on this clock, work is left to the thread that took it; a clock
    ///     that runs fast needs a long one
    public record Parts(
            Settings settings,
            Policy policy,
            Territory territory,
            Templates templates,
            Path chain,
            Store store,
            InstantSource clock,
            RandomGenerator random,
            Duration lease) {
        public Parts(
                Settings settings,
                Policy policy,
                Territory territory,
                Templates templates,
                Path chain,
                Store store,
                InstantSource clock,
                RandomGenerator random) {
            this(settings, policy, territory, templates, chain, store, clock, random, LEASE);
        }
    }

    public Gateway(Parts parts) {
        this.settings = parts.settings();
        this.clock = parts.clock();
        this.lease = parts.lease();
        this.store = parts.store();
        this.cases = new Cases(store.keys());
        this.people = new People(parts.territory());
        this.whiteList = settings.trust().whiteList().map(wanted -> Lookout.of(wanted, this.clock));
        Unlocking unlocked =
                Unlocking.of(
                        settings,
                        whiteList.map(Lookout::inForce),
                        new KnownMailboxes(parts.territory()));
        this.seal = unlocked.seal();
        this.outbox =
                new Outbox(
                        store.keys(),
                        seal.isPresent() ? Outbox.Standing.AWAITS_SEAL : Outbox.Standing.FIXED);
        String owner = HexFormat.of().toHexDigits(parts.random().nextLong());
        this.queue = new Queue(store.keys(), owner, parts.lease());
        Tokens tokens = new Tokens(store.keys().tokenKey(), parts.random());
        Forms forms = settings.forms().map(FormFile::readAll).orElseGet(Forms::reference);
        ReadBefore reading =
                new ReadBefore(
                        unlocked.opener(),
                        settings.address(),
                        AttachedDocuments.readers(Pictures.reader(settings.ocr())),
                        forms);
        this.chain =
                Chain.open(
                        parts.chain(),
                        shelf(parts, unlocked.opener(), reading.inTurn(), forms, tokens),
                        settings.address());
        this.workbench =
                new Workbench(store, chain, queue, cases, clock, reading, done -> finished(done));
        this.journal = new StoreJournal(store, clock, owner, new Hand(), lease);
        store.run(
                transaction -> {
                    people.load(transaction);
                    if (store.isOursAlone()) {
                        queue.freeLeases(transaction);
                        outbox.freeLeases(transaction, clock.instant());
                    }
                });
    }

    private MailetShelf shelf(
            Parts parts, MimeOpener opener, DocumentText documents, Forms forms, Tokens tokens) {
        Understander understander =
                new Understander(
                        settings.address(),
                        new SentFromOutbox(
                                () -> Turn.current().transaction(), outbox, tokens::holds, clock),
                        documents,
                        forms);
        Filing filing =
                new Filing(
                        cases,
                        people,
                        outbox,
                        parts.territory(),
                        parts.policy().entry().required(),
                        learning(parts.settings()),
                        parts.settings().testIdentities());
        Answering answering =
                new Answering(
                        parts.templates(), fr.passerelle.answering.Gateway.of(settings, ZONE));
        OutTray tray =
                new OutTray(
                        outbox, now -> started ? Optional.of(now.plus(lease)) : Optional.empty());
        ReceiptDesk receipts =
                new ReceiptDesk(
                        new ReadReceipt(
                                parts.templates(),
                                fr.passerelle.answering.Gateway.of(settings, ZONE)),
                        tokens,
                        outbox,
                        tray);
        WritingDesk desk =
                new WritingDesk(
                        answering, tokens, outbox, cases, people, settings.coordinator(), tray);
        Deciding deciding = new Deciding(parts.policy());
        return new MailetShelf(
                Map.of(
                        "OpenMail", () -> new OpenMail(new OpenedBefore(opener), clock),
                        "UnderstandMail", () -> new UnderstandMail(understander),
                        "FileMail", () -> new FileMail(filing),
                        "DecideOnMail", () -> new DecideOnMail(deciding, cases, people),
                        "AnswerMail", () -> new AnswerMail(desk, receipts),
                        "SetAside", SetAside::new));
    }

    /// Where the doors hand over.
    public Journal journal() {
        return journal;
    }

    public Store store() {
        return store;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Cases cases() {
        return cases;
    }

    public People people() {
        return people;
    }

    /// What keeps the white list fresh, where the settings want one.
    public Optional<Lookout> whiteList() {
        return whiteList;
    }

    /// What mail leaves under; empty where it leaves as it is written.
    public Optional<OutgoingSeal> seal() {
        return seal;
    }

    public Settings settings() {
        return settings;
    }

    /// Is told of every turn once it is safe on disk, in the worker's thread: keep it short.
    public void onFinished(BiConsumer<String, Turn> listener) {
        listeners.add(listener);
    }

    private void finished(Workbench.Done done) {
        threads.ifPresent(running -> running.postman().take(done.turn().outgoing()));
        for (BiConsumer<String, Turn> listener : listeners) {
            listener.accept(done.reference(), done.turn());
        }
    }

    /// What the journal has just kept goes to the workers from memory, as long as there is room.
    private final class Hand implements StoreJournal.Hand {
        @Override
        public boolean hasRoom() {
            return started && inHand.remainingCapacity() > 0;
        }

        @Override
        public boolean take(Received received) {
            return started && inHand.offer(received);
        }
    }

    /// Does all that can be done now: messages in the journal, dates that have come. Not to be
    /// used once started.
    ///
    /// @return how many messages and dates there were
    public int work() {
        int all = 0;
        int some;
        do {
            some = workbench.workClaimed(BATCH) + workbench.workDue(BATCH);
            all += some;
        } while (some > 0);
        return all;
    }

    /// The earliest date at which a case must be looked at.
    public Optional<Instant> nextDate() {
        return store.read(cases::nextDate);
    }

    /// Gives the gateway threads of its own.
    public void start(Carrier carrier) {
        Postman postman = new Postman(store, outbox, sealingDesk(), carrier, clock, lease);
        started = true;
        whiteList.ifPresent(Lookout::start);
        threads = Optional.of(new Threads(workbench, inHand, postman, BATCH));
    }

    SealingDesk sealingDesk() {
        return new SealingDesk(store, outbox, seal, learning(settings), clock);
    }

    private static Optional<KnownCertificates> learning(Settings settings) {
        return settings.trust()
                .secureMail()
                .filter(files -> files.seal().learns())
                .map(_ -> new KnownCertificates());
    }

    /// Stops taking work, finishes what is in hand, closes. The store stays open: it is its
    /// opener's.
    @Override
    public void close() {
        journal.close();
        started = false;
        whiteList.ifPresent(Lookout::close);
        threads.ifPresent(Threads::close);
        chain.close();
    }
}
