package fr.passerelle.explaining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The files a command line means: those it names, whatever they are, and in folders, below
/// them too, messages and documents in the order of their names.
public final class Sources {
    /// Stand beside messages in folders of tests and tell about them.
    private static final List<String> BESIDE =
            List.of(".yml", ".yaml", ".json", ".jsonl", ".md", ".pem", ".sh", ".py", ".tsv");

    private Sources() {}

    /// Hands over one file after the other. Nothing is read twice, no list of them all is kept.
    public static void forEach(List<Path> named, Consumer<Path> file) {
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                below(path, file);
            } else {
                file.accept(path);
            }
        }
    }

    private static void below(Path folder, Consumer<Path> file) {
        List<Path> children;
        try (Stream<Path> list = Files.list(folder)) {
            children = list.sorted().toList();
        } catch (IOException unreadable) {
            file.accept(folder); // and then it is said that it could not be read
            return;
        }
        for (Path child : children) {
            if (child.getFileName().toString().startsWith(".")) {
                continue;
            }
            // A link to a folder may lead back to where we are.
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                below(child, file);
            } else if (Files.isRegularFile(child) && isMeant(child)) {
                file.accept(child);
            }
        }
    }

    private static boolean isMeant(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".eml")) {
            return true;
        }
        if (BESIDE.stream().anyMatch(name::endsWith)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            Format format = Format.of(name, in.readNBytes(Format.LOOKED_AT));
            // A maildir's files have no ending; a text file that begins like a header is
            // somebody's notes.
            return format == Format.MESSAGE
                    ? name.endsWith(".msg") || isOfAMaildir(name)
                    : format.isDocument() && format != Format.XML && format != Format.TEXT;
        } catch (IOException unreadable) {
            return true; // and then it is said that it could not be read
        }
    }

    private static boolean isOfAMaildir(String name) {
        return name.indexOf('.') < 0 || name.contains(":2,");
    }
}
