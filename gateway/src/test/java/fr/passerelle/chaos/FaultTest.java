package fr.passerelle.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.answering.OutgoingMail;
import fr.passerelle.answering.Templates;
import fr.passerelle.chain.Turn;
import fr.passerelle.config.TerritoryFile;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.serving.Gateway;
import fr.passerelle.store.Audit;
import fr.passerelle.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One message that breaks a mailet: everything it did is undone, it is tried again, and it
/// waits for a person in the end; the messages beside it in the same transaction never notice.
class FaultTest {
    private static final String POISON = "infirmiere2@cpts.mssante.example";

    @TempDir private Path folder;

    private final Store store =
            Store.open("jdbc:h2:mem:" + UUID.randomUUID(), "", "", GatewayProcess.keys());
    private final Audit audit = new Audit(store);
    private final List<Turn> finished = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T08:05:00Z");
    private Optional<Gateway> gateway = Optional.empty();

    static List<Throwable> faults() {
        return List.of(
                new IllegalStateException("ZZTESTPATIENT"),
                new StackOverflowError(),
                new NoClassDefFoundError("x"));
    }

    @BeforeEach
    void open() throws IOException {
        Place place = new Place(folder, 1, 1);
        place.furnish();
        Path chain = folder.resolve("mailetcontainer.xml");
        Files.writeString(
                chain,
                Files.readString(Place.ROOT.resolve("config/mailetcontainer.xml"))
                        .replace(
                                "<mailet match=\"All\" class=\"AnswerMail\"/>",
                                "<mailet match=\"All\" class=\""
                                        + Breaking.class.getName()
                                        + "\"/><mailet match=\"All\" class=\"AnswerMail\"/>"));
        Gateway opened =
                new Gateway(
                        new Gateway.Parts(
                                place.settings(),
                                PolicyFile.read(place.settings().policy()),
                                TerritoryFile.read(place.settings().territory()),
                                Templates.load(place.settings().templates()),
                                chain,
                                store,
                                () -> now,
                                new Random(1)));
        opened.onFinished((_, turn) -> finished.add(turn));
        gateway = Optional.of(opened);
    }

    @AfterEach
    void close() {
        Breaking.no();
        gateway.ifPresent(Gateway::close);
        store.close();
    }

    private void comesIn(int number) {
        gateway.orElseThrow()
                .journal()
                .keep(
                        new Arrival(
                                new Door("imap:essai", true),
                                Optional.empty(),
                                Envelope.of(
                                        EmailAddress.find(Load.nurse(number)), List.of(Place.OWN)),
                                now,
                                new RawMessage(
                                        Load.request(number).getBytes(StandardCharsets.UTF_8))));
    }

    private void work() {
        gateway.orElseThrow().work();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aMessageThatBreaksAMailetIsUndoneAloneAndInTheEndStuck(Throwable fault) {
        Breaking.at(POISON, fault, Integer.MAX_VALUE);
        List.of(1, 2, 3).forEach(this::comesIn);

        work();

        assertThat(audit.messages())
                .extracting(Audit.Kept::state)
                .containsExactly("done", "queued", "done");
        assertThat(audit.messages()).extracting(Audit.Kept::attempts).containsExactly(0, 1, 0);
        assertThat(finished).hasSize(2);
        assertThat(audit.cases()).hasSize(2).allMatch(each -> each.offence().isEmpty());
        assertThat(audit.mails()).hasSize(4);

        for (int i = 0; i < 10; i++) {
            now = now.plus(Duration.ofMinutes(30));
            work();
        }

        assertThat(audit.messages())
                .extracting(Audit.Kept::state)
                .containsExactly("done", "stuck", "done");
        assertThat(audit.messages()).extracting(Audit.Kept::attempts).containsExactly(0, 5, 0);
        assertThat(audit.messages().get(1).story()).isEqualTo(fault.getClass().getSimpleName());
        assertThat(audit.cases()).hasSize(2);
        // Of the message itself nothing went out; that it waits for a person does, once.
        assertThat(audit.mails()).hasSize(5);
        assertThat(audit.mails().getLast().mail().map(OutgoingMail::kind))
                .contains(LetterKind.ALERTE_COORDO);
    }

    @Test
    void aMessageThatBreaksAMailetOnceIsDoneWholeAndOnce() {
        Breaking.at(POISON, new IllegalStateException("once"), 1);
        comesIn(2);

        work();
        now = now.plus(Duration.ofMinutes(1));
        work();
        now = now.plus(Duration.ofMinutes(30));
        work();

        assertThat(audit.messages()).extracting(Audit.Kept::state).containsExactly("done");
        assertThat(audit.messages()).extracting(Audit.Kept::attempts).containsExactly(1);
        assertThat(audit.cases()).hasSize(1).allMatch(each -> each.offence().isEmpty());
        assertThat(audit.mails()).hasSize(2);
    }
}
