package fr.passerelle.serving;

import fr.passerelle.mail.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The threads of a running gateway: workers that take messages from the journal's hand, and
/// one watcher for what waits in the store (dates that have come, messages to be tried again).
final class Threads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("passerelle");
    private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    private static final long LOOK_EVERY_MILLIS = 250;

    private final Workbench workbench;
    private final BlockingQueue<Received> inHand;
    private final Postman postman;
    private final int batch;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    Threads(Workbench workbench, BlockingQueue<Received> inHand, Postman postman, int batch) {
        this.workbench = workbench;
        this.inHand = inHand;
        this.postman = postman;
        this.batch = batch;
        for (int i = 1; i <= WORKERS; i++) {
            threads.add(Thread.ofPlatform().name("worker-" + i).daemon(true).start(this::work));
        }
        threads.add(Thread.ofPlatform().name("watcher").daemon(true).start(this::watch));
    }

    Postman postman() {
        return postman;
    }

    private void work() {
        List<Received> some = new ArrayList<>(batch);
        while (!closed || !inHand.isEmpty()) {
            some.clear();
            try {
                Received first = inHand.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    some.add(first);
                    inHand.drainTo(some, batch - 1);
                    workbench.work(some);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException fault) {
                // The whole transaction failed (disk, deadlock): the leases end, the messages come
                // again.
                LOG.error(
                        "{} messages go back to the journal after {}",
                        some.size(),
                        fault.getClass().getSimpleName());
            }
        }
    }

    private void watch() {
        while (!closed) {
            try {
                int done = workbench.workDue(batch) + workbench.workClaimed(batch);
                if (done == 0) {
                    TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException fault) {
                LOG.error("the watcher met a fault: {}", fault.getClass().getSimpleName());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        postman.close();
    }
}
