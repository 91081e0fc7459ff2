package fr.passerelle.understanding.pdf;

import fr.passerelle.document.DocumentText.Read;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Reads beside the thread of the mail, on a daemon thread for each document: code that does not
/// listen to interruption cannot be stopped, only left behind. Two at a time: a hostile file may
/// keep its thread busy for a while after its time is over, and then only slows the next PDFs
/// down, never the mail.
final class Aside {
    private static final int AT_ONCE = 2;

    private final Duration patience;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /// @param patience after which a document is called too slow
    Aside(Duration patience) {
        this.patience = patience;
    }

    /// @param otherwise makes of why nothing was read what is answered then
    <T> T read(Callable<T> reading, Function<Read.Unreadable, T> otherwise) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return otherwise.apply(new Read.Unreadable("too many slow documents at once"));
            }
            CompletableFuture<T> read = new CompletableFuture<>();
            Thread.ofPlatform()
                    .daemon()
                    .name("pdf")
                    .start(() -> complete(read, reading, otherwise));
            return read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return otherwise.apply(new Read.Unreadable("slower than the limit"));
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a reading ends with a fault of ours only", fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return otherwise.apply(new Read.Unreadable("interrupted"));
        }
    }

    private <T> void complete(
            CompletableFuture<T> read,
            Callable<T> reading,
            Function<Read.Unreadable, T> otherwise) {
        try {
            read.complete(reading.call());
        } catch (TooMuch tooMuch) {
            read.complete(otherwise.apply(new Read.Unreadable("draws more than the limit")));
        } catch (InvalidPasswordException locked) {
            read.complete(otherwise.apply(new Read.Unreadable("protected by a password")));
        } catch (IOException | RuntimeException | StackOverflowError bad) {
            // PDFBox throws almost anything at damaged files.
            read.complete(otherwise.apply(new Read.Unreadable(bad.getClass().getSimpleName())));
        } catch (Exception fault) {
            read.completeExceptionally(fault);
        } catch (Error fault) {
            // Ours, not the document's: whoever waits must know now.
            read.completeExceptionally(fault);
        } finally {
            free.release();
        }
    }
}
