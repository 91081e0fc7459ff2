package fr.passerelle.hostile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Measures what each hostile message costs: time, memory that was allocated on the way, and the
/// heap it cannot do without. Started by [HostileReport].
final class HostileCosts {
    private static final double LIMIT_MILLISECONDS = 1000;
    private static final int MEGABYTE = 1024 * 1024;
    private static final int WARM_ROUNDS = 200;

    private HostileCosts() {}

    public static void main(String[] arguments) throws IOException {
        Reader reader = new Reader();
        for (int i = 0; i < WARM_ROUNDS; i++) {
            reader.readsTheNext();
        }
        Squeeze squeeze = new Squeeze();
        double slowest = 0;
        double largest = 0;
        System.out.println("| file | ms | CPU ms | allocated MB | heap needed MiB | ending |");
        System.out.println("|---|---|---|---|---|---|");
        for (HostileMail mail : HostileMail.all(Path.of(arguments[0]))) {
            byte[] bytes = mail.bytes();
            System.gc();
            long allocated = allocated();
            long worked = worked();
            long began = System.nanoTime();
            String ending = reader.ending(bytes);
            double took = (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
            double cpu = (worked() - worked) / (double) TimeUnit.MILLISECONDS.toNanos(1);
            double used = (allocated() - allocated) / 1e6;
            int needed = needed(squeeze, () -> reader.ending(bytes));
            slowest = Math.max(slowest, took / LIMIT_MILLISECONDS);
            largest = Math.max(largest, needed / 64.0);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.1f | %s | %s |%n",
                    mail.name(),
                    took,
                    cpu,
                    used,
                    needed > 64 ? "> 64" : "<= " + needed,
                    ending);
        }
        System.out.printf(
                Locale.ROOT,
                "%nThe worst, as a part of its limit: time %.2f (of 1 s), heap %.2f (of 64 MiB)%n",
                slowest,
                largest);
    }

    /// The smallest of 2, 4, 8 … 64 MiB that is enough; 128 where none is.
    private static int needed(Squeeze squeeze, Runnable work) {
        int megabytes = 2;
        while (megabytes <= 64 && !squeeze.fits((long) megabytes * MEGABYTE, work)) {
            megabytes *= 2;
        }
        return megabytes;
    }

    /// CPU of the whole process, the compiler's and the collector's among it.
    private static long worked() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /// Of all threads: documents are read beside the thread of their message.
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getTotalThreadAllocatedBytes();
    }
}
