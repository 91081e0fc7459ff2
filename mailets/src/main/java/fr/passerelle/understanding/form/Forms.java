package fr.passerelle.understanding.form;

import fr.passerelle.document.Defect;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.understanding.intake.LabelledText;
import fr.passerelle.understanding.intake.ReadFields;
import java.time.LocalDate;
import java.util.List;

/// The fiches de saisine that are known. Several threads may use one.
public final class Forms {
    private Forms() {}

    /// The reference fiche alone.
    public static Forms reference() {
        return new Forms();
    }

    /// What is filled in; no labels where the document is no fiche at all.
    ///
    /// @param day the day of the message, against which birth dates are checked
    public ReadFields read(WrittenDocument document, LocalDate day) {
        return LabelledText.read(document.lines(), part(document), day);
    }

    private static String part(WrittenDocument document) {
        List<WrittenDocument.Row> rows = document.rows();
        return !rows.isEmpty()
                        && rows.getFirst().cells().getFirst().where()
                                instanceof Defect.Where.Line(var part, _)
                ? part
                : "1";
    }
}
