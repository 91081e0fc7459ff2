package fr.passerelle.understanding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A reply of ours with the label a careful person gave it.
///
/// @param label one of [#LABELS]
/// @param trap which of the four traps it is, where it is one
record Labelled(Path file, String label, Optional<String> trap) {
    static final List<String> LABELS =
            List.of(
                    "accept",
                    "decline",
                    "defer",
                    "question",
                    "delegate",
                    "partial",
                    "unclear",
                    "automatic",
                    "bounce",
                    "receipt");

    static final List<String> TRAPS =
            List.of("negation", "quoted-cue", "auto-reply", "third-person");

    /// Those under `replies/` that have one of the ten labels; orders, news and supplements have
    /// none.
    static List<Labelled> all() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Reading.messages().resolve("replies"))) {
            files = found.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
        }
        List<Labelled> all = new ArrayList<>();
        for (Path file : files) {
            Map<String, String> expected = expected(file);
            String kind = expected.getOrDefault("kind", "");
            String label = kind.equals("reply") ? expected.getOrDefault("answer", "") : kind;
            if (LABELS.contains(label)) {
                all.add(new Labelled(file, label, Optional.ofNullable(expected.get("trap"))));
            }
        }
        return all;
    }

    /// What the program makes of it, in the same words; another kind is called by its own.
    String read(Understander understander) throws IOException {
        Understood understood = understander.understand(Reading.opened(Files.readAllBytes(file)));
        return understood instanceof Understood.Reply reply
                ? reply.answer().word()
                : understood.kind();
    }

    String name() {
        return file.getFileName().toString();
    }

    /// The lines of the `.expected.yml` beside a message.
    static Map<String, String> expected(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path beside =
                file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".expected.yml");
        return new TreeMap<>(
                Files.readAllLines(beside).stream()
                        .map(line -> line.split(": ?", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }
}
