package fr.passerelle.store;

import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lets all transactions that committed before a disk synchronisation began share it. The first
/// to come while none runs leads; those that come meanwhile wait for the next one, together.
final class GroupSync {
    /// What synchronises.
    interface Sync {
        void run() throws SQLException;
    }

    private final Sync sync;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private long lastTicket;
    private long safeUpTo;
    private boolean running;
    private long synchronisations;

    GroupSync(Sync sync) {
        this.sync = sync;
    }

    /// Returns when everything this thread committed before the call is on stable storage.
    ///
    /// @throws SQLException when the disk would not take it; what was committed may be lost
    void await() throws SQLException {
        lock.lock();
        try {
            long mine = ++lastTicket;
            while (safeUpTo < mine) {
                if (running) {
                    done.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void lead() throws SQLException {
        long upTo = lastTicket;
        running = true;
        lock.unlock();
        boolean safe = false;
        try {
            sync.run();
            safe = true;
        } finally {
            lock.lock();
            running = false;
            synchronisations++;
            if (safe) {
                safeUpTo = Math.max(safeUpTo, upTo);
            }
            done.signalAll();
        }
    }

    /// How many there were, for the benchmark.
    long synchronisations() {
        lock.lock();
        try {
            return synchronisations;
        } finally {
            lock.unlock();
        }
    }
}
