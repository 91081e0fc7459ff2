package fr.passerelle.opening.whitelist;

import fr.passerelle.mail.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The last good list on disk, as it was published. A new one is whole on disk under another
/// name before it takes the place of the old one: after a crash there is one or the other.
record KeptCopy(Path file) {
    /// One byte more than a list may have is read, for it to be refused by its size.
    Optional<byte[]> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(Limits.WHITE_LIST_BYTES + 1));
        }
    }

    void replace(byte[] xml) throws IOException {
        writeBeside(xml);
        moveIntoPlace();
    }

    void writeBeside(byte[] xml) throws IOException {
        Files.createDirectories(folder());
        try (FileChannel out =
                FileChannel.open(
                        beside(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(xml);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    private void moveIntoPlace() throws IOException {
        Files.move(beside(), file, StandardCopyOption.ATOMIC_MOVE);
        // The new name is in the folder, which has to be on disk too.
        try (FileChannel names = FileChannel.open(folder(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private Path beside() {
        return folder().resolve(file.getFileName() + ".new");
    }

    private Path folder() {
        Path absolute = file.toAbsolutePath();
        return Optional.ofNullable(absolute.getParent()).orElse(absolute);
    }
}
