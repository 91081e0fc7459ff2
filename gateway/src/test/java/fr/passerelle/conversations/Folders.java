package fr.passerelle.conversations;

import java.nio.file.Path;

/// Where the project's files lie while its tests run.
final class Folders {
    private Folders() {}

    static Path root() {
        String given = System.getProperty("passerelle.root", "");
        return given.isEmpty() ? Path.of("..").toAbsolutePath().normalize() : Path.of(given);
    }

    static Path mailboxes() {
        return root().resolve("test-mailboxes");
    }

    static Path conversations() {
        return mailboxes().resolve("conversations");
    }

    /// `-Dgolden=update`: what is expected is written anew.
    static boolean updating() {
        return System.getProperty("golden", "").equals("update");
    }
}
