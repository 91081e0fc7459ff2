package fr.passerelle.understanding.pdf;

import fr.passerelle.document.DocumentText;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.mail.Part;
import fr.passerelle.understanding.text.Lines;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Text of PDFs by PDFBox. Two at a time: a hostile file may keep its thread busy for a while
/// after its time is over, and then only slows the next PDFs down, never the mail.
public final class PdfText implements DocumentText {
    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final int MAX_PAGES = 30;
    private static final int MAX_CHARS = 200_000;
    private static final long MAX_MEMORY = 64L * 1024 * 1024;
    private static final int AT_ONCE = 2;

    /// Fewer letters than this on all pages together are page numbers on scans.
    private static final int FEWEST_LETTERS = 20;

    private final Duration patience;
    private final Semaphore free = new Semaphore(AT_ONCE);

    public PdfText() {
        this(Duration.ofSeconds(5));
    }

    /// @param patience after which a document is called too slow
    public PdfText(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Read read(Part part) {
        byte[] content = part.content();
        if (!isPdf(content)) {
            return new Read.NotForMe();
        }
        if (content.length > MAX_BYTES) {
            return new Read.Unreadable("larger than the limit");
        }
        if (UnpackedSize.exceeds(content, MAX_MEMORY)) {
            return new Read.Unreadable("unpacks to more than the limit");
        }
        return aside(content, part.path());
    }

    /// On a daemon thread of its own: code that does not listen to interruption cannot be
    /// stopped, only left behind.
    private Read aside(byte[] content, String part) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Read.Unreadable("too many slow documents at once");
            }
            CompletableFuture<Read> reading = new CompletableFuture<>();
            Thread.ofPlatform()
                    .daemon()
                    .name("pdf")
                    .start(
                            () -> {
                                try {
                                    reading.complete(text(content, part));
                                } catch (IOException | RuntimeException | StackOverflowError bad) {
                                    // PDFBox throws almost anything at damaged files.
                                    reading.complete(
                                            new Read.Unreadable(bad.getClass().getSimpleName()));
                                } catch (Error fault) {
                                    // Ours, not the document's: whoever waits must know now.
                                    reading.completeExceptionally(fault);
                                } finally {
                                    free.release();
                                }
                            });
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return new Read.Unreadable("slower than the limit");
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a reading ends with a fault of ours only", fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Read.Unreadable("interrupted");
        }
    }

    private static Read text(byte[] content, String part) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(
                        content,
                        "",
                        null,
                        null,
                        MemoryUsageSetting.setupMainMemoryOnly(MAX_MEMORY).streamCache)) {
            BoundedStripper stripper = new BoundedStripper(MAX_PAGES, MAX_CHARS);
            String text = stripper.read(document);
            long letters = text.chars().filter(Character::isLetter).limit(100).count();
            if (letters < FEWEST_LETTERS) {
                return new Read.Pictures();
            }
            return new Read.Text(WrittenDocument.ofLines(Lines.of(text), part));
        } catch (BoundedStripper.TooMuch tooMuch) {
            return new Read.Unreadable("draws more than the limit");
        } catch (InvalidPasswordException protectedByPassword) {
            return new Read.Unreadable("protected by a password");
        }
    }

    /// The mark may stand a little behind the beginning (ISO 32000-1, implementation note 13).
    private static boolean isPdf(byte[] content) {
        int end = Math.min(content.length, 1024) - 4;
        for (int i = 0; i < end; i++) {
            if (content[i] == '%'
                    && content[i + 1] == 'P'
                    && content[i + 2] == 'D'
                    && content[i + 3] == 'F') {
                return true;
            }
        }
        return false;
    }
}
