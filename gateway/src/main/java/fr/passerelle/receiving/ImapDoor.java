package fr.passerelle.receiving;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.RawMessage;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.angus.mail.imap.IMAPMessage;

/// A mailbox read over IMAP: looks, has the journal keep what it finds, and only then sets
/// `\Seen`; then waits for news. So each mail is offered to the journal at least once whatever
/// happens, and the journal knows it again by UIDVALIDITY and UID.
///
/// Our own loop in place of Spring's idle adapter: that one hands over one mail at a time, stops
/// for good at an exception, and spins while a mail cannot be kept. Each mailbox has a thread
/// and a connection of its own, so one in trouble stops none of the others.
public final class ImapDoor implements AutoCloseable {
    /// More than any limit behind it: the opening step refuses such a mail and tells its sender,
    /// from its first bytes.
    private static final int MOST_READ = 64 * 1024 * 1024;

    /// Bytes under way to the journal from one mailbox.
    private static final long MOST_UNDER_WAY = 32L * 1024 * 1024;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final Settings.ImapDoor settings;
    private final Door door;
    private final Journal journal;
    private final InstantSource clock;
    private final DoorLog log;
    private final ImapMailbox mailbox;
    private final String mailboxName;
    private final ExecutorService threads;
    private final Thread loop;
    private volatile boolean open = true;

    private ImapDoor(
            Settings.ImapDoor settings,
            String password,
            Properties extra,
            Journal journal,
            InstantSource clock) {
        this.settings = settings;
        this.door = new Door("imap:" + settings.name(), settings.closedNetwork());
        this.journal = journal;
        this.clock = clock;
        this.log = new DoorLog(door);
        this.mailbox = ImapMailbox.of(settings, password, extra);
        this.mailboxName = settings.user() + "@" + settings.host() + "/" + settings.folder();
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.loop = Thread.ofVirtual().name(door.name()).unstarted(this::run);
    }

    /// Begins to read the mailbox. A server that does not answer is no reason to fail here: the
    /// door goes on trying.
    ///
    /// @throws Fault when the password file cannot be read
    public static ImapDoor open(Settings.ImapDoor settings, Journal journal, InstantSource clock) {
        return open(settings, new Properties(), journal, clock);
    }

    static ImapDoor open(
            Settings.ImapDoor settings, Properties extra, Journal journal, InstantSource clock) {
        try {
            String password = SecretFile.read(settings.passwordFile());
            ImapDoor opened = new ImapDoor(settings, password, extra, journal, clock);
            opened.loop.start();
            opened.log.open("folder=" + settings.folder());
            return opened;
        } catch (IOException why) {
            throw new Fault("the password of mailbox " + settings.name() + " cannot be read", why);
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (open) {
            try {
                boolean allKept = keepAll(mailbox.look());
                if (allKept) {
                    pause = FIRST_PAUSE;
                    mailbox.awaitNews();
                    continue;
                }
            } catch (MessagingException | RuntimeException why) {
                if (open) {
                    log.trouble(why);
                }
            } catch (InterruptedException _) {
                return;
            }
            pause = rest(pause);
        }
    }

    /// Waits a little longer each time, so that a server or a disk in trouble is not beaten.
    private Duration rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            open = false;
        }
        Duration longest =
                settings.poll().compareTo(LONGEST_PAUSE) < 0 ? settings.poll() : LONGEST_PAUSE;
        Duration next = pause.multipliedBy(2);
        return next.compareTo(longest) < 0 ? next : longest;
    }

    private record UnderWay(Message message, Future<?> keeping) {}

    /// Reads one after the other from the one connection, and lets the journal keep many at
    /// once: they share its disk synchronisation.
    ///
    /// @return false when at least one has to be offered again
    private boolean keepAll(List<Message> found) throws MessagingException, InterruptedException {
        boolean all = true;
        long bytes = 0;
        List<UnderWay> underWay = new ArrayList<>();
        for (Message message : found) {
            try {
                Arrival arrival = read(message);
                bytes += arrival.raw().size();
                underWay.add(new UnderWay(message, threads.submit(() -> keep(arrival))));
            } catch (MessageRemovedException _) {
                // somebody else took it away while we looked: nothing to keep
                continue;
            } catch (IOException why) {
                log.trouble(why);
                all = false;
            }
            if (bytes > MOST_UNDER_WAY) {
                all &= settle(underWay);
                bytes = 0;
            }
        }
        boolean rest = settle(underWay);
        return all && rest;
    }

    /// Waits for the journal and marks what it kept, in one command.
    private boolean settle(List<UnderWay> underWay)
            throws MessagingException, InterruptedException {
        List<Message> kept = new ArrayList<>();
        for (UnderWay one : underWay) {
            try {
                one.keeping().get();
                kept.add(one.message());
            } catch (ExecutionException notKept) {
                log.notKept(notKept.getCause() == null ? notKept : notKept.getCause());
            }
        }
        boolean all = kept.size() == underWay.size();
        underWay.clear();
        mailbox.markSeen(kept);
        return all;
    }

    private void keep(Arrival arrival) {
        log.kept(journal.keep(arrival), arrival);
    }

    private Arrival read(Message message) throws MessagingException, IOException {
        UIDFolder uids = mailbox.uids();
        Arrival.Origin origin =
                new Arrival.Origin(mailboxName, uids.getUIDValidity(), uids.getUID(message));
        IMAPMessage onServer = (IMAPMessage) message;
        onServer.setPeek(true);
        // BODY.PEEK[]: the bytes as the server has them, never a message written anew
        try (InputStream stream = onServer.getMimeStream()) {
            byte[] bytes = stream.readNBytes(MOST_READ);
            return new Arrival(
                    door,
                    Optional.of(origin),
                    DeliveryHeaders.envelope(bytes),
                    clock.instant(),
                    new RawMessage(bytes));
        }
    }

    @Override
    public void close() {
        open = false;
        loop.interrupt();
        mailbox.cancelPing();
        try {
            loop.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        mailbox.destroy();
        threads.shutdownNow();
        log.closed();
    }

    /// Connects once and says what it saw, for `check`.
    static Doors.Seen look(Settings.ImapDoor settings) {
        return look(settings, new Properties());
    }

    static Doors.Seen look(Settings.ImapDoor settings, Properties extra) {
        String name = "imap:" + settings.name();
        ImapMailbox mailbox;
        try {
            mailbox = ImapMailbox.of(settings, SecretFile.read(settings.passwordFile()), extra);
        } catch (IOException _) {
            return new Doors.Seen(name, false, "Le fichier du mot de passe ne peut pas être lu.");
        }
        try {
            Folder folder = mailbox.open();
            int unseen = folder.search(unseen()).length;
            return new Doors.Seen(
                    name,
                    true,
                    "Connexion faite, dossier « %s » ouvert, %s."
                            .formatted(
                                    settings.folder(),
                                    unseen == 0
                                            ? "aucun message non lu"
                                            : unseen == 1
                                                    ? "un message non lu"
                                                    : unseen + " messages non lus"));
        } catch (jakarta.mail.AuthenticationFailedException _) {
            return new Doors.Seen(
                    name, false, "Le serveur refuse l’identifiant ou le mot de passe.");
        } catch (MessagingException why) {
            return new Doors.Seen(
                    name,
                    false,
                    "Pas de connexion à %s, port %d (%s)."
                            .formatted(settings.host(), settings.port(), root(why)));
        } catch (IllegalStateException _) {
            return new Doors.Seen(
                    name, false, "Le dossier « %s » n’existe pas.".formatted(settings.folder()));
        } finally {
            mailbox.destroy();
        }
    }

    private static jakarta.mail.search.SearchTerm unseen() {
        return new jakarta.mail.search.FlagTerm(new Flags(Flags.Flag.SEEN), false);
    }

    private static String root(Throwable why) {
        Throwable root = why;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
