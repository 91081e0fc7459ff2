package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Field;
import fr.passerelle.opening.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Letters of HPRIM and messages of HL7, damaged at random: nothing throws, and what is read of
/// the patient stands in what was left.
class CodedMutationTest {
    private static final int TIMES = 60;

    /// Values that are copied; dates, codes and numbers are normalised.
    private static final List<Field> COPIED =
            List.of(
                    Field.BIRTH_NAME,
                    Field.USED_NAME,
                    Field.GIVEN_NAMES,
                    Field.COMMUNE,
                    Field.POSTAL_CODE);

    @ParameterizedTest
    @ValueSource(strings = {"hprim", "hl7v2"})
    void whatIsDamagedInventsNothing(String folder) throws IOException {
        Understander understander = Reading.understander();
        Random random = new Random(20260303);
        int read = 0;
        for (Path file : files(folder)) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < TIMES; i++) {
                byte[] damaged = damaged(whole, random);
                Opened opened = Reading.opened(Reading.attached("lettre.bin", damaged));
                Understood understood = understander.understand(opened);
                read += understood.fiche().values().isEmpty() ? 0 : 1;
                assertNothingInvented(understood.fiche().values(), damaged, file + " #" + i);
            }
        }
        assertThat(read).isGreaterThan(TIMES);
    }

    /// ASCII values only: a damaged accent may be of another charset.
    private static void assertNothingInvented(
            Map<Field, String> values, byte[] damaged, String which) {
        String text = seen(new String(damaged, StandardCharsets.ISO_8859_1));
        for (Field field : COPIED) {
            String value = values.getOrDefault(field, "");
            if (value.chars().allMatch(c -> c < 0x80)) {
                assertThat(text).as("%s of %s", field, which).contains(seen(value));
            }
        }
    }

    private static String seen(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", "");
    }

    /// Cut out, cut off, doubled, or a few bits turned.
    private static byte[] damaged(byte[] whole, Random random) {
        int from = random.nextInt(whole.length);
        int end = Math.min(whole.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(whole, from);
            case 1 -> joined(Arrays.copyOf(whole, from), rest(whole, end));
            case 2 -> joined(Arrays.copyOf(whole, end), rest(whole, from));
            default -> {
                byte[] turned = whole.clone();
                for (int i = 0; i < 4; i++) {
                    turned[random.nextInt(turned.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield turned;
            }
        };
    }

    private static byte[] rest(byte[] whole, int from) {
        return Arrays.copyOfRange(whole, from, whole.length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static List<Path> files(String folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(Reading.messages().resolve(folder))) {
            found.filter(file -> file.toString().matches(".*\\.(hpr|hpm|hl7)"))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }
}
