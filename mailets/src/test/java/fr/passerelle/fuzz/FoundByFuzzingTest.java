package fr.passerelle.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the fuzzer once found, and the inputs that took it furthest: every promise holds for
/// them.
class FoundByFuzzingTest {
    @TestFactory
    List<DynamicTest> whatWasFoundOnceHolds() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Target target : Target.values()) {
            for (Path file : files(target)) {
                byte[] input = Files.readAllBytes(file);
                tests.add(
                        DynamicTest.dynamicTest(
                                target.folder() + "/" + file.getFileName(),
                                () -> target.play(input)));
            }
        }
        return tests;
    }

    @Test
    void everyTargetHasAFolder() throws IOException {
        for (Target target : Target.values()) {
            assertThat(files(target)).as(target.folder()).isNotEmpty();
        }
    }

    /// A target that could not fail would find nothing: its seeds reach what they are meant to
    /// reach.
    @Test
    void theSeedsOfEachTargetAreRead() throws IOException {
        for (Target target : Target.values()) {
            List<byte[]> seeds = target.seeds(messages());
            assertThat(seeds).as(target.folder()).isNotEmpty();
            seeds.forEach(target::play);
        }
    }

    private static List<Path> files(Target target) throws IOException {
        try (Stream<Path> files =
                Files.list(messages().resolve("found-by-fuzzing").resolve(target.folder()))) {
            return files.sorted().toList();
        }
    }

    private static Path messages() {
        return Path.of(System.getProperty("passerelle.root", ".."))
                .resolve("test-mailboxes/messages");
    }
}
