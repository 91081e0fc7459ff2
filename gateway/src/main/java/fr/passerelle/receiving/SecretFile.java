package fr.passerelle.receiving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A password kept in a file of its own, one line.
final class SecretFile {
    private SecretFile() {}

    static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }
}
