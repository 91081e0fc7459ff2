package fr.passerelle.demo;

import fr.passerelle.chain.Turn;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Sees every turn of the gateway from outside, and counts what the robots wrote.
final class Witness {
    private final AtomicInteger written = new AtomicInteger();
    private final List<Seen> seen = new ArrayList<>();

    /// One message, when the gateway was done with it.
    ///
    /// @param answered true where its sender was written to in the same turn
    record Seen(String reference, String kind, Optional<EmailAddress> sender, boolean answered) {}

    void wrote() {
        written.incrementAndGet();
    }

    int written() {
        return written.get();
    }

    synchronized void saw(String reference, Turn turn) {
        if (turn.cause().isEmpty()) {
            return;
        }
        Received received = turn.cause().get();
        Optional<EmailAddress> sender = received.envelope().sender();
        boolean answered =
                turn.outgoing().stream()
                        .anyMatch(
                                each ->
                                        sender.map(s -> s.equals(each.mail().recipient()))
                                                .orElse(false));
        seen.add(new Seen(reference, turn.kind(), sender, answered));
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /// How many messages of each kind came.
    Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new TreeMap<>();
        seen().forEach(each -> kinds.merge(each.kind(), 1, Integer::sum));
        return kinds;
    }
}
