package fr.passerelle.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Server-sent events (WHATWG HTML §9.2): each says only that something has changed, so that a
/// slow reader misses nothing and holds up nobody.
final class Feed implements AutoCloseable {
    private static final long SILENCE_MILLIS = 15_000;
    private static final long PAUSE_MILLIS = 200;

    private long version;
    private boolean closed;

    synchronized void changed() {
        version++;
        notifyAll();
    }

    /// Writes until the reader is gone or the console closes.
    void follow(OutputStream out) {
        long told = -1;
        try (out) {
            while (true) {
                long now = awaitOther(told);
                if (now < 0) {
                    return;
                }
                String line = now == told ? ": encore là\n\n" : "data: " + now + "\n\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
                told = now;
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException _) {
            // The reader has closed the page.
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The version, as soon as it is another than `told` or after some silence; negative once
    /// closed.
    private synchronized long awaitOther(long told) throws InterruptedException {
        long until = System.nanoTime() / 1_000_000 + SILENCE_MILLIS;
        while (!closed && version == told) {
            long left = until - System.nanoTime() / 1_000_000;
            if (left <= 0) {
                return version;
            }
            wait(left);
        }
        return closed ? -1 : version;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
