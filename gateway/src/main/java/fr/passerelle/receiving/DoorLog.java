package fr.passerelle.receiving;

import fr.passerelle.mail.Door;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log lines of the doors: door, reference, size and kind of trouble. No address, subject,
/// file name or body has a way in here.
final class DoorLog {
    private static final Logger LOG = LoggerFactory.getLogger("fr.passerelle.receiving");

    private final String door;

    DoorLog(Door door) {
        this(door.name());
    }

    DoorLog(String door) {
        this.door = door;
    }

    void kept(Journal.Kept kept, Arrival arrival) {
        switch (kept) {
            case Journal.Kept.New(String reference) ->
                    LOG.info("received {} door={} bytes={}", reference, door, arrival.raw().size());
            case Journal.Kept.AlreadyKept(String reference) ->
                    LOG.info("received {} door={} again, kept before", reference, door);
        }
    }

    /// The message stays with the other side, which will offer it again.
    void notKept(Throwable fault) {
        LOG.error("receiving door={} not kept, {}", door, cause(fault));
    }

    void refused(String why) {
        LOG.warn("receiving door={} refused {}", door, why);
    }

    void open(String where) {
        LOG.info("receiving door={} open {}", door, where);
    }

    void closed() {
        LOG.info("receiving door={} closed", door);
    }

    /// The door itself has trouble (network, login, folder); it goes on trying.
    void trouble(Throwable fault) {
        LOG.warn("receiving door={} trouble, {}", door, cause(fault));
    }

    /// Class names only, down to the root: messages of libraries may quote what they read.
    private static String cause(Throwable fault) {
        StringBuilder causes = new StringBuilder(fault.getClass().getSimpleName());
        Throwable next = fault.getCause();
        for (int depth = 0; next != null && depth < 5; depth++) {
            causes.append(" <- ").append(next.getClass().getSimpleName());
            next = next.getCause();
        }
        return causes.toString();
    }
}
