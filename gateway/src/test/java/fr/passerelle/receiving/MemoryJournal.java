package fr.passerelle.receiving;

import fr.passerelle.mail.RawMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A journal in memory that can be told to fail, or to wait, as a full disk or a slow one would.
final class MemoryJournal implements Journal {
    private final List<Arrival> kept = new CopyOnWriteArrayList<>();
    private final Map<Object, String> references = new HashMap<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /// The next `times` messages are not kept.
    MemoryJournal failing(int times) {
        faults.set(times);
        return this;
    }

    /// Nothing is kept before the gate is counted down.
    CountDownLatch waiting() {
        gate = new CountDownLatch(1);
        return gate;
    }

    @Override
    public Kept keep(Arrival arrival) {
        asked.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted", interrupted);
        }
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Fault("disk full", new IOException("no space left"));
        }
        synchronized (references) {
            Object key =
                    arrival.origin().isPresent()
                            ? List.of(arrival.origin().get(), arrival.raw())
                            : new Object();
            String before = references.get(key);
            if (before != null) {
                return new Kept.AlreadyKept(before);
            }
            String reference = "m-%08d".formatted(references.size() + 1);
            references.put(key, reference);
            kept.add(arrival);
            return new Kept.New(reference);
        }
    }

    List<Arrival> kept() {
        return kept;
    }

    int asked() {
        return asked.get();
    }

    /// The messages, without the Received line that a listener puts in front.
    List<String> bodies() {
        return kept.stream().map(arrival -> sent(arrival.raw())).toList();
    }

    private static String sent(RawMessage raw) {
        String text = new String(raw.bytes(), StandardCharsets.ISO_8859_1);
        return text.startsWith("Received: ")
                ? text.replaceFirst("(?s)\\AReceived: .*?\r\n(?![ \t])", "")
                : text;
    }
}
