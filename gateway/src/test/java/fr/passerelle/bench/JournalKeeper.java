package fr.passerelle.bench;

import fr.passerelle.mail.Door;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Envelope;
import fr.passerelle.mail.RawMessage;
import fr.passerelle.receiving.Arrival;
import fr.passerelle.receiving.Journal;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import fr.passerelle.store.StoreJournal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The gateway's journal on an H2 file, with nobody working on what it keeps.
final class JournalKeeper implements DurableIntake.Keeper {
    private final Store store;
    private final StoreJournal journal;

    JournalKeeper(Path folder) {
        store =
                Store.open(
                        "jdbc:h2:file:" + folder.resolve("journal").toAbsolutePath(),
                        "",
                        "",
                        new Keys(new byte[32]));
        journal =
                new StoreJournal(store, InstantSource.system(), "bench", StoreJournal.Hand.none());
    }

    @Override
    public void keep(byte[] mail) {
        Journal.Kept kept =
                journal.keep(
                        new Arrival(
                                new Door("smtp", true),
                                Optional.empty(),
                                Envelope.of(
                                        EmailAddress.find(BusyTerritory.professional(1)),
                                        List.of(BusyTerritory.OWN)),
                                InstantSource.system().instant(),
                                new RawMessage(mail)));
        if (kept instanceof Journal.Kept.AlreadyKept) {
            throw new IllegalStateException("the same mail twice would measure nothing");
        }
    }

    @Override
    public long synchronisations() {
        return store.synchronisations();
    }

    @Override
    public void close() {
        journal.close();
        store.close();
    }
}
