package fr.passerelle.understanding.hprim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetEvidenceTest {
    private static final String TEXT = "Déjà reçu à l'hôpital, où le médecin a été prévenu.";

    @ParameterizedTest
    @CsvSource({
        "windows-1252, windows-1252",
        "ISO-8859-1, windows-1252",
        "x-MacRoman, MacRoman",
        "UTF-8, UTF-8",
        "UTF-16LE, UTF-16LE",
        "UTF-16BE, UTF-16BE",
        "UTF-16, UTF-16BE"
    })
    void eachCharsetIsToldFromTheOthers(String written, String told) {
        CharsetEvidence evidence = CharsetEvidence.of(TEXT.getBytes(Charset.forName(written)));

        assertThat(evidence.name()).contains(told);
        assertThat(evidence.text()).isEqualTo(TEXT);
    }

    @Test
    void whatWasEncodedTwiceIsUndoneOnce() {
        String twice =
                new String(TEXT.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));

        CharsetEvidence evidence = CharsetEvidence.of(twice.getBytes(StandardCharsets.UTF_8));

        assertThat(evidence.text()).isEqualTo(TEXT);
        assertThat(evidence.name()).contains("UTF-8, encoded twice");
    }

    @Test
    void asciiNeedsNoEvidence() {
        assertThat(CharsetEvidence.of("ABC".getBytes(StandardCharsets.US_ASCII)).name()).isEmpty();
    }

    @Test
    void theTableOfTheMacintoshIsThatOfTheJdk() {
        assumeTrue(Charset.isSupported("x-MacRoman"), "this runtime has no x-MacRoman");
        byte[] high = new byte[128];
        for (int i = 0; i < high.length; i++) {
            high[i] = (byte) (0x80 + i);
        }

        assertThat(CharsetEvidence.macRoman(high))
                .isEqualTo(new String(high, Charset.forName("x-MacRoman")));
    }
}
