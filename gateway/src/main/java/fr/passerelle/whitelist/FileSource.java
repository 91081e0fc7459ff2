package fr.passerelle.whitelist;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.Limits;
import fr.passerelle.opening.whitelist.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A list and its digest in two files. Whoever keeps them fresh may be between the one and the
/// other just now: then the digest is that of another file, and the next look finds both.
record FileSource(Settings.WhiteList.Files files) implements Source {
    @Override
    public Brought bring() {
        Path reading = files.list();
        try {
            byte[] list = read(reading, Limits.WHITE_LIST_BYTES);
            reading = files.digest();
            byte[] digest = read(reading, Limits.WHITE_LIST_DIGEST_BYTES);
            return new Brought.Here(
                    new Candidate(
                            list, Optional.of(new String(digest, StandardCharsets.ISO_8859_1))));
        } catch (IOException unreadable) {
            return new Brought.NotHere("le fichier " + reading + " ne peut pas être lu");
        }
    }

    /// One byte more than allowed, for the list to be refused by its size.
    private static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        }
    }
}
