package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.document.Defect;
import fr.passerelle.document.WrittenDocument;
import fr.passerelle.document.WrittenDocument.Cell;
import fr.passerelle.document.WrittenDocument.Entry;
import fr.passerelle.document.WrittenDocument.Filled;
import fr.passerelle.document.WrittenDocument.Row;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.form.Learning;
import fr.passerelle.understanding.intake.ReadFields;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Any text as rows, cells (parted by bars) and fields of a form (lines that begin with `#`): read,
/// and learnt from, without an exception, and nothing said that stands nowhere.
public final class FormTarget {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Forms FORMS = Forms.reference();

    private FormTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        WrittenDocument document = document(new String(input, StandardCharsets.UTF_8));
        ReadFields read = FORMS.read(document, DAY);
        require(
                read.provenance().keySet().equals(read.fiche().values().keySet()),
                "a field without its place");
        require(read.defects().size() <= Limits.FORM_DEFECTS + 4, "more defects than the limit");
        require(
                read.labels() > 0 || read.defects().size() > 0 || read.fiche().values().isEmpty(),
                "a value that no label asked for");
        Learning.of(document);
    }

    private static WrittenDocument document(String text) {
        List<Row> rows = new ArrayList<>();
        List<Filled> form = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Defect.Where where = new Defect.Where.Line("1", rows.size() + 1);
            if (line.startsWith("#")) {
                form.add(field(line.substring(1), where));
                continue;
            }
            List<Cell> cells = new ArrayList<>();
            for (String cell : line.split("\\|", -1)) {
                cells.add(new Cell(cell.replace('\r', '\n'), where));
            }
            rows.add(new Row(cells));
        }
        return new WrittenDocument(rows, form);
    }

    private static Filled field(String line, Defect.Where where) {
        String[] pieces = line.split("=", 3);
        Optional<String> value = pieces.length > 1 ? Optional.of(pieces[1]) : Optional.empty();
        Optional<String> label = pieces.length > 2 ? Optional.of(pieces[2]) : Optional.empty();
        Entry entry =
                value.filter(it -> it.startsWith("x")).isPresent()
                        ? new Entry.Ticked(value.map(it -> it.substring(1)))
                        : value.<Entry>map(Entry.Text::new).orElseGet(Entry.NotTicked::new);
        return new Filled(pieces[0], label, entry, where);
    }

    static List<byte[]> seeds() {
        return List.of(
                        "FICHE DE SAISINE\nNom : TESTPATIENT  Prénom : Marie\nAccord : ☒ oui ☐ non\n",
                        "Nom|Prénom|Né(e) le\nTESTPATIENT|Marie|14/02/1944\nALD|[x]|oui|[ ]|non",
                        "Demandeur\nNom : X\nTél : 05 46 00 00 02\n\nMotif :\nchute\n",
                        "#consentement_oui=x\n#nom=TESTPATIENT=Nom de naissance\n#date_sortie_jour=1",
                        "Nom\rTESTPATIENT|Date de naissance : __/__/____\n☒ Mme ☐ M.")
                .stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
