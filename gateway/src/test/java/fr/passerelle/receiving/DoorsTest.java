package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.EmailAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {
    private static final EmailAddress OURS = EmailAddress.of("passerelle@cpts.mssante.example");

    @TempDir private Path folder;

    private final MemoryJournal journal = new MemoryJournal();

    private Settings settings(int smtpPort) {
        return new Settings(
                "Passerelle d’essai",
                OURS,
                EmailAddress.of("coordination@cpts.mssante.example"),
                folder,
                folder,
                folder,
                new Settings.Store("jdbc:h2:mem:", Optional.empty(), Optional.empty(), folder),
                new Settings.Trust(Set.of(), Optional.empty()),
                List.of(),
                Optional.of(
                        new Settings.SmtpDoor(
                                "127.0.0.1",
                                smtpPort,
                                false,
                                true,
                                10_000,
                                Optional.empty(),
                                Optional.empty())),
                Optional.of(
                        new Settings.FolderDoor(
                                folder.resolve("in"), false, Duration.ofMillis(50))),
                new Settings.Submission(
                        "127.0.0.1",
                        25,
                        Settings.Security.NONE,
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Settings.TestIdentities.TAKEN);
    }

    private static Set<String> eventLoops() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("smtp-"))
                .collect(Collectors.toSet());
    }

    @Test
    void eachDoorHandsToTheSameJournal() throws Exception {
        try (Doors doors = Doors.open(settings(0), "mx", journal, InstantSource.system());
                SmtpPeer peer = SmtpPeer.greeted(doors.smtpPort().orElseThrow())) {
            assertThat(peer.deliver("a@ch.example", OURS.withDetail("r.x").toString(), "A: b"))
                    .startsWith("250");
            Files.writeString(folder.resolve("in/a.eml"), "C: d\r\n");
            org.awaitility.Awaitility.await().until(() -> journal.kept().size() == 2);
        }
        assertThat(journal.kept().stream().map(arrival -> arrival.door().name()))
                .containsExactly("smtp", "dossier");
    }

    @Test
    void aDoorThatDoesNotOpenClosesThoseThatWereOpen() {
        try (Doors first = Doors.open(settings(0), "mx", journal, InstantSource.system())) {
            Set<String> before = eventLoops();
            int taken = first.smtpPort().orElseThrow();
            assertThatThrownBy(
                            () ->
                                    Doors.open(
                                            settings(taken), "mx", journal, InstantSource.system()))
                    .isInstanceOf(Fault.class);
            org.awaitility.Awaitility.await().until(() -> eventLoops().equals(before));
        }
    }

    @Test
    void checkKnocksAtEachDoor() throws Exception {
        Files.createDirectory(folder.resolve("in"));
        try (Doors doors = Doors.open(settings(0), "mx", journal, InstantSource.system())) {
            assertThat(Doors.look(settings(doors.smtpPort().orElseThrow())))
                    .extracting(Doors.Seen::door, Doors.Seen::ok)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("smtp", false),
                            org.assertj.core.api.Assertions.tuple("dossier", true));
        }
    }
}
