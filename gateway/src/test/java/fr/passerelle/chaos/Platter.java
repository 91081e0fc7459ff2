package fr.passerelle.chaos;

import fr.passerelle.mail.RawMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What stands on a disk that loses its cache with the power: everything written before the last
/// `fsync` began, and of what was written since, whatever the disk felt like: each sector the
/// old way or the new, in no order.
final class Platter {
    private static final int SECTOR = 512;

    private final Random random;
    private final int slowness;
    private final List<Change> sinceLastForce = new ArrayList<>();
    private byte[] stable = new byte[0];
    private int size;
    private long room = Long.MAX_VALUE;
    private int forces;

    private sealed interface Change {
        record Write(long position, RawMessage bytes) implements Change {}

        record Truncate(long size) implements Change {}
    }

    /// @param slowness the most milliseconds that a write or an fsync takes
    Platter(Random random, int slowness) {
        this.random = random;
        this.slowness = slowness;
    }

    void write(long position, byte[] bytes) throws IOException {
        dawdle();
        synchronized (this) {
            if (position + bytes.length > room) {
                throw new IOException("No space left on device");
            }
            sinceLastForce.add(new Change.Write(position, new RawMessage(bytes)));
        }
    }

    synchronized void truncate(long to) {
        sinceLastForce.add(new Change.Truncate(to));
    }

    /// What was written while it ran is not promised.
    void force() {
        int before;
        synchronized (this) {
            before = sinceLastForce.size();
        }
        dawdle();
        synchronized (this) {
            List<Change> promised =
                    sinceLastForce.subList(0, Math.min(before, sinceLastForce.size()));
            promised.forEach(this::settle);
            promised.clear();
            forces++;
        }
    }

    private void dawdle() {
        int millis;
        synchronized (this) {
            millis = slowness == 0 ? 0 : random.nextInt(slowness + 1);
        }
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void settle(Change change) {
        switch (change) {
            case Change.Write(var position, var bytes) ->
                    settle((int) position, bytes.bytes(), 0, bytes.size());
            case Change.Truncate(var to) -> resize((int) to);
        }
    }

    private void settle(int position, byte[] from, int offset, int length) {
        if (position + offset + length > size) {
            resize(position + offset + length);
        }
        System.arraycopy(from, offset, stable, position + offset, length);
    }

    private void resize(int to) {
        if (to > stable.length) {
            stable = Arrays.copyOf(stable, Math.max(to, 2 * stable.length));
        }
        if (to < size) {
            Arrays.fill(stable, to, size, (byte) 0);
        }
        size = to;
    }

    /// The file as it would be found after a loss of power now.
    synchronized byte[] afterPowerLoss(Random luck) {
        Platter found = new Platter(luck, 0);
        found.stable = Arrays.copyOf(stable, size);
        found.size = size;
        // Most disks lose nothing or the last write; the worst lose sectors here and there.
        double kept = luck.nextBoolean() ? luck.nextDouble() : luck.nextInt(2);
        for (Change change : sinceLastForce) {
            switch (change) {
                case Change.Write(var position, var bytes) -> {
                    int length = bytes.size();
                    for (int at = 0; at < length; at += SECTOR) {
                        if (luck.nextDouble() < kept) {
                            found.settle(
                                    (int) position,
                                    bytes.bytes(),
                                    at,
                                    Math.min(SECTOR, length - at));
                        }
                    }
                }
                case Change.Truncate(var to) -> {
                    if (luck.nextDouble() < kept) {
                        found.resize((int) to);
                    }
                }
            }
        }
        return Arrays.copyOf(found.stable, found.size);
    }

    /// The file as a disk that keeps the order of its writes would leave it: everything up to
    /// some moment since the last force, and the first sectors of the write under way.
    synchronized byte[] afterPowerLossInOrder(Random luck) {
        Platter found = new Platter(luck, 0);
        found.stable = Arrays.copyOf(stable, size);
        found.size = size;
        int whole = luck.nextInt(sinceLastForce.size() + 1);
        for (Change change : sinceLastForce.subList(0, whole)) {
            found.settle(change);
        }
        if (whole < sinceLastForce.size()
                && sinceLastForce.get(whole) instanceof Change.Write(var position, var bytes)) {
            int written = luck.nextInt(bytes.size() / SECTOR + 1) * SECTOR;
            found.settle((int) position, bytes.bytes(), 0, Math.min(written, bytes.size()));
        }
        return Arrays.copyOf(found.stable, found.size);
    }

    /// From now on the disk has this much room, in bytes of this file.
    synchronized void limit(long bytes) {
        room = bytes;
    }

    synchronized int size() {
        return size;
    }

    synchronized int forces() {
        return forces;
    }
}
