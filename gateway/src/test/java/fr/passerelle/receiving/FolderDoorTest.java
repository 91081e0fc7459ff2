package fr.passerelle.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDoorTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");
    private static final String MAIL = "Return-Path: <>\r\nSubject: essai\r\n\r\nbonjour\r\n";

    @TempDir private Path folder;

    private final MemoryJournal journal = new MemoryJournal();
    private FolderDoor door;

    @BeforeEach
    void open() {
        door = FolderDoor.unwatched(settings(), journal, InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Settings.FolderDoor settings() {
        return new Settings.FolderDoor(folder, false, Duration.ofMillis(50));
    }

    private Path drop(String name, String text, Instant written) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setLastModifiedTime(file, FileTime.from(written));
    }

    @Test
    void aFileIsKeptAndThenMovedToDone() throws IOException {
        drop("a.eml", MAIL, NOW.minusSeconds(60));
        assertThat(door.sweep()).isEqualTo(1);
        assertThat(journal.bodies()).containsExactly(MAIL);
        assertThat(journal.kept().getFirst().envelope().nullSender()).isTrue();
        assertThat(folder.resolve("a.eml")).doesNotExist();
        assertThat(folder.resolve("done/a.eml")).hasContent(MAIL);
    }

    @Test
    void aFileJustWrittenIsTakenOnlyWhenItHasStoppedGrowing() throws IOException {
        drop("a.eml", "Subject: es", NOW);
        assertThat(door.sweep()).isZero();
        drop("a.eml", MAIL, NOW);
        assertThat(door.sweep()).isZero();
        assertThat(door.sweep()).isEqualTo(1);
        assertThat(journal.bodies()).containsExactly(MAIL);
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        drop(".a.eml", MAIL, NOW.minusSeconds(60));
        drop("a.eml.part", MAIL, NOW.minusSeconds(60));
        drop("a.txt", MAIL, NOW.minusSeconds(60));
        Files.createDirectory(folder.resolve("dir.eml"));
        Path elsewhere = drop("elsewhere", MAIL, NOW.minusSeconds(60));
        Files.createSymbolicLink(folder.resolve("link.eml"), elsewhere);
        assertThat(door.sweep()).isZero();
        assertThat(journal.asked()).isZero();
    }

    @Test
    void whatTheJournalDidNotKeepStaysWhereItIs() throws IOException {
        journal.failing(1);
        drop("a.eml", MAIL, NOW.minusSeconds(60));
        drop("b.eml", MAIL, NOW.minusSeconds(60));
        assertThat(door.sweep()).isEqualTo(1);
        assertThat(folder.resolve("a.eml")).exists();
        assertThat(folder.resolve("done/b.eml")).exists();
        assertThat(door.sweep()).isEqualTo(1);
        assertThat(folder.resolve("done/a.eml")).exists();
    }

    @Test
    void aStopBetweenJournalAndMoveDoesNotMakeTwo() throws IOException {
        drop("a.eml", MAIL, NOW.minusSeconds(60));
        door.sweep();
        Files.move(folder.resolve("done/a.eml"), folder.resolve("a.eml"));
        assertThat(door.sweep()).isEqualTo(1);
        assertThat(journal.kept()).hasSize(1);
        assertThat(folder.resolve("done/a.eml")).exists();
    }

    @Test
    void anotherFileOfTheSameNameIsAnotherMessageAndOverwritesNothing() throws IOException {
        drop("a.eml", MAIL, NOW.minusSeconds(60));
        door.sweep();
        drop("a.eml", MAIL + "suite\r\n", NOW.minusSeconds(30));
        door.sweep();
        assertThat(journal.bodies()).containsExactly(MAIL, MAIL + "suite\r\n");
        assertThat(folder.resolve("done/a.eml")).hasContent(MAIL);
        assertThat(folder.resolve("done/a-2.eml")).hasContent(MAIL + "suite\r\n");
    }

    @Test
    void aFileThatIsTooLargeGoesToFailedWithASentence() throws IOException {
        Path large = drop("large.eml", MAIL, NOW);
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(FolderDoor.MAX_SIZE + 1);
        }
        Files.setLastModifiedTime(large, FileTime.from(NOW.minusSeconds(60)));
        assertThat(door.sweep()).isZero();
        assertThat(folder.resolve("failed/large.eml")).exists();
        assertThat(folder.resolve("failed/large.eml.pourquoi.txt"))
                .content()
                .contains("dépasse la taille permise");
    }

    @Test
    void anEmptyFileGoesToFailedWithASentence() throws IOException {
        drop("empty.eml", "", NOW.minusSeconds(60));
        assertThat(door.sweep()).isZero();
        assertThat(folder.resolve("failed/empty.eml.pourquoi.txt")).content().contains("vide");
    }

    @Test
    void aWatchedFolderIsSweptByItself() throws IOException {
        try (FolderDoor _ = FolderDoor.open(settings(), journal, InstantSource.fixed(NOW))) {
            drop("a.eml", MAIL, NOW.minusSeconds(60));
            org.awaitility.Awaitility.await().until(() -> !journal.kept().isEmpty());
        }
        assertThat(journal.bodies()).containsExactly(MAIL);
    }

    @Test
    void checkNamesAFolderThatIsNotThere() {
        Settings.FolderDoor none =
                new Settings.FolderDoor(folder.resolve("none"), false, Duration.ofSeconds(1));
        assertThat(FolderDoor.look(none).ok()).isFalse();
        assertThat(FolderDoor.look(settings()).ok()).isTrue();
    }
}
