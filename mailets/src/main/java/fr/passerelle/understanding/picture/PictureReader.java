package fr.passerelle.understanding.picture;

import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.page.PageLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Reads pictures where there is a program for it, so many at once, and for one document no longer
/// than [Limits#PICTURE_SECONDS]. Several threads may use one.
public final class PictureReader {
    private final Semaphore free = new Semaphore(Limits.PICTURES_AT_ONCE);
    private final Duration patience;
    private final Supplier<Optional<Tesseract>> search;
    private Optional<Tesseract> found = Optional.empty();
    private boolean searched;

    private PictureReader(Supplier<Optional<Tesseract>> search, Duration patience) {
        this.search = search;
        this.patience = patience;
    }

    /// Reads none.
    public static PictureReader none() {
        return new PictureReader(Optional::empty, Duration.ZERO);
    }

    public static PictureReader with(Tesseract tesseract) {
        return with(tesseract, Duration.ofSeconds(Limits.PICTURE_SECONDS));
    }

    /// @param patience for one document
    static PictureReader with(Tesseract tesseract, Duration patience) {
        return new PictureReader(() -> Optional.of(tesseract), patience);
    }

    /// With the program of this machine, which is looked for when the first picture comes.
    public static PictureReader ofThisMachine() {
        return new PictureReader(
                () ->
                        Tesseract.find(Tesseract.PROGRAM)
                                        instanceof Tesseract.Search.Found(var tesseract)
                                ? Optional.of(tesseract)
                                : Optional.empty(),
                Duration.ofSeconds(Limits.PICTURE_SECONDS));
    }

    public boolean isThere() {
        return tesseract().isPresent();
    }

    private synchronized Optional<Tesseract> tesseract() {
        if (!searched) {
            found = search.get();
            searched = true;
        }
        return found;
    }

    /// For the pictures of one document, in the thread that asks.
    public Sitting sitting() {
        return new Sitting();
    }

    /// One document: its pages share one time and one number.
    public final class Sitting {
        private long left = patience.toNanos();
        private int pages = Limits.PICTURE_PAGES;

        private Sitting() {}

        /// The lines of each page; empty where there is no program, no time or no page left, or
        /// where the program could not read it. Blocks no longer than the patience.
        public List<List<PageLine>> read(Picture picture) {
            Optional<Tesseract> tesseract = tesseract();
            if (tesseract.isEmpty() || left <= 0 || picture.pages() > pages) {
                return List.of();
            }
            pages -= picture.pages();
            long began = System.nanoTime();
            try {
                if (!free.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    return List.of();
                }
                try {
                    return tesseract
                            .get()
                            .read(picture, Duration.ofNanos(left - (System.nanoTime() - began)));
                } finally {
                    free.release();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return List.of();
            } finally {
                left -= System.nanoTime() - began;
            }
        }
    }
}
