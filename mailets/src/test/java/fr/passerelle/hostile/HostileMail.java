package fr.passerelle.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// One hostile message: a file as it is (`.eml`), or what a recipe makes (`.bomb`).
///
/// @param file where it stands
public record HostileMail(Path file) {
    /// All of them, in the order of their numbers.
    static List<HostileMail> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(HostileMail::isOne).sorted().map(HostileMail::new).toList();
        }
    }

    public static boolean isOne(Path file) {
        return file.toString().endsWith(".eml") || file.toString().endsWith(".bomb");
    }

    String name() {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    public byte[] bytes() throws IOException {
        return file.toString().endsWith(".bomb")
                ? Recipe.cook(Files.readAllLines(file))
                : Files.readAllBytes(file);
    }
}
