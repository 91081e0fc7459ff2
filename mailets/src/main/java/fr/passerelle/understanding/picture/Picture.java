package fr.passerelle.understanding.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// A picture file within the limits, as it goes to the program that reads it: its header was
/// looked at, its points were never unpacked here.
public final class Picture {
    private final byte[] file;
    private final int pages;

    Picture(byte[] file, int pages) {
        this.file = file;
        this.pages = pages;
    }

    /// Empty for what is no picture, or one beyond the limits.
    public static Optional<Picture> of(byte[] file) {
        return PictureHeader.of(file) instanceof PictureHeader.OfPages found
                ? Optional.of(new Picture(file, found.pages()))
                : Optional.empty();
    }

    public int bytes() {
        return file.length;
    }

    public int pages() {
        return pages;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(file);
    }
}
