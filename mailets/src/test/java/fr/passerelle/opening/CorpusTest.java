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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Messages nobody here wrote (james-mime4j, mikel/mail), where they are at hand: they are kept
/// beside the repository, not in it.
class CorpusTest {
    private static final String TEXT_IS_KEPT =
            "a multipart without an opening delimiter is the text it is; mime4j drops it";
    private static final String LAST_LETTERS_ARE_READ =
            "base64 that breaks off: the bytes its last letters hold are kept; mime4j drops them";
    private static final String BLANKS_END_THE_HEADER =
            "a line of blanks stands for the empty line; to mime4j all text is header";
    private static final String BODY_BEGINS_WHERE_FIELDS_END =
            "the empty line was forgotten: all that is no field is shown; mime4j hides a part";
    private static final String NO_MESSAGE =
            "a text without a single field is refused by name: no door of ours takes such";
    private static final String NOTHING_IN_IT =
            "no subject and no text: refused by name; to mime4j a part of no bytes";
    private static final String NO_BLANK_AT_THE_END =
            "RFC 2046 §5.1.1: a boundary does not end with blanks; mime4j tells them apart";
    private static final String BEYOND_A_LIMIT =
            "a boundary of more than 4096 characters (RFC 2046 §5.1.1: 70) is refused by name";

    /// The messages of mime4j whose decoded bodies differ here, all of them, and why. All others
    /// give the very same bytes.
    private static final Map<String, String> DIFFERING =
            Map.ofEntries(
                    because("badbound", TEXT_IS_KEPT),
                    because("missing-boundary", TEXT_IS_KEPT),
                    because("missing-inner-boundary", TEXT_IS_KEPT),
                    because("missing-inner-start-boundary", TEXT_IS_KEPT),
                    because("multipartnopart", TEXT_IS_KEPT),
                    because("frag", LAST_LETTERS_ARE_READ),
                    because("multi-frag", LAST_LETTERS_ARE_READ),
                    because("hdr-fakeout", BLANKS_END_THE_HEADER),
                    because("basic-plain-with-bad-header-separator", BLANKS_END_THE_HEADER),
                    because("malformedHeader-nocrlfcrlf", BODY_BEGINS_WHERE_FIELDS_END),
                    because("malformedHeaderStartsBody-nocrlfcrlf", BODY_BEGINS_WHERE_FIELDS_END),
                    because("malformedHeader-noheader", NO_MESSAGE),
                    because("malformedHeaderStartsBody-noheader", NO_MESSAGE),
                    because("multipartemptypart", NOTHING_IN_IT),
                    because("multipartnestedemptypartsnorfc822", NOTHING_IN_IT),
                    because("weird-boundary", NO_BLANK_AT_THE_END),
                    because("very-long-boundary", NO_BLANK_AT_THE_END),
                    because("very-very-long-boundary", BEYOND_A_LIMIT));

    private static final Pattern BODY = Pattern.compile("<(?:text|binary)-body name=\"([^\"]+)\"");

    @Test
    void bodiesAreDecodedAsMime4jDecodesThem() throws IOException {
        Path corpus = corpus("mime4j");
        List<String> differing = new ArrayList<>();
        for (Path message : files(corpus, ".msg")) {
            String name = message.getFileName().toString().replace(".msg", "");
            Path expected = message.resolveSibling(name + "_decoded.xml");
            if (Files.exists(expected) && !compare(message, expected).isEmpty()) {
                differing.add(name);
            }
        }
        assertThat(differing).containsExactlyInAnyOrderElementsOf(DIFFERING.keySet());
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
                case Refused(_, var why, _, _, _) -> refused.add(message.getFileName() + " " + why);
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
            case Refused(_, var why, _, _, _) -> "refused, " + why;
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

    private static Map.Entry<String, String> because(String name, String reason) {
        return Map.entry(name, reason);
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
