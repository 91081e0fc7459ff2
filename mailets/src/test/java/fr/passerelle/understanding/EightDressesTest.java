package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One request in eight dresses: whatever it came in, it means the same.
class EightDressesTest {
    @ParameterizedTest
    @MethodSource("dresses")
    void whateverItCameInItMeansTheSame(Path dress) throws IOException {
        Understood understood =
                Reading.understander().understand(Reading.opened(Files.readAllBytes(dress)));
        Map<String, String> said = new LinkedHashMap<>();
        understood.fiche().values().forEach((field, value) -> said.put(field.key(), value));
        assertThat(understood)
                .as("because %s", understood.because())
                .isInstanceOf(Understood.Intake.class);
        assertThat(said).isEqualTo(expected());
        assertThat(understood.defects()).isEmpty();
    }

    @Test
    void thereAreEight() throws IOException {
        assertThat(dresses()).hasSize(8);
    }

    private static List<Path> dresses() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
        }
    }

    private static Map<String, String> expected() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder().resolve("expected.yml"))) {
            if (!line.startsWith("#")) {
                String[] pair = line.split(": ", 2);
                expected.put(pair[0], pair[1]);
            }
        }
        return expected;
    }

    private static Path folder() {
        return Reading.messages().resolve("dresses");
    }
}
