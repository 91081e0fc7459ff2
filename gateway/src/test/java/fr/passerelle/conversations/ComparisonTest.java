package fr.passerelle.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.passerelle.conversations.Said.Verb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The runner itself: a story that does not hold must not pass.
class ComparisonTest {
    private static final Said FILED = new Said(Verb.FILED, "C-1001 opened");
    private static final Said RECEIPT = Said.goes("ar-r01.txt", "a@b.example");
    private static final Said PROPOSAL = Said.goes("proposition-m01.txt", "m@b.example");
    private static final Said STATE = new Said(Verb.STATE, "C-1001 PROPOSEE");

    private static final List<Said> TOLD = List.of(FILED, RECEIPT, PROPOSAL);

    @Test
    void whatIsSaidHolds() {
        assertThat(
                        compare(
                                "filed      C-1001 opened",
                                "->         02-ar-r01.txt  to a@b.example",
                                "->         03-proposition-m01.txt  to m@b.example",
                                "state      C-1001 PROPOSEE"))
                .isEmpty();
    }

    @Test
    void whatIsNotAMailMayBeLeftOut() {
        assertThat(
                        compare(
                                "-> ar-r01.txt  to a@b.example",
                                "-> proposition-m01.txt  to m@b.example"))
                .isEmpty();
    }

    @Test
    void aMailNobodyExpectsIsNamedWithItsLine() {
        assertThat(compare("-> ar-r01.txt  to a@b.example").orElseThrow())
                .startsWith("line 1,")
                .contains("no further mail", "proposition-m01.txt");
    }

    @Test
    void aMailThatDidNotGoIsMissed() {
        assertThat(
                        compare(
                                "-> ar-r01.txt  to a@b.example",
                                "-> proposition-m01.txt  to m@b.example",
                                "-> relance-m01.txt  to m@b.example"))
                .get()
                .asString()
                .startsWith("line 4,")
                .contains("relance-m01.txt");
    }

    @Test
    void theOrderOfMailsCounts() {
        assertThat(
                        compare(
                                "-> proposition-m01.txt  to m@b.example",
                                "-> ar-r01.txt  to a@b.example"))
                .isPresent();
    }

    @Test
    void anotherAddresseeIsAnotherMail() {
        assertThat(
                        compare(
                                "-> ar-r01.txt  to z@b.example",
                                "-> proposition-m01.txt  to m@b.example"))
                .isPresent();
    }

    @Test
    void nothingMeansNoMail() {
        assertThat(compare("nothing")).isPresent();
    }

    @Test
    void aStateThatIsNotTheirsIsWrong() {
        assertThat(
                        compare(
                                "-> ar-r01.txt  to a@b.example",
                                "-> proposition-m01.txt  to m@b.example",
                                "state C-1001 ACCEPTEE"))
                .isPresent();
    }

    @Test
    void aVerbThatDoesNotExistIsRefusedWithItsLine() {
        assertThatThrownBy(() -> Line.read(7, "answred    something"))
                .hasMessageContaining("line 7")
                .hasMessageContaining("answred");
    }

    @Test
    void retellingNumbersMailsInTheOrderOfTheStory() {
        Story story =
                Story.of(
                        Path.of("story"),
                        List.of(
                                Line.read(1, "# Titre"),
                                Line.read(2, "<-         05-saisine.eml  open"),
                                Line.read(3, "->         ar-r01.txt  to a@b.example")));

        assertThat(story.retold(List.of(TOLD), new TreeMap<>()))
                .isEqualTo(
                        """
                        # Titre
                        <-         01-saisine.eml  open
                        filed      C-1001 opened
                        ->         02-ar-r01.txt  to a@b.example
                        ->         03-proposition-m01.txt  to m@b.example
                        """);
    }

    private static Optional<String> compare(String... expected) {
        List<Line> lines = new ArrayList<>(List.of(Line.read(1, "<- 01-saisine.eml")));
        for (String each : expected) {
            lines.add(Line.read(lines.size() + 1, each));
        }
        return Comparison.of(
                Story.of(Path.of("story"), lines).scenes().getFirst(), TOLD, List.of(STATE));
    }
}
