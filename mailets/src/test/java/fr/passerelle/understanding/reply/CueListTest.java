package fr.passerelle.understanding.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.understanding.text.Phrases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a coordinator writes into `cues.fr.txt`: a yes that is negated, doubted, quoted or
/// somebody else's is none.
class CueListTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final Map<String, List<String>> SECTIONS =
            Phrases.sections(CueListTest.class, "cues.fr.txt");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s ?",
                "« %s »",
                "\"%s\"",
                "(%s)",
                "%s...",
                "pas %s",
                "ne %s pas",
                "jamais %s",
                "ni %s",
                "%s, non",
                "non, %s, non",
                "%s mais",
                "%s mais non",
                "%s sauf",
                "si %s",
                "%s si la famille est là",
                "peut-être %s",
                "je ne sais pas si %s",
                "avant : %s ; maintenant c'est non",
                "le docteur Quidam : %s",
                "mon associé : %s",
                "%s pour lui répondre",
                "%s, voyez avec mon associé",
                "%s à partir du 15 mars",
                "%s au cabinet seulement",
                "%s ou refuser",
                "> %s",
            })
    void noYesOutlivesWhatTakesItBack(String around) {
        List<String> accepting = new ArrayList<>();
        for (String yes : phrases(Cue.ACCEPT, Cue.NOT_REFUSED)) {
            String text = around.formatted(yes);
            if (accepts(text)) {
                accepting.add(text);
            }
        }
        assertThat(accepting).isEmpty();
    }

    @Test
    void everyPlainYesAccepts() {
        assertThat(phrases(Cue.ACCEPT, Cue.NOT_REFUSED)).allMatch(CueListTest::accepts);
    }

    @Test
    void nothingThatIsNoYesAccepts() {
        for (Cue cue : Cue.values()) {
            if (!cue.isYes()) {
                assertThat(phrases(cue)).as("%s", cue).noneMatch(CueListTest::accepts);
            }
        }
    }

    private static List<String> phrases(Cue... cues) {
        return Stream.of(cues)
                .flatMap(cue -> SECTIONS.getOrDefault(cue.section(), List.of()).stream())
                .flatMap(line -> Cues.spelledOut(line).stream())
                .toList();
    }

    private static boolean accepts(String text) {
        return NewText.read(List.of(text), "", List.of()) instanceof NewText.Result.Fresh fresh
                && Meaning.of(fresh, TUESDAY).answer() instanceof Answer.Accept;
    }
}
