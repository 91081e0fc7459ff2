package fr.passerelle.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Everybody in the stories is made up, and listed.
class PeopleTest {
    private static final People PEOPLE = People.read();
    private static final List<String> NAME_LABELS =
            List.of("nom de naissance", "nom utilisé", "birth name", "name used");

    @Test
    void everyPatientOfAFixtureIsListed() {
        List<String> named = fixtures().flatMap(PeopleTest::patients).distinct().toList();

        assertThat(named).hasSizeGreaterThan(10).allMatch(PEOPLE::knows);
    }

    @Test
    void everyListedPatientPlaysSomewhereOrInATestOfThisPackage() {
        List<String> fixtures = fixtures().map(PeopleTest::read).toList();

        assertThat(PEOPLE.patients().stream().map(People.Patient::name))
                .allMatch(name -> fixtures.stream().anyMatch(text -> text.contains(name)));
    }

    @Test
    void everyAddressIsOneThatCanNeverExist() {
        assertThat(fixtures().flatMap(PeopleTest::domains).distinct())
                .allMatch(domain -> domain.endsWith(".example"));
    }

    @Test
    void aNameWithinAnotherWordIsNobody() {
        assertThat(PEOPLE.findIn("le tissu d’un cabelisé")).isEmpty();
        assertThat(PEOPLE.findIn("Mme Testpatient, Georgette")).isPresent();
        assertThat(PEOPLE.findIn("GEORGETTE_TESTPATIENT.pdf")).isPresent();
    }

    private static Stream<String> patients(Path fixture) {
        return read(fixture)
                .lines()
                .filter(
                        line ->
                                NAME_LABELS.stream()
                                        .anyMatch(line.toLowerCase(Locale.ROOT)::startsWith))
                .map(line -> line.substring(line.indexOf(':') + 1).strip());
    }

    private static Stream<String> domains(Path fixture) {
        return Stream.of(read(fixture).split("[^A-Za-z0-9.@_+-]+"))
                .filter(word -> word.indexOf('@') > 0)
                .map(word -> word.substring(word.indexOf('@') + 1))
                .filter(domain -> !domain.isEmpty());
    }

    private static Stream<Path> fixtures() {
        try (Stream<Path> files = Files.walk(Folders.conversations())) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".eml"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
