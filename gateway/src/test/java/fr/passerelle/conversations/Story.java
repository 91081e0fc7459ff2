package fr.passerelle.conversations;

import fr.passerelle.conversations.Line.Setting.What;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/// A story as its author wrote it: settings, then scenes.
record Story(Path folder, List<Line> head, List<Scene> scenes) {
    static final String SCRIPT = "conversation.txt";

    /// The clock moves or mails come in, and what must follow from it. Mails that stand line
    /// under line are one scene: all of them are kept before the first is worked on.
    ///
    /// @param before titles and comments
    /// @param tail comments and empty lines behind what is expected
    record Scene(
            List<Line> before, List<Line> begins, List<Line.Expected> expected, List<Line> tail) {
        int line() {
            return begins.getFirst().number();
        }

        String begin() {
            return begins.getFirst().text().strip();
        }
    }

    static Story read(Path folder) {
        List<Line> lines = new ArrayList<>();
        try {
            for (String text : Files.readAllLines(folder.resolve(SCRIPT))) {
                lines.add(Line.read(lines.size() + 1, text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(folder, lines);
    }

    static Story of(Path folder, List<Line> lines) {
        List<Line> head = new ArrayList<>();
        List<Scene> scenes = new ArrayList<>();
        List<Line> silent = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            switch (line) {
                case Line.Silent _ -> silent.add(line);
                case Line.Setting _ -> {
                    head.addAll(silent);
                    silent.clear();
                    head.add(line);
                }
                case Line.At _ -> scenes.add(scene(silent, List.of(line)));
                case Line.Comes _ -> {
                    int end = i;
                    while (end < lines.size() && lines.get(end) instanceof Line.Comes) {
                        end++;
                    }
                    scenes.add(scene(silent, List.copyOf(lines.subList(i, end))));
                    i = end - 1;
                }
                case Line.Expected expected -> {
                    if (scenes.isEmpty()) {
                        throw new IllegalArgumentException(
                                "line " + line.number() + ": nothing has happened yet");
                    }
                    scenes.getLast().tail().addAll(silent);
                    silent.clear();
                    scenes.getLast().expected().add(expected);
                }
            }
        }
        if (!scenes.isEmpty()) {
            scenes.getLast().tail().addAll(silent);
        }
        return new Story(folder, head, scenes);
    }

    private static Scene scene(List<Line> silent, List<Line> begins) {
        Scene scene = new Scene(List.copyOf(silent), begins, new ArrayList<>(), new ArrayList<>());
        silent.clear();
        return scene;
    }

    String name() {
        return folder.getFileName().toString();
    }

    /// What a coordinator reads first.
    String title() {
        return head.stream()
                .filter(Line.Silent.class::isInstance)
                .map(line -> line.text().strip())
                .filter(text -> text.startsWith("# "))
                .map(text -> text.substring(2))
                .findFirst()
                .orElse("");
    }

    String setting(What what) {
        return head.stream()
                .filter(Line.Setting.class::isInstance)
                .map(Line.Setting.class::cast)
                .filter(setting -> setting.what() == what)
                .map(Line.Setting::name)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        name()
                                                + " names no "
                                                + what.name().toLowerCase(java.util.Locale.ROOT)));
    }

    /// The same story with what really happened in the place of what was expected. Mails are
    /// numbered in the order of the story, those that come in and those that go out.
    ///
    /// @param told for each scene
    /// @param names old file name to new file name of every mail, filled here
    String retold(List<List<Said>> told, TreeMap<String, String> names) {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append(line.text()).append('\n'));
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            scene.before().forEach(line -> text.append(line.text()).append('\n'));
            for (Line begin : scene.begins()) {
                text.append(begun(begin, names)).append('\n');
            }
            for (Said said : told.get(i)) {
                text.append(numbered(said, names)).append('\n');
            }
            scene.tail().forEach(line -> text.append(line.text()).append('\n'));
        }
        return text.toString();
    }

    private static String begun(Line begin, TreeMap<String, String> names) {
        if (!(begin instanceof Line.Comes comes)) {
            return begin.text();
        }
        String bare = comes.file().replaceFirst("^[0-9]{2}-", "");
        names.computeIfAbsent(comes.file(), _ -> number(names) + bare);
        return "%-10s %s%s"
                .formatted(
                        "<-",
                        names.get(comes.file()),
                        comes.door().closedNetwork() ? "" : "  open");
    }

    private static String numbered(Said said, TreeMap<String, String> names) {
        if (said.verb() != Said.Verb.GOES) {
            return said.line();
        }
        names.computeIfAbsent(said.mail(), mail -> number(names) + mail);
        return new Said(
                        said.verb(),
                        names.get(said.mail()) + said.words().substring(said.mail().length()))
                .line();
    }

    private static String number(TreeMap<String, String> names) {
        return "%02d-".formatted(names.size() + 1);
    }

    /// The mails of the folder as they stand on disk: name without number to file.
    TreeMap<String, Path> mails() {
        TreeMap<String, Path> mails = new TreeMap<>();
        try (var files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().matches("[0-9]{2}-.+\\.(eml|txt)"))
                    .forEach(file -> mails.put(file.getFileName().toString().substring(3), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mails;
    }

    static List<Story> all(Path folder) {
        try (var folders = Files.list(folder)) {
            List<Story> stories =
                    new ArrayList<>(
                            folders.filter(f -> Files.exists(f.resolve(SCRIPT)))
                                    .map(Story::read)
                                    .toList());
            Collections.sort(stories, java.util.Comparator.comparing(Story::name));
            return stories;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
