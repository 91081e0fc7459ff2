package fr.passerelle.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.passerelle.document.Defect;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.understanding.intake.ReadFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScannedFieldsTest {
    private static final Defect.Where SCANNED = new Defect.Where.Scanned("2", 1, 4);
    private static final Defect.Where TYPED = new Defect.Where.OnPage("2", 2, 4);
    private static final WrittenDocument SCAN =
            new WrittenDocument(List.of(new Row(List.of(new Cell("x", SCANNED)))), List.of());

    @Test
    void aWordThatWasReadFromAPictureIsTaken() {
        assertThat(taken(Field.BIRTH_NAME, "TESTPATIENT", SCANNED).fiche().says(Field.BIRTH_NAME))
                .isTrue();
    }

    @Test
    void anAnswerThatMayHaveBeenTickedIsNotTakenAndAskedFor() {
        ReadFields fields = taken(Field.CONSENT, "oui", SCANNED);
        assertThat(fields.fiche()).isEqualTo(Fiche.EMPTY);
        assertThat(fields.provenance()).isEmpty();
        assertThat(fields.defects())
                .containsExactly(new Defect(Defect.Kind.READ_FROM_PICTURE, SCANNED, "oui"));
    }

    @Test
    void theSameFromATypedPageIsTaken() {
        assertThat(taken(Field.CONSENT, "oui", TYPED).fiche().says(Field.CONSENT)).isTrue();
    }

    @Test
    void anInsIsTakenWithItsRightKeyOnly() {
        assertThat(taken(Field.INS, "279035121518989", SCANNED).fiche().says(Field.INS)).isTrue();
        assertThat(taken(Field.INS, "279035121518988", SCANNED).fiche().says(Field.INS)).isFalse();
        assertThat(taken(Field.INS, "2790351215189", SCANNED).fiche().says(Field.INS)).isFalse();
    }

    @Test
    void whereOnlyALineIsKnownItMayBeScanned() {
        assertThat(taken(Field.SEX, "f", new Defect.Where.Line("2", 4)).fiche().says(Field.SEX))
                .isFalse();
    }

    @Test
    void aDocumentWithoutScansIsLeftAsItIs() {
        ReadFields fields = fields(Field.CONSENT, "oui", new Defect.Where.Line("2", 4));
        assertThat(ScannedFields.withoutGuesses(fields, WrittenDocument.EMPTY)).isSameAs(fields);
    }

    private static ReadFields taken(Field field, String value, Defect.Where where) {
        return ScannedFields.withoutGuesses(fields(field, value, where), SCAN);
    }

    private static ReadFields fields(Field field, String value, Defect.Where where) {
        return new ReadFields(
                new Fiche(Map.of(field, value)), Map.of(field, where), List.of(), 3, true);
    }
}
