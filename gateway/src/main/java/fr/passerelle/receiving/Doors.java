package fr.passerelle.receiving;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.EmailAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// All doors of a configuration, opened together and closed in reverse order.
public final class Doors implements AutoCloseable {
    /// What a door saw when `check` knocked at it.
    ///
    /// @param door as logs name it
    /// @param sentenceFr for the person who set it up
    public record Seen(String door, boolean ok, String sentenceFr) {}

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Optional<SmtpListener> smtp = Optional.empty();

    private Doors() {}

    /// Opens every door of the settings. The listener comes last: nobody is let in before the
    /// rest stands.
    ///
    /// @param hostName our name in the SMTP greeting and in Received
    /// @throws Fault when one cannot be opened; those that were open are closed again
    public static Doors open(
            Settings settings, String hostName, Journal journal, InstantSource clock) {
        Doors doors = new Doors();
        try {
            settings.folder()
                    .ifPresent(door -> doors.open.push(FolderDoor.open(door, journal, clock)));
            settings.imap().forEach(door -> doors.open.push(ImapDoor.open(door, journal, clock)));
            doors.smtp =
                    settings.smtp()
                            .map(
                                    door ->
                                            SmtpListener.open(
                                                    door,
                                                    hostName,
                                                    journal,
                                                    clock,
                                                    recipient -> isOurs(settings, recipient)));
            doors.smtp.ifPresent(doors.open::push);
            return doors;
        } catch (Fault why) {
            doors.close();
            throw why;
        }
    }

    /// Our own mailbox, with any detail behind `+`.
    static boolean isOurs(Settings settings, EmailAddress recipient) {
        return recipient.mailbox().equals(settings.address().mailbox());
    }

    /// The port the listener has, where there is one.
    public Optional<Integer> smtpPort() {
        return smtp.map(SmtpListener::port);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception why) {
                // the next door is to be closed all the same
                new DoorLog("all").trouble(why);
            }
        }
    }

    /// Knocks at each door once, for `passerelle check`: mailboxes are opened, nothing is read
    /// and nothing is changed.
    public static List<Seen> look(Settings settings) {
        List<Seen> seen = new ArrayList<>();
        settings.imap().forEach(door -> seen.add(ImapDoor.look(door)));
        settings.smtp().ifPresent(door -> seen.add(look(door)));
        settings.folder().ifPresent(door -> seen.add(FolderDoor.look(door)));
        return seen;
    }

    private static Seen look(Settings.SmtpDoor door) {
        String name = door.lmtp() ? "lmtp" : "smtp";
        String certificate = SmtpListener.certificateTrouble(door);
        if (!certificate.isEmpty()) {
            return new Seen(name, false, certificate);
        }
        try (ServerSocket socket =
                new ServerSocket(door.port(), 1, InetAddress.getByName(door.host()))) {
            return new Seen(
                    name, true, "Le port %d peut être écouté.".formatted(socket.getLocalPort()));
        } catch (IOException _) {
            return new Seen(
                    name,
                    false,
                    "Le port %d ne peut pas être écouté : il est déjà pris ou réservé."
                            .formatted(door.port()));
        }
    }
}
