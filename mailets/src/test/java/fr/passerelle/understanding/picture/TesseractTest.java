package fr.passerelle.understanding.picture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.understanding.picture.Tesseract.Search;
import org.junit.jupiter.api.Test;

class TesseractTest {
    @Test
    void aProgramThatReadsFrenchIsFound() {
        assertThat(Tesseract.find(FakeProgram.behaving("languages")))
                .isInstanceOf(Search.Found.class);
    }

    @Test
    void oneThatDoesNotIsNamed() {
        assertThat(Tesseract.find(FakeProgram.behaving("no-french")))
                .isEqualTo(new Search.WithoutFrench());
    }

    @Test
    void oneThatIsNotThereIsAbsent() {
        assertThat(Tesseract.find("no-such-program-anywhere")).isEqualTo(new Search.Absent());
    }

    @Test
    void oneThatEndsBadlyIsSilent() {
        assertThat(Tesseract.find(FakeProgram.behaving("crashing"))).isEqualTo(new Search.Silent());
    }

    @Test
    void oneThatTalksWithoutEndIsSilent() {
        assertThat(Tesseract.find(FakeProgram.behaving("without-end")))
                .isEqualTo(new Search.Silent());
    }
}
