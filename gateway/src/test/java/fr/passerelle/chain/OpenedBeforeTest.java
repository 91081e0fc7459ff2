package fr.passerelle.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.mail.Received;
import fr.passerelle.opening.MimeOpener;
import fr.passerelle.opening.Opener;
import fr.passerelle.opening.Opening;
import fr.passerelle.opening.Trusting;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenedBeforeTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");

    private final MimeOpener reader = new MimeOpener(Trusting.NOBODY);
    private final List<Received> opened = new ArrayList<>();
    private final Opener counting =
            received -> {
                opened.add(received);
                return reader.open(received);
            };

    @Test
    void whatWasOpenedBeforeTheTurnIsNotOpenedInIt() {
        Opening before = reader.open(received("m-00000001"));
        assertThat(openedIn(Optional.of(before), before.received())).isSameAs(before);
        assertThat(opened).isEmpty();
    }

    @Test
    void anythingElseIsOpenedInItsTurn() {
        Opening before = reader.open(received("m-00000001"));
        Received other = received("m-00000002");
        assertThat(openedIn(Optional.of(before), other).received()).isSameAs(other);
        assertThat(openedIn(Optional.empty(), other).received()).isSameAs(other);
        assertThat(opened).containsExactly(other, other);
    }

    private Opening openedIn(Optional<Opening> before, Received received) {
        try (Store store = Store.open("jdbc:h2:mem:opened", "", "", new Keys(new byte[32]))) {
            List<Opening> found = new ArrayList<>();
            store.run(
                    transaction -> {
                        Turn turn =
                                before.map(opening -> new Turn(transaction, NOW, opening))
                                        .orElseGet(
                                                () ->
                                                        new Turn(
                                                                transaction,
                                                                NOW,
                                                                Optional.of(received)));
                        turn.run(() -> found.add(new OpenedBefore(counting).open(received)));
                    });
            return found.getFirst();
        }
    }

    private static Received received(String reference) {
        return new Received(
                reference,
                new Door("folder", false),
                Envelope.UNKNOWN,
                NOW,
                new RawMessage(
                        "From: a@b.example\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII)));
    }
}
