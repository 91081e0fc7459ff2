package fr.passerelle.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.passerelle.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Messages nobody here wrote (james-mime4j, mikel/mail), where they are at hand: they are kept
/// beside the repository, not in it.
class CorpusTest {
    /// Of the 80 messages whose decoded bodies mime4j gives, so many give the very same bytes
    /// here. A floor: it may only rise. What differs is listed in the test's output: a multipart
    /// without delimiters is kept as text here, a boundary never ends with a blank, a text
    /// without a header is no message, a message without content is refused.
    private static final int AGREED = 62;

    private static final Pattern BODY = Pattern.compile("<(?:text|binary)-body name=\"([^\"]+)\"");

    @Test
    void bodiesAreDecodedAsMime4jDecodesThem() throws IOException {
        Path corpus = corpus("mime4j");
        int agreed = 0;
        List<String> differing = new ArrayList<>();
        for (Path message : files(corpus, ".msg")) {
            String name = message.getFileName().toString().replace(".msg", "");
            Path expected = message.resolveSibling(name + "_decoded.xml");
            if (!Files.exists(expected)) {
                continue;
            }
            String verdict = compare(message, expected);
            if (verdict.isEmpty()) {
                agreed++;
            } else {
                differing.add(name + ": " + verdict);
            }
        }
        System.out.println("mime4j: " + agreed + " agree, " + differing.size() + " differ");
        differing.forEach(System.out::println);
        assertThat(agreed).as("%s", differing).isGreaterThanOrEqualTo(AGREED);
    }

    @Test
    void everyMessageOfMikelMailIsOpenedOrRefusedForAReason() throws IOException {
        Path corpus = corpus("mikel-mail");
        List<String> refused = new ArrayList<>();
        int opened = 0;
        for (Path message : files(corpus, ".eml")) {
            switch (Messages.opener().open(Messages.received(Files.readAllBytes(message)))) {
                case Opened o -> {
                    assertThat(o.parts()).as(message.toString()).isNotEmpty();
                    o.parts().forEach(Part::text);
                    opened++;
                }
                case Refused(_, var why, _, _) -> refused.add(message.getFileName() + " " + why);
            }
        }
        System.out.println("mikel-mail: " + opened + " opened, refused: " + refused);
        assertThat(opened).isGreaterThan(100);
        assertThat(refused).isEmpty();
    }

    private static String compare(Path message, Path expected) throws IOException {
        List<byte[]> wanted = new ArrayList<>();
        Matcher names = BODY.matcher(Files.readString(expected, StandardCharsets.ISO_8859_1));
        while (names.find()) {
            wanted.add(Files.readAllBytes(message.resolveSibling(names.group(1))));
        }
        return switch (Messages.opener().open(Messages.received(Files.readAllBytes(message)))) {
            case Refused(_, var why, _, _) -> "refused, " + why;
            case Opened opened -> {
                List<byte[]> found = new ArrayList<>();
                leaves(opened.parts(), found);
                if (found.size() != wanted.size()) {
                    yield found.size() + " leaves, wanted " + wanted.size();
                }
                for (int i = 0; i < found.size(); i++) {
                    if (!bare(found.get(i)).equals(bare(wanted.get(i)))) {
                        yield "leaf "
                                + (i + 1)
                                + " has "
                                + found.get(i).length
                                + " bytes, wanted "
                                + wanted.get(i).length;
                    }
                }
                yield "";
            }
        };
    }

    /// One byte, one character; line ends are not told apart: mime4j writes CRLF for LF where it
    /// decodes quoted-printable, here they stay as received.
    private static String bare(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    private static void leaves(List<Part> parts, List<byte[]> into) {
        for (Part part : parts) {
            if (part.message().isPresent()) {
                leaves(part.message().get().parts(), into);
            } else {
                into.add(part.content());
            }
        }
    }

    private static Path corpus(String name) {
        Path root = Path.of(System.getProperty("passerelle.root", "."));
        Path corpus =
                Path.of(
                        System.getProperty(
                                "passerelle.corpora", root.resolve("../shared/corpora").toString()),
                        name);
        assumeTrue(Files.isDirectory(corpus), "the corpus " + name + " is not at hand");
        return corpus;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }
}
