package fr.passerelle.whitelist;

import static fr.passerelle.whitelist.Published.MARCH;
import static fr.passerelle.whitelist.Published.candidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.passerelle.opening.whitelist.ListInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LookoutTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("passerelle");
    private static final String FIRST = Published.list(MARCH, 20);

    @TempDir private Path folder;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = MARCH.plus(Duration.ofHours(1));
    private volatile Source.Brought there = new Source.Brought.NotHere("rien");

    @BeforeEach
    void listen() {
        lines.start();
        LOG.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(lines);
    }

    private ListInForce inForce() throws IOException {
        return ListInForce.open(folder.resolve("copie.xml"), Optional.empty(), () -> now);
    }

    private Lookout lookout(ListInForce inForce) {
        return new Lookout(inForce, () -> there, Duration.ofHours(24), () -> now);
    }

    private void publish(String list) {
        there = new Source.Brought.Here(candidate(list));
    }

    private List<String> warnings() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void theFirstLookIsAtTheStart() throws IOException {
        publish(FIRST);
        ListInForce inForce = inForce();
        try (Lookout lookout = lookout(inForce)) {
            lookout.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> inForce.listed("etablissement-19.mssante.example"));
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("liste blanche adoptée : du 13 mars 2026 à 15:54, 20 domaines");
    }

    @Test
    void troubleIsAWarningOnceADayForEachKind() throws IOException {
        publish(FIRST);
        Lookout lookout = lookout(inForce());
        assertThat(lookout.look()).isTrue();

        there = new Source.Brought.NotHere("le serveur ne répond pas");
        assertThat(lookout.look()).isFalse();
        assertThat(lookout.look()).isFalse();
        publish(Published.list(now, 10));
        assertThat(lookout.look()).isFalse();
        now = now.plus(Duration.ofHours(23));
        assertThat(lookout.look()).isFalse();
        assertThat(warnings()).hasSize(2);

        now = now.plus(Duration.ofHours(1));
        assertThat(lookout.look()).isFalse();
        assertThat(warnings())
                .hasSize(3)
                .first()
                .isEqualTo(
                        "liste blanche inchangée (en vigueur : celle du 13 mars 2026 à 15:54, 20"
                                + " domaines) : le serveur ne répond pas");
        assertThat(lines.list.stream().filter(line -> line.getLevel() == Level.INFO)).hasSize(3);
    }

    @Test
    void aFaultOfTheSourceDoesNotEndTheLooks() throws IOException {
        Lookout lookout =
                new Lookout(
                        inForce(),
                        () -> {
                            throw new IllegalStateException("a bug");
                        },
                        Duration.ofHours(24),
                        () -> now);

        assertThat(lookout.look()).isFalse();
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("the white list met a fault: IllegalStateException");
    }

    @Test
    void checkSaysWhatIsInForceAndWhatWouldBecomeOfTheOther() throws IOException {
        Lookout lookout = lookout(inForce());

        assertThat(lookout.seen())
                .isEqualTo(new Lookout.Seen(false, "aucune en vigueur ; pas de nouvelle : rien."));

        publish(FIRST);
        assertThat(lookout.seen())
                .isEqualTo(
                        new Lookout.Seen(
                                true,
                                "aucune en vigueur ; celle publiée, du 13 mars 2026 à 15:54, 20"
                                        + " domaines, sera adoptée."));
        lookout.look();
        assertThat(lookout.seen())
                .isEqualTo(
                        new Lookout.Seen(
                                true,
                                "en vigueur : celle du 13 mars 2026 à 15:54, 20 domaines, la même"
                                        + " que celle publiée."));

        String shrunk = Published.list(now, 10);
        publish(shrunk);
        assertThat(lookout.seen())
                .isEqualTo(
                        new Lookout.Seen(
                                false,
                                "en vigueur : celle du 13 mars 2026 à 15:54, 20 domaines ; celle"
                                        + " publiée n’est pas adoptée : 10 domaines sur 20 n’y sont"
                                        + " plus ; si c’est voulu, écrivez empreinte_admise: \""
                                        + candidate(shrunk).sha256()
                                        + "\" dans confiance.liste_blanche."));
    }

    @Test
    void aCopyThatIsDamagedIsSaidToBe() throws IOException {
        Files.writeString(folder.resolve("copie.xml"), FIRST.substring(0, 500));

        assertThat(lookout(inForce()).seen().sentenceFr())
                .isEqualTo(
                        "aucune en vigueur, la copie gardée est abîmée ; pas de nouvelle : rien.");
    }

    @Test
    void whatAHostileListNamesIsShownWithoutItsPowers() throws IOException {
        publish(
                FIRST.replace(
                        "etablissement-7.mssante.example",
                        "*\u202E\n.mssante.example" + "x".repeat(200)));

        assertThat(lookout(inForce()).seen().sentenceFr())
                .contains("elle contient « *\\u202e\\u000a.mssante.example")
                .contains("x », écrit avec d’autres lettres")
                .hasSizeLessThan(300);
    }
}
