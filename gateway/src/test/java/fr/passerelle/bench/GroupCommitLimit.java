package fr.passerelle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How many mails a second the disk can take at all: everybody appends to one file, and one
/// synchronisation covers all who wait. Nothing is parsed, enciphered or indexed.
final class GroupCommitLimit implements DurableIntake.Keeper {
    private final FileChannel file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private long appended;
    private long safe;
    private boolean running;
    private long synchronisations;

    GroupCommitLimit(Path folder) throws IOException {
        file =
                FileChannel.open(
                        folder.resolve("group.log"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
    }

    @Override
    public void keep(byte[] mail) {
        lock.lock();
        try {
            file.write(ByteBuffer.wrap(mail));
            long mine = ++appended;
            while (safe < mine) {
                if (running) {
                    done.awaitUninterruptibly();
                } else {
                    synchronise();
                }
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } finally {
            lock.unlock();
        }
    }

    /// Called and left with the lock held, which others may have while the disk works.
    private void synchronise() throws IOException {
        long upTo = appended;
        running = true;
        lock.unlock();
        try {
            file.force(false);
        } finally {
            lock.lock();
            running = false;
            done.signalAll();
        }
        safe = Math.max(safe, upTo);
        synchronisations++;
    }

    @Override
    public long synchronisations() {
        lock.lock();
        try {
            return synchronisations;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
