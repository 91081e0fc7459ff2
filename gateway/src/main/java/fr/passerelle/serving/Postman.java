package fr.passerelle.serving;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.store.Outbox;
import fr.passerelle.store.Outbox.Numbered;
import fr.passerelle.store.Store;
import fr.passerelle.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes mail out of the outbox: what was just written straight from memory, what waits for
/// another try from the store. Mails of one batch share one transaction that marks them sent; a
/// crash before it sends them again, byte for byte, which design §7.1 allows and counts.
final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("passerelle");
    private static final int BATCH = 64;
    private static final int IN_HAND = 1024;
    private static final long LOOK_EVERY_MILLIS = 500;

    private final Store store;
    private final Outbox outbox;
    private final Carrier carrier;
    private final InstantSource clock;
    private final Duration lease;
    private final BlockingQueue<Numbered> inHand = new LinkedBlockingQueue<>(IN_HAND);
    private final Thread thread;
    private volatile boolean closed;

    Postman(Store store, Outbox outbox, Carrier carrier, InstantSource clock, Duration lease) {
        this.store = store;
        this.outbox = outbox;
        this.carrier = carrier;
        this.clock = clock;
        this.lease = lease;
        this.thread = Thread.ofPlatform().name("postman").daemon(true).start(this::run);
    }

    /// Offers mails that are safe in the outbox. What does not fit is found there when its
    /// lease ends.
    void take(List<Numbered> mails) {
        mails.forEach(inHand::offer);
    }

    private void run() {
        List<Numbered> batch = new ArrayList<>(BATCH);
        long nextLook = 0;
        while (!closed) {
            batch.clear();
            try {
                Numbered first = inHand.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    inHand.drainTo(batch, BATCH - 1);
                    send(batch);
                }
                long now = System.nanoTime();
                if (now - nextLook >= 0 || nextLook == 0) {
                    nextLook = now + TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS);
                    List<Numbered> waiting =
                            store.call(
                                    transaction ->
                                            outbox.claim(
                                                    transaction, clock.instant(), lease, BATCH));
                    send(waiting);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException fault) {
                LOG.error(
                        "the postman met a fault ({}); its mails go again",
                        fault.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Numbered> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<OutgoingMail> mails = batch.stream().map(Numbered::mail).toList();
        List<Carrier.Outcome> outcomes = carrier.carry(mails);
        Instant now = clock.instant();
        store.run(
                transaction -> {
                    for (int i = 0; i < batch.size(); i++) {
                        mark(transaction, batch.get(i), outcomes.get(i), now);
                    }
                });
    }

    private void mark(
            Transaction transaction, Numbered mail, Carrier.Outcome outcome, Instant now) {
        switch (outcome) {
            case Carrier.Outcome.Sent() -> outbox.sent(transaction, mail.id(), now);
            case Carrier.Outcome.Later(var why) -> {
                boolean given = outbox.later(transaction, mail.id(), now, why);
                LOG.warn("o-{} {}: {}", mail.id(), given ? "given up" : "goes again", why);
            }
            case Carrier.Outcome.Never(var why) -> {
                outbox.failed(transaction, mail.id(), why);
                LOG.warn("o-{} refused for good: {}", mail.id(), why);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
