package fr.passerelle.understanding.form;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.intake.ReadFields;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Megabytes of what a form is made of, in one cell, on one line and on many: each ends, which one
/// that costs the square of its length would not.
class HostileFormsTest {
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                " :",
                "a:",
                "a a a a a a a a a :",
                "☒",
                "☐ ",
                "[x] ",
                "[",
                "(x",
                "[ [",
                "Nom : ",
                "Nom  ",
                "Accord du patient ",
                "Demandeur : ",
                "Motif : ☒ ",
                ".",
                "._",
                ". ",
                "_ ",
                "…",
                "?",
                "\t",
                "= ",
                "oui ",
                "Nom : X   ",
                "☒ Patient en ALD ",
                "Médecin traitant : ☒ aucun ☒ parti "
            })
    void muchOfOneThingEnds(String piece) {
        String much = piece.repeat(MEGABYTE / piece.length());
        assertBounded(one(much));
        assertBounded(one(much + "\n"));
        assertBounded(
                new WrittenDocument(Collections.nCopies(20_000, row(piece.repeat(40))), List.of()));
        assertBounded(
                new WrittenDocument(
                        List.of(new Row(Collections.nCopies(50_000, cell(piece)))), List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void tenMegabytesThatAreNoFormEnd(int seed) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(seed);
        String letters = ":☒☐[]x()._ \nNomouiPrénom\t";
        while (text.length() < 10 * MEGABYTE) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        assertBounded(one(text.toString()));
        assertBounded(WrittenDocument.ofLines(text.toString().lines().toList(), "1"));
    }

    private static void assertBounded(WrittenDocument document) {
        ReadFields read = Written.read(document);
        assertThat(read.defects()).hasSizeLessThanOrEqualTo(Limits.FORM_DEFECTS + 4);
        int said = read.fiche().values().values().stream().mapToInt(String::length).sum();
        assertThat(said).isLessThanOrEqualTo(2 * Limits.TEXT_CHARS);
    }

    private static WrittenDocument one(String text) {
        return new WrittenDocument(List.of(row(text)), List.of());
    }

    private static Row row(String text) {
        return new Row(List.of(cell(text)));
    }

    private static Cell cell(String text) {
        return new Cell(text, new Defect.Where.InPart("2"));
    }
}
