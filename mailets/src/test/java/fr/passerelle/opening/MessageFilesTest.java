package fr.passerelle.opening;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every message of `test-mailboxes/messages` that stands beside what opening makes of it
/// (`NNN-what.expected.yml`, written anew by `-Dgolden=update`).
class MessageFilesTest {
    private static final List<String> FOLDERS =
            List.of("rfc", "malformed", "legacy", "hostile", "xdm");

    @TestFactory
    Stream<DynamicTest> eachFileIsOpenedAsExpected() throws IOException {
        return files().stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> open(file)));
    }

    private static void open(Path message) throws IOException {
        String name = message.getFileName().toString().replace(".eml", ".expected.yml");
        Path expected = message.resolveSibling(name);
        String found = told(Messages.opener().open(Messages.received(Files.readAllBytes(message))));
        if (System.getProperty("golden", "").equals("update")) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    static List<Path> files() throws IOException {
        Path root = Path.of(System.getProperty("passerelle.root", "..")).resolve("test-mailboxes");
        boolean update = System.getProperty("golden", "").equals("update");
        return FOLDERS.stream()
                .flatMap(folder -> list(root.resolve("messages").resolve(folder)))
                .filter(file -> file.toString().endsWith(".eml"))
                .filter(file -> update || Files.exists(expected(file)))
                .sorted()
                .toList();
    }

    private static Path expected(Path message) {
        return message.resolveSibling(
                message.getFileName().toString().replace(".eml", ".expected.yml"));
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String told(Opening opening) {
        StringBuilder yaml = new StringBuilder();
        switch (opening) {
            case Refused(_, var why, var from, _, _) ->
                    yaml.append("refused: ")
                            .append(why.templateName())
                            .append("\nfrom: ")
                            .append(from.map(EmailAddress::toString).orElse("nobody"))
                            .append('\n');
            case Opened opened -> {
                yaml.append("opened: ").append(opened.type());
                yaml.append("\nauthor: ")
                        .append(opened.author().map(EmailAddress::toString).orElse("nobody"));
                yaml.append("\nsender: ").append(opened.sender().word());
                yaml.append("\nsignature: ").append(opened.signature().word());
                yaml.append("\nencryption: ").append(opened.encryption().word());
                yaml.append("\nsubject: \"").append(opened.subject().replace("\"", "\\\""));
                yaml.append("\"\nparts:\n");
                parts(opened.parts(), "  ", yaml);
                PackagesAsYaml.write(opened.packages(), yaml);
            }
        }
        return yaml.toString();
    }

    private static void parts(List<Part> parts, String indent, StringBuilder yaml) {
        for (Part part : parts) {
            yaml.append(indent).append("- path: \"").append(part.path());
            yaml.append("\"\n").append(indent).append("  type: ").append(part.type());
            part.fileName()
                    .ifPresent(n -> yaml.append("\n").append(indent).append("  file: ").append(n));
            yaml.append("\n").append(indent).append("  attachment: ").append(part.attachment());
            yaml.append("\n").append(indent).append("  bytes: ").append(part.content().length);
            if (part.type().type().equals("text")) {
                yaml.append("\n").append(indent).append("  text: |\n");
                part.text()
                        .lines()
                        .forEach(l -> yaml.append(indent).append("    ").append(l).append('\n'));
            } else {
                yaml.append('\n');
            }
            part.message()
                    .ifPresent(
                            message -> {
                                yaml.append(indent).append("  holds:\n");
                                parts(message.parts(), indent + "    ", yaml);
                            });
        }
    }
}
