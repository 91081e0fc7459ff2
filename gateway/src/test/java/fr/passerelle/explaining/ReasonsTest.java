package fr.passerelle.explaining;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.picture.PictureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root", ".."));
    private static final Instant AT = Instant.parse("2026-03-03T12:00:00Z");
    private static final Pattern UNDERSTOOD =
            Pattern.compile("^understood [a-z-]+, because (.+)$", Pattern.MULTILINE);

    /// Whatever a message of ours is understood as, by a file or in a story, has its reason in
    /// French.
    @Test
    void everyReasonThatIsGivenIsInTheTable() throws Exception {
        Set<String> given = new TreeSet<>(ofMessages());
        given.addAll(ofStories());
        assertThat(given).hasSizeGreaterThan(60);
        assertThat(given).filteredOn(because -> Reasons.find(because).isEmpty()).isEmpty();
    }

    private static Set<String> ofMessages() throws Exception {
        Path messages = ROOT.resolve("test-mailboxes/messages");
        SentFile sent = SentFile.read(messages.resolve("replies/sent.jsonl"));
        Explaining explaining =
                new Explaining(
                        sent,
                        sent.own(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AT),
                        new Explaining.Readers(Forms.reference(), PictureReader.none()),
                        InstantSource.fixed(AT));
        Set<String> reasons = new TreeSet<>();
        try (Stream<Path> files = Files.walk(messages)) {
            files.filter(file -> file.toString().matches(".*\\.(eml|hpr|hpm|hl7|xml)"))
                    .filter(file -> !file.toString().contains("found-by-fuzzing"))
                    .map(explaining::explain)
                    .filter(explained -> !explained.kind().equals(Explanation.REFUSED))
                    .forEach(explained -> reasons.add(explained.because()));
        }
        return reasons;
    }

    private static Set<String> ofStories() throws IOException {
        Set<String> reasons = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("test-mailboxes/conversations"))) {
            for (Path file : files.filter(it -> it.endsWith("conversation.txt")).toList()) {
                Matcher found = UNDERSTOOD.matcher(Files.readString(file));
                while (found.find()) {
                    reasons.add(found.group(1));
                }
            }
        }
        return reasons;
    }

    @Test
    void aReasonWithinAReasonIsInFrenchToo() {
        assertThat(Reasons.inFrench("a clinical document (liaison letter at discharge, 11490-0)"))
                .isEqualTo("un document clinique (lettre de liaison à la sortie, 11490-0)");
    }

    @Test
    void whatNobodyTranslatedStaysAsItIs() {
        assertThat(Reasons.inFrench("something quite new")).isEqualTo("something quite new");
    }
}
