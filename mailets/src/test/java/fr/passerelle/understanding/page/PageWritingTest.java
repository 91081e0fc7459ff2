package fr.passerelle.understanding.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageWritingTest {
    private static final float SIZE = 10;
    private static final float WIDTH = 5;

    private final PageWriting page = new PageWriting();

    @Test
    void aWideGapPartsCells() {
        write("Nom : X", 0, 10);
        write("Prénom : Y", 100, 10);
        assertThat(lines()).containsExactly(List.of("Nom : X", "Prénom : Y"));
    }

    @Test
    void manyBlanksPartCellsToo() {
        write("Nom : X        Prénom : Y", 0, 10);
        assertThat(lines()).containsExactly(List.of("Nom : X", "Prénom : Y"));
    }

    @Test
    void aBlankBetweenWordsPartsNone() {
        write("Nom de naissance", 0, 10);
        assertThat(lines()).containsExactly(List.of("Nom de naissance"));
    }

    @Test
    void lettersThatComeInAnyOrderAreReadFromTopToBottom() {
        write("deux", 0, 30);
        write("un", 0, 10);
        assertThat(lines()).containsExactly(List.of("un"), List.of("deux"));
    }

    @Test
    void aRaisedLetterStaysInItsLine() {
        write("le 1", 0, 10);
        page.add("er", 20, 25, 6.7f, 6, 1.5f);
        write("mars", 28, 10);
        assertThat(lines()).containsExactly(List.of("le 1er mars"));
    }

    @Test
    void aLetterDrawnTwiceIsBold() {
        write("Motif", 0, 10);
        write("Motif", 0.3f, 10);
        assertThat(lines()).containsExactly(List.of("Motif"));
    }

    @Test
    void aLineToWriteOnSaysNothing() {
        write("Nom : ........ Prénom : ________", 0, 10);
        assertThat(lines()).containsExactly(List.of("Nom :", "Prénom :"));
    }

    @Test
    void whatIsWrittenOnALineOfDotsIsReadAlone() {
        write("Nom : ....................", 0, 10);
        write("TESTPATIENT", 32, 10);
        assertThat(lines()).containsExactly(List.of("Nom :", "TESTPATIENT"));
    }

    @Test
    void aColumnOfItsOwnHeightsIsReadByItself() {
        for (int i = 0; i < 8; i++) {
            write("service " + i, 0, 10 + 17 * i);
            write("la patiente va mieux " + i, 150, 18 + 13 * i);
        }
        assertThat(lines().subList(0, 8)).allSatisfy(row -> assertThat(row).hasSize(1));
        assertThat(lines().get(7)).containsExactly("service 7");
        assertThat(lines().get(8)).containsExactly("la patiente va mieux 0");
    }

    @Test
    void twoColumnsOfProseAreReadOneAfterTheOther() {
        for (int i = 0; i < 8; i++) {
            write("la patiente va mieux et rentre demain", 0, 10 + 13 * i);
            write("son traitement est le même que chez elle", 260, 10 + 13 * i);
        }
        assertThat(lines()).hasSize(16);
        assertThat(lines().get(7)).containsExactly("la patiente va mieux et rentre demain");
    }

    @Test
    void aTableStaysATable() {
        for (int i = 0; i < 8; i++) {
            write("analyse " + i, 0, 10 + 13 * i);
            write("valeur " + i, 150, 10 + 13 * i);
        }
        assertThat(lines()).hasSize(8);
        assertThat(lines().get(3)).containsExactly("analyse 3", "valeur 3");
    }

    @Test
    void linesAreNumberedAsTheyAreRead() {
        write("un", 0, 10);
        write("deux", 0, 30);
        assertThat(page.lines()).extracting(PageLine::number).containsExactly(1, 2);
    }

    private void write(String text, float left, float line) {
        for (int i = 0; i < text.length(); i++) {
            float from = left + WIDTH * i;
            page.add(text.substring(i, i + 1), from, from + WIDTH, line, SIZE, WIDTH / 2);
        }
    }

    private List<List<String>> lines() {
        return page.lines().stream().map(PageLine::cells).toList();
    }
}
