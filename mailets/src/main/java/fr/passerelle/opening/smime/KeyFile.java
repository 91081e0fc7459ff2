package fr.passerelle.opening.smime;

import java.nio.file.Path;

/// A PKCS#12 file (RFC 7292) with one or more of our keys.
public record KeyFile(Path path, String password) {
    /// Says the file only: a password never reaches a log through this record.
    @Override
    public String toString() {
        return path.toString();
    }
}
