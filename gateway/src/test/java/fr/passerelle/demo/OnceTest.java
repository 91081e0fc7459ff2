package fr.passerelle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnceTest {
    private static final Path ROOT = Path.of(System.getProperty("passerelle.root", ".."));

    @Test
    void fourMonthsOfMailKeepEveryPromise() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        boolean kept = Once.play(ROOT, 1, new PrintStream(said, true, StandardCharsets.UTF_8));

        String summary = said.toString(StandardCharsets.UTF_8);
        assertThat(kept).as(summary).isTrue();
        assertThat(summary).contains("✔").doesNotContain("✘");
        // Each of these is one way a proposal can go; all of them must have been seen.
        assertThat(summary.lines().filter(line -> line.contains("  terminée "))).hasSize(8);
        assertThat(summary)
                .contains("M04 non, puis M03 oui")
                .contains("M06 absent, puis M05 oui")
                .contains("M09 oui, puis M10 devancé")
                .contains("M11 sans réponse, puis M12 oui");
    }

    @Test
    void aMailThatNamesThePatientTooEarlyBreaksThePromise() {
        Patient patient = FixedStory.PATIENTS.getFirst();

        assertThat(Promise.names("Bonjour, au sujet de Mme " + patient.surname(), patient))
                .isTrue();
        assertThat(Promise.names("Une personne de 80 ans ou plus", patient)).isFalse();
    }
}
