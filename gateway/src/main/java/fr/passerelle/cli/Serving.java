package fr.passerelle.cli;

import fr.passerelle.answering.Submission;
import fr.passerelle.config.Settings;
import fr.passerelle.console.Console;
import fr.passerelle.console.Pages;
import fr.passerelle.receiving.Doors;
import fr.passerelle.serving.Gateway;
import fr.passerelle.serving.SubmissionCarrier;
import fr.passerelle.store.Store;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway at work, from the store to the doors. Opened from the inside out and closed the
/// other way round: first nobody comes in any more, then what is in hand is finished, then the
/// store is closed.
final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("passerelle");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<String> listening = new ArrayList<>();

    private Serving() {}

    /// Opens everything.
    ///
    /// @throws RuntimeException where something cannot be opened; the rest is closed again
    static Serving open(Installation installation) {
        Serving serving = new Serving();
        boolean whole = false;
        try {
            serving.openAll(installation);
            whole = true;
        } finally {
            if (!whole) {
                serving.close();
            }
        }
        return serving;
    }

    private void openAll(Installation installation) {
        Settings settings = installation.settings();
        InstantSource clock = InstantSource.system();
        Store store = opened(installation.openStore());
        store.whenBroken(Serving::endAtOnce);
        Submission submission = opened(new Submission(settings.submission(), settings.address()));
        Gateway.Parts parts = installation.parts(store, clock, new SecureRandom());
        Gateway gateway = opened(new Gateway(parts));
        gateway.start(new SubmissionCarrier(submission));
        Optional<Console> console =
                settings.console().map(wanted -> opened(console(wanted, gateway, parts)));
        Doors doors =
                opened(Doors.open(settings, settings.address().domain(), gateway.journal(), clock));
        describe(settings, doors);
        console.ifPresent(page -> listening.add("console  " + page.address()));
    }

    /// The disk failed under the store: nothing more can be kept in this process, and H2 might
    /// turn in circles. What was acknowledged is safe; systemd starts a new process, which
    /// finds it.
    private static void endAtOnce() {
        LOG.error(
                "le disque du magasin a failli : arrêt immédiat, pour repartir sur ce qui est sûr");
        Runtime.getRuntime().halt(Exit.TRY_AGAIN);
    }

    private static Console console(Settings.Console wanted, Gateway gateway, Gateway.Parts parts) {
        Console console =
                Console.open(
                        wanted.port(),
                        new Pages(
                                parts.store(),
                                parts.territory(),
                                parts.clock(),
                                parts.settings().name()));
        gateway.onFinished((_, _) -> console.changed());
        return console;
    }

    private <T extends AutoCloseable> T opened(T what) {
        open.push(what);
        return what;
    }

    private void describe(Settings settings, Doors doors) {
        for (Settings.ImapDoor door : settings.imap()) {
            listening.add(
                    "imap:%s  %s, port %d, dossier %s"
                            .formatted(door.name(), door.host(), door.port(), door.folder()));
        }
        settings.smtp()
                .ifPresent(
                        door ->
                                listening.add(
                                        "%s  écoute sur %s, port %d"
                                                .formatted(
                                                        door.lmtp() ? "lmtp" : "smtp",
                                                        door.host(),
                                                        doors.smtpPort().orElse(door.port()))));
        settings.folder().ifPresent(door -> listening.add("dossier  " + door.path()));
        listening.add(
                "sortie  %s, port %d"
                        .formatted(settings.submission().host(), settings.submission().port()));
    }

    /// A line for each door, and the console's address, which lets in whoever knows it.
    List<String> listening() {
        return List.copyOf(listening);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception trouble) {
                // What is below must be closed all the same, the store last.
                org.slf4j.LoggerFactory.getLogger("passerelle")
                        .error("closing met a fault: {}", trouble.getClass().getSimpleName());
            }
        }
    }
}
