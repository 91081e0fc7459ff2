package fr.passerelle.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets Jazzer look for bytes that break a promise: each target in turn, in a process of its own,
/// for so many seconds. What it finds is kept beside the other messages, and fails the run.
///
///     mvn -Pfuzz verify -pl mailets -DskipTests -Dfuzz.seconds=600 -Dfuzz.targets=xml,rtf
///
/// Without names, all of them.
final class Fuzzing {
    /// One input that takes longer, or more memory, is a find.
    private static final int SECONDS_FOR_ONE = 20;

    private static final String HEAP = "-Xmx512m";

    /// The whole process; the heap is reached first.
    private static final int MEGABYTES = 4096;

    private final Path root;
    private final Path messages;
    private final Path work;
    private final int seconds;

    private Fuzzing(Path root, Path work, int seconds) {
        this.root = root;
        this.messages = root.resolve("test-mailboxes/messages");
        this.work = work;
        this.seconds = seconds;
    }

    /// Arguments: the project's folder, a folder to work in, seconds for each target, and which
    /// targets: `all`, or the names of their folders.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fuzzing fuzzing =
                new Fuzzing(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        Integer.parseInt(arguments[2]));
        List<String> wanted = List.of(arguments[3].split(",", -1));
        int found = 0;
        int ran = 0;
        for (Target target : Target.values()) {
            if (wanted.contains("all") || wanted.contains(target.folder())) {
                found += fuzzing.run(target);
                ran++;
            }
        }
        if (ran == 0) {
            throw new IllegalArgumentException("no such target: " + arguments[3]);
        }
        System.exit(found == 0 ? 0 : 1);
    }

    /// @return how many finds
    private int run(Target target) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(work.resolve(target.folder()).resolve("corpus"));
        Path seeds = Files.createDirectories(work.resolve(target.folder()).resolve("seeds"));
        Path finds = Files.createDirectories(work.resolve(target.folder()).resolve("finds"));
        for (Path old : list(finds)) {
            Files.delete(old);
        }
        Path known =
                Files.createDirectories(
                        messages.resolve("found-by-fuzzing").resolve(target.folder()));
        for (byte[] seed : target.seeds(messages)) {
            Files.write(seeds.resolve(name(seed)), seed);
        }
        Path log = work.resolve(target.folder() + ".log");
        int exit =
                new ProcessBuilder(command(target, corpus, seeds, known, finds))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        int found = 0;
        for (Path file : list(finds)) {
            byte[] find = Files.readAllBytes(file);
            Files.write(known.resolve(name(find)), find);
            found++;
        }
        System.out.println(
                target.folder()
                        + ": "
                        + lastLine(log).orElse("said nothing")
                        + "; corpus "
                        + list(corpus).size()
                        + "; finds "
                        + found
                        + (found > 0 || exit != 0 ? "; see " + log : ""));
        return exit != 0 && found == 0 ? 1 : found;
    }

    private List<String> command(Target target, Path corpus, Path seeds, Path known, Path finds) {
        List<String> command = new ArrayList<>();
        command.add(
                ProcessHandle.current()
                        .info()
                        .command()
                        .orElse(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-Dpasserelle.root=" + root);
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + target.className());
        command.add("--instrumentation_includes=" + target.instrumented());
        command.add("--reproducer_path=" + finds.getParent());
        command.add("-artifact_prefix=" + finds + "/");
        command.add("-max_total_time=" + seconds);
        command.add("-timeout=" + SECONDS_FOR_ONE);
        command.add("-rss_limit_mb=" + MEGABYTES);
        command.add("-max_len=65536");
        command.addAll(List.of(corpus.toString(), seeds.toString(), known.toString()));
        return command;
    }

    private static String name(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Optional<String> lastLine(Path log) throws IOException {
        try (Stream<String> lines =
                Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("Done ")).reduce((_, last) -> last);
        }
    }
}
