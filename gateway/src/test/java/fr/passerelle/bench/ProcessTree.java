package fr.passerelle.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a process and its descendants use, from `/proc` (proc(5)). Children that ended are
/// counted through their parent.
///
/// @param root process id
record ProcessTree(long root) {
    /// USER_HZ, which Linux shows to programs as 100 whatever the kernel's own.
    private static final double TICKS_PER_SECOND = 100;

    // Fields of /proc/PID/stat behind the name in brackets, counted from 0.
    private static final int PARENT = 1;
    private static final int FIRST_TIME = 11;
    private static final int LAST_TIME = 14;

    private record Stat(long parent, long ticks) {}

    /// User and system time together.
    double cpuSeconds() {
        Map<Long, Stat> all = all();
        Set<Long> members = members(all);
        long ticks = 0;
        for (Map.Entry<Long, Stat> each : all.entrySet()) {
            if (members.contains(each.getKey())) {
                ticks += each.getValue().ticks();
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    /// Proportional set size: a page shared by several processes is counted once among them.
    double pssMegabytes() {
        return members(all()).stream().mapToLong(ProcessTree::pssKilobytes).sum() / 1024.0;
    }

    private Set<Long> members(Map<Long, Stat> all) {
        Set<Long> members = new HashSet<>(Set.of(root));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<Long, Stat> each : all.entrySet()) {
                if (members.contains(each.getValue().parent())) {
                    grew |= members.add(each.getKey());
                }
            }
        }
        return members;
    }

    private static Map<Long, Stat> all() {
        Map<Long, Stat> all = new HashMap<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                String name = process.getFileName().toString();
                if (name.chars().allMatch(Character::isDigit)) {
                    stat(process, Long.parseLong(name), all);
                }
            }
        } catch (IOException noProc) {
            throw new UncheckedIOException(
                    "CPU time is read from /proc, which only Linux has", noProc);
        }
        return all;
    }

    private static void stat(Path process, long pid, Map<Long, Stat> all) throws IOException {
        String stat;
        try {
            stat = Files.readString(process.resolve("stat"));
        } catch (NoSuchFileException ended) {
            return;
        } catch (IOException ended) {
            // ESRCH: it ended between opening and reading.
            return;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = FIRST_TIME; i <= LAST_TIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        all.put(pid, new Stat(Long.parseLong(fields[PARENT]), ticks));
    }

    private static long pssKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }
}
