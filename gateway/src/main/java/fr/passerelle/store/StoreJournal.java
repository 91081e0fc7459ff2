package fr.passerelle.store;

import fr.passerelle.mail.Received;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.receiving.Fault;
import fr.passerelle.receiving.Journal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The journal on the store. Doors prepare their message in their own thread (folding,
/// compressing, sealing); one writer thread takes whatever has come and writes it in one
/// transaction, so that many messages share one disk synchronisation. What is kept is handed
/// straight to a worker where one has room, already leased to this node, so that it is not read
/// back.
public final class StoreJournal implements Journal, AutoCloseable {
    /// More in one transaction would only make the first of them wait.
    private static final int BATCH = 128;

    /// So many refused one by one, and the database is taken to be away.
    private static final int REFUSED_ALONE = 3;

    private static final int WAITING = 1024;

    private final Store store;
    private final JournalTable table;
    private final InstantSource clock;
    private final String owner;
    private final Hand hand;
    private final Duration lease;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING);
    /// Many may enter at once; closing waits for those who are entering.
    private final ReadWriteLock door = new ReentrantReadWriteLock();
    private final Lock entering = door.readLock();
    private final Thread writer;
    private volatile boolean closed;

    /// A worker's hand.
    public interface Hand {
        /// Whether a message kept now would be taken.
        boolean hasRoom();

        /// Takes a kept message; false where the room has gone meanwhile.
        boolean take(Received received);

        /// Takes nothing: everything waits in the journal.
        static Hand none() {
            return new Hand() {
                @Override
                public boolean hasRoom() {
                    return false;
                }

                @Override
                public boolean take(Received received) {
                    return false;
                }
            };
        }
    }

    private record Waiting(JournalTable.Prepared prepared, CompletableFuture<Kept> kept) {
        /// Nothing where it has been answered.
        void fail(Throwable why) {
            kept.completeExceptionally(why);
        }
    }

    /// @param owner this run of this node, the name on its leases
    /// @param hand a worker's, for messages that need not wait in the journal
    public StoreJournal(Store store, InstantSource clock, String owner, Hand hand) {
        this(store, clock, owner, hand, Queue.LEASE);
    }

    /// @param lease how long, on this clock, a kept message is left to the worker that has it
    public StoreJournal(Store store, InstantSource clock, String owner, Hand hand, Duration lease) {
        this.store = store;
        this.table = new JournalTable(store.keys());
        this.clock = clock;
        this.owner = owner;
        this.hand = hand;
        this.lease = lease;
        this.writer = Thread.ofPlatform().name("journal").daemon(true).start(this::writeAll);
    }

    @Override
    public Kept keep(Arrival arrival) {
        CompletableFuture<Kept> kept = new CompletableFuture<>();
        try {
            hand(new Waiting(table.prepare(arrival), kept));
            return kept.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted before the journal had it", stopped);
        } catch (RuntimeException failed) {
            throw new Fault("the journal could not keep a message", failed);
        }
    }

    /// Nothing enters once the journal is closed: nobody would ever answer it.
    private void hand(Waiting mine) throws InterruptedException {
        entering.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the journal is closed");
            }
            waiting.put(mine);
        } finally {
            entering.unlock();
        }
    }

    private void writeAll() {
        List<Waiting> batch = new ArrayList<>(BATCH);
        try {
            while (!closed || !waiting.isEmpty()) {
                batch.clear();
                Waiting first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    writeOrTell(batch);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            waiting.drainTo(batch);
            batch.forEach(each -> each.fail(new IllegalStateException("the journal is closed")));
        }
    }

    /// One message that the database will not have must not stop those it came with: each is
    /// written alone then, until it looks as if the database will have none. Whoever waits is
    /// told; the writer itself goes on.
    private void writeOrTell(List<Waiting> batch) {
        try {
            write(batch);
        } catch (RuntimeException | Error fault) {
            int refused = batch.size() == 1 ? REFUSED_ALONE : 0;
            for (Waiting each : batch) {
                if (refused < REFUSED_ALONE && !each.kept().isDone()) {
                    refused += writeAlone(each) ? 0 : 1;
                }
                each.fail(fault);
            }
        }
    }

    private boolean writeAlone(Waiting one) {
        try {
            write(List.of(one));
            return true;
        } catch (RuntimeException | Error fault) {
            one.fail(fault);
            return false;
        }
    }

    private void write(List<Waiting> batch) {
        List<JournalTable.Prepared> prepared = batch.stream().map(Waiting::prepared).toList();
        boolean handed = hand.hasRoom();
        Instant leaseUntil = clock.instant().plus(lease);
        List<Long> ids =
                store.call(
                        transaction -> {
                            try {
                                return table.write(
                                        transaction, prepared, handed ? owner : "", leaseUntil);
                            } catch (SQLException fault) {
                                throw new StoreFault("the journal could not be written", fault);
                            }
                        });
        List<Long> notTaken = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            long id = ids.get(i);
            Waiting each = batch.get(i);
            if (id < 0) {
                each.kept().complete(new Kept.AlreadyKept(JournalTable.reference(-id)));
                continue;
            }
            each.kept().complete(new Kept.New(JournalTable.reference(id)));
            Arrival arrival = each.prepared().arrival();
            if (handed
                    && !hand.take(
                            JournalTable.received(
                                    id,
                                    arrival.door(),
                                    arrival.envelope(),
                                    arrival.at(),
                                    arrival.raw()))) {
                notTaken.add(id);
            }
        }
        if (!notTaken.isEmpty()) {
            store.run(transaction -> table.giveBack(transaction, notTaken));
        }
    }

    /// Writes what has come and stops.
    @Override
    public void close() {
        Lock leaving = door.writeLock();
        leaving.lock();
        try {
            closed = true;
        } finally {
            leaving.unlock();
        }
        try {
            writer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
