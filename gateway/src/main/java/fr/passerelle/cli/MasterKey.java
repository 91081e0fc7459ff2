package fr.passerelle.cli;

import fr.passerelle.store.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/// The file of the master key: 32 bytes in base64, one line, its owner's only.
final class MasterKey {
    private static final int BYTES = 32;

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private MasterKey() {}

    static Keys read(Path file) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (NoSuchFileException none) {
            throw Stop.badUsage(
                    "La clé maîtresse n’existe pas : %s. Pour en créer une : ./passerelle keys create %s"
                            .formatted(file, file));
        } catch (IOException unreadable) {
            throw Stop.badUsage("La clé maîtresse ne peut pas être lue : " + file);
        } catch (IllegalArgumentException notBase64) {
            throw wrong(file);
        }
        if (key.length != BYTES) {
            throw wrong(file);
        }
        return new Keys(key);
    }

    private static Stop wrong(Path file) {
        return Stop.badUsage(
                "Ce fichier n’est pas une clé maîtresse (32 octets en base64) : " + file);
    }

    /// Writes a fresh key into a new file; a file that is there is never touched, because
    /// without its key a store cannot be read by anybody.
    static void create(Path file) throws IOException {
        byte[] line =
                (Base64.getEncoder().encodeToString(Keys.freshMaster()) + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        createOwnersOnly(file);
        Files.write(file, line, StandardOpenOption.WRITE);
    }

    /// An empty new file that only its owner may read, where the file system knows owners.
    static void createOwnersOnly(Path file) throws FileAlreadyExistsException, IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, OWNERS_ONLY);
        } else {
            Files.createFile(file);
        }
    }
}
