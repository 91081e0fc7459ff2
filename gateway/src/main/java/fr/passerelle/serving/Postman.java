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
    private final SealingDesk sealing;
    private final Carrier carrier;
    private final InstantSource clock;
    private final Duration lease;
    private final BlockingQueue<InHand> inHand = new LinkedBlockingQueue<>(IN_HAND);
    private final Thread thread;
    private volatile boolean closed;

    private record InHand(Numbered mail, Instant until) {}

    Postman(
            Store store,
            Outbox outbox,
            SealingDesk sealing,
            Carrier carrier,
            InstantSource clock,
            Duration lease) {
        this.store = store;
        this.outbox = outbox;
        this.sealing = sealing;
        this.carrier = carrier;
        this.clock = clock;
        this.lease = lease;
        this.thread = Thread.ofPlatform().name("postman").daemon(true).start(this::run);
    }

    /// Offers mails that are safe in the outbox. What does not fit is found there when its
    /// lease ends. So is what waits here for half the lease, behind a slow server: or it would go
    /// twice.
    void take(List<Numbered> mails) {
        Instant until = clock.instant().plus(lease.dividedBy(2));
        mails.forEach(mail -> inHand.offer(new InHand(mail, until)));
    }

    private void run() {
        List<InHand> batch = new ArrayList<>(BATCH);
        long nextLook = 0;
        while (!closed) {
            batch.clear();
            try {
                InHand first = inHand.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    inHand.drainTo(batch, BATCH - 1);
                    send(stillOurs(batch));
                }
                long now = System.nanoTime();
                if (now - nextLook >= 0 || nextLook == 0) {
                    nextLook = now + TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS);
                    List<Numbered> waiting =
                            store.callLightly(
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

    private List<Numbered> stillOurs(List<InHand> batch) {
        Instant now = clock.instant();
        return batch.stream().filter(each -> now.isBefore(each.until())).map(InHand::mail).toList();
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Numbered> written) {
        List<Numbered> batch = sealing.fixed(written);
        if (batch.isEmpty()) {
            return;
        }
        List<OutgoingMail> mails = batch.stream().map(Numbered::mail).toList();
        List<Carrier.Outcome> outcomes = carrier.carry(mails);
        keep(batch, outcomes);
    }

    /// What became of them is known now: forgetting it would send them again.
    private void keep(List<Numbered> batch, List<Carrier.Outcome> outcomes) {
        Instant now = clock.instant();
        while (true) {
            try {
                store.run(
                        transaction -> {
                            for (int i = 0; i < batch.size(); i++) {
                                mark(transaction, batch.get(i), outcomes.get(i), now);
                            }
                        });
                return;
            } catch (RuntimeException fault) {
                if (closed || Thread.currentThread().isInterrupted()) {
                    throw fault;
                }
                LOG.error(
                        "{} mails are sent and cannot be marked: {}",
                        batch.size(),
                        fault.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void mark(
            Transaction transaction, Numbered mail, Carrier.Outcome outcome, Instant now) {
        switch (outcome) {
            case Carrier.Outcome.Sent() -> outbox.sent(transaction, mail.id(), now);
            case Carrier.Outcome.Later(var why) -> {
                boolean given = outbox.later(transaction, mail.id(), now, why);
                LOG.warn("o-{} {}: {}", mail.id(), given ? "given up" : "goes again", code(why));
            }
            case Carrier.Outcome.Never(var why) -> {
                outbox.failed(transaction, mail.id(), why);
                LOG.warn("o-{} refused for good: {}", mail.id(), code(why));
            }
        }
    }

    /// A server's reply begins with its codes (RFC 5321 §4.2, RFC 3463) and may go on to name the
    /// recipient, who is nobody's business in a log. The whole stands in the outbox.
    static String code(String why) {
        int end = 0;
        while (end < why.length() && "0123456789.- ".indexOf(why.charAt(end)) >= 0) {
            end++;
        }
        return end == 0 ? "no reply" : why.substring(0, end).strip();
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
