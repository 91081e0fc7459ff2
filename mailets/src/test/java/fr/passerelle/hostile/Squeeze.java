package fr.passerelle.hostile;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Runs something with only so much heap left. The heap of this process is of a fixed size; what
/// it has too much is filled before, so that going over ends in an `OutOfMemoryError`.
///
/// The whole amount must fit the old generation: the young one is small, and never
/// counted on.
final class Squeeze {
    static final String SMALL_YOUNG_GENERATION = "-Xmn4m";

    private static final int PIECE = 256 * 1024;

    private final AtomicReference<Optional<Throwable>> elsewhere =
            new AtomicReference<>(Optional.empty());

    Squeeze() {
        // Documents are read on threads of their own.
        Thread here = Thread.currentThread();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> {
                    if (thread == here) {
                        fault.printStackTrace();
                    } else {
                        elsewhere.set(Optional.of(fault));
                    }
                });
    }

    /// Work, and whether it could be done with this much heap.
    boolean fits(long bytes, Runnable work) {
        elsewhere.set(Optional.empty());
        List<byte[]> ballast = new ArrayList<>();
        System.gc();
        long free = free();
        if (free < bytes) {
            throw new IllegalStateException("only " + free + " bytes are free before it begins");
        }
        try {
            while (free - bytes > (long) PIECE * (ballast.size() + 1)) {
                ballast.add(new byte[PIECE]);
            }
            work.run();
            return elsewhere.get().isEmpty();
        } catch (OutOfMemoryError tooMuch) {
            return false;
        } finally {
            // Nobody reads it: without this line it would be collected before the work begins.
            Reference.reachabilityFence(ballast);
        }
    }

    private static long free() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return heap.getMax() - heap.getUsed();
    }
}
