package fr.passerelle.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.conversations.Story.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Plays every story of `test-mailboxes/conversations/`.
class ConversationTest {
    private static final People PEOPLE = People.read();

    @TestFactory
    Stream<DynamicTest> conversations() {
        return Story.all(Folders.conversations()).stream()
                .map(
                        story ->
                                DynamicTest.dynamicTest(
                                        story.name() + ": " + story.title(),
                                        story.folder().resolve(Story.SCRIPT).toUri(),
                                        () -> play(story)));
    }

    @Test
    void thereAreStories() {
        assertThat(Story.all(Folders.conversations())).hasSizeGreaterThan(20);
    }

    private static void play(Story story) {
        List<String> wrong = new ArrayList<>();
        List<List<Said>> told = new ArrayList<>();
        try (House house = new House(story, PEOPLE)) {
            for (Scene scene : story.scenes()) {
                List<Said> said = said(house, scene);
                told.add(said);
                if (!Folders.updating()) {
                    Comparison.of(scene, said, house.states()).ifPresent(wrong::add);
                    if (!wrong.isEmpty()) {
                        break;
                    }
                }
            }
            if (Folders.updating()) {
                update(story, told, house.asRead());
            } else if (wrong.isEmpty()) {
                wrong.addAll(mails(story, house.asRead()));
            }
            wrong.addAll(house.broken());
        }
        LogsStayAnonymous.raise();
        if (!wrong.isEmpty()) {
            throw new AssertionError(story.name() + ", " + String.join("\n\n", wrong));
        }
    }

    private static List<Said> said(House house, Scene scene) {
        try {
            return house.play(scene);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "line " + scene.line() + ", " + scene.begin() + ": " + broken.getMessage(),
                    broken);
        }
    }

    /// Every mail that left against its file.
    private static List<String> mails(Story story, Map<String, String> asRead) {
        Map<String, Path> files = story.mails();
        List<String> wrong = new ArrayList<>();
        asRead.forEach(
                (name, text) -> {
                    Path file = files.get(name);
                    if (file == null) {
                        wrong.add(name + " left, and no file says what stands in it");
                    } else if (!read(file).equals(text)) {
                        wrong.add(
                                "%s\n%s"
                                        .formatted(
                                                file.getFileName(),
                                                firstDifference(read(file), text)));
                    }
                });
        files.keySet().stream()
                .filter(name -> name.endsWith(".txt") && !asRead.containsKey(name))
                .forEach(name -> wrong.add(name + " lies there, and no such mail left"));
        return wrong;
    }

    private static String firstDifference(String expected, String got) {
        List<String> wanted = expected.lines().toList();
        List<String> found = got.lines().toList();
        int line = 0;
        while (line < wanted.size()
                && line < found.size()
                && wanted.get(line).equals(found.get(line))) {
            line++;
        }
        return "line %d\nexpected: %s\ngot:      %s"
                .formatted(
                        line + 1,
                        line < wanted.size() ? wanted.get(line) : "(the end)",
                        line < found.size() ? found.get(line) : "(the end)");
    }

    private static void update(Story story, List<List<Said>> told, Map<String, String> asRead) {
        TreeMap<String, String> names = new TreeMap<>();
        String script = story.retold(told, names);
        Map<String, Path> files = story.mails();
        try {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                if (file.getKey().endsWith(".txt")) {
                    Files.delete(file.getValue());
                }
            }
            for (Map.Entry<String, String> name : names.entrySet()) {
                if (name.getKey().endsWith(".eml") && !name.getKey().equals(name.getValue())) {
                    Files.move(
                            story.folder().resolve(name.getKey()),
                            story.folder().resolve("renamed-" + name.getValue()));
                }
            }
            for (Map.Entry<String, String> name : names.entrySet()) {
                Path renamed = story.folder().resolve("renamed-" + name.getValue());
                if (Files.exists(renamed)) {
                    Files.move(renamed, story.folder().resolve(name.getValue()));
                }
            }
            for (Map.Entry<String, String> mail : asRead.entrySet()) {
                Files.writeString(
                        story.folder().resolve(names.getOrDefault(mail.getKey(), mail.getKey())),
                        mail.getValue());
            }
            Files.writeString(story.folder().resolve(Story.SCRIPT), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
