package fr.passerelle.receiving;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.Door;
import fr.passerelle.mail.RawMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// A folder where other programs drop `.eml` files. A file is taken once it has been moved into
/// place or has kept its size and time between two looks, kept by the journal, then moved to
/// `done/`; one that cannot be read or is too large goes to `failed/` with a sentence beside it.
public final class FolderDoor implements AutoCloseable {
    static final long MAX_SIZE = 64L * 1024 * 1024;

    /// A file nobody has written to for this long is whole, even at the first look.
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private record Look(long size, long modified) {}

    private final Path folder;
    private final Path done;
    private final Path failed;
    private final Door door;
    private final Duration poll;
    private final Journal journal;
    private final InstantSource clock;
    private final DoorLog log;
    private final Map<Path, Look> lastLook = new HashMap<>();
    private final Optional<Thread> loop;
    private volatile boolean open = true;

    private FolderDoor(
            Settings.FolderDoor settings, Journal journal, InstantSource clock, boolean polling) {
        this.folder = settings.path();
        this.done = folder.resolve("done");
        this.failed = folder.resolve("failed");
        this.door = new Door("dossier", settings.closedNetwork());
        this.poll = settings.poll();
        this.journal = journal;
        this.clock = clock;
        this.log = new DoorLog(door);
        try {
            Files.createDirectories(done);
            Files.createDirectories(failed);
        } catch (IOException why) {
            throw new Fault("the folder of .eml files cannot be prepared", why);
        }
        this.loop =
                polling
                        ? Optional.of(Thread.ofVirtual().name(door.name()).unstarted(this::run))
                        : Optional.empty();
    }

    /// Looks into the folder again and again, from a thread of its own.
    ///
    /// @throws Fault when `done/` and `failed/` cannot be made
    public static FolderDoor open(
            Settings.FolderDoor settings, Journal journal, InstantSource clock) {
        FolderDoor opened = new FolderDoor(settings, journal, clock, true);
        opened.loop.ifPresent(Thread::start);
        opened.log.open("poll=" + settings.poll());
        return opened;
    }

    /// A door that looks only when [#sweep] is called.
    public static FolderDoor unwatched(
            Settings.FolderDoor settings, Journal journal, InstantSource clock) {
        return new FolderDoor(settings, journal, clock, false);
    }

    private void run() {
        while (open) {
            try {
                sweep();
                Thread.sleep(poll);
            } catch (UncheckedIOException why) {
                log.trouble(why);
                if (!rest()) {
                    return;
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private boolean rest() {
        try {
            Thread.sleep(poll);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// One pass over the folder, in order of names.
    ///
    /// @return how many files were kept
    /// @throws UncheckedIOException when the folder itself cannot be listed
    public synchronized int sweep() {
        int kept = 0;
        List<Path> files = files();
        lastLook.keySet().retainAll(files);
        for (Path file : files) {
            try {
                if (isWhole(file) && take(file)) {
                    kept++;
                }
            } catch (IOException why) {
                // gone, or not ours to read or move: looked at again next time
                log.trouble(why);
            }
        }
        return kept;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                // symbolic links could lead anywhere on the disk
                if (!name.startsWith(".")
                        && name.toLowerCase(Locale.ROOT).endsWith(".eml")
                        && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(entry);
                }
            }
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
        files.sort(null);
        return files;
    }

    private boolean isWhole(Path file) throws IOException {
        BasicFileAttributes now =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        long modified = now.lastModifiedTime().toMillis();
        if (clock.millis() - modified >= SETTLED.toMillis()) {
            return true;
        }
        Look look = new Look(now.size(), modified);
        return look.equals(lastLook.put(file, look));
    }

    private boolean take(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.size() > MAX_SIZE) {
            fail(file, "Ce fichier dépasse la taille permise (64 Mo) : il n’a pas été lu.");
            return false;
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes((int) MAX_SIZE);
        } catch (java.nio.file.AccessDeniedException _) {
            fail(file, "La passerelle n’a pas le droit de lire ce fichier.");
            return false;
        }
        if (bytes.length == 0) {
            fail(file, "Ce fichier est vide.");
            return false;
        }
        Arrival arrival =
                new Arrival(
                        door,
                        Optional.of(origin(file, attributes)),
                        DeliveryHeaders.envelope(bytes),
                        clock.instant(),
                        new RawMessage(bytes));
        try {
            log.kept(journal.keep(arrival), arrival);
        } catch (RuntimeException fault) {
            log.notKept(fault);
            return false;
        }
        move(file, done);
        return true;
    }

    /// The same file with the same time and size is the same message: a stop between the journal
    /// and the move does not make two.
    private Arrival.Origin origin(Path file, BasicFileAttributes attributes) {
        CRC32 sum = new CRC32();
        sum.update((attributes.size() + " " + file.getFileName()).getBytes(StandardCharsets.UTF_8));
        return new Arrival.Origin(
                "dossier/" + file.getFileName(),
                sum.getValue(),
                attributes.lastModifiedTime().toMillis());
    }

    private void fail(Path file, String sentence) throws IOException {
        log.refused("a file, see failed/");
        Path there = move(file, failed);
        Files.writeString(
                there.resolveSibling(there.getFileName() + ".pourquoi.txt"), sentence + "\n");
    }

    /// Never over a file that is already there.
    private Path move(Path file, Path into) throws IOException {
        lastLook.remove(file);
        String name = file.getFileName().toString();
        Path target = into.resolve(name);
        for (int n = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); n++) {
            target = into.resolve(name.substring(0, name.length() - 4) + "-" + n + ".eml");
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        open = false;
        loop.ifPresent(FolderDoor::stop);
        log.closed();
    }

    private static void stop(Thread thread) {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Looks at the folder without touching a file, for `check`.
    static Doors.Seen look(Settings.FolderDoor settings) {
        Path path = settings.path();
        if (!Files.isDirectory(path)) {
            return new Doors.Seen("dossier", false, "Le dossier n’existe pas.");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            return new Doors.Seen(
                    "dossier", false, "La passerelle ne peut pas lire et écrire dans le dossier.");
        }
        return new Doors.Seen("dossier", true, "Le dossier est là et peut être lu.");
    }
}
