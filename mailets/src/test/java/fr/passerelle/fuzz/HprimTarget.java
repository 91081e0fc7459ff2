package fr.passerelle.fuzz;

import static fr.passerelle.fuzz.MimeTarget.require;

import fr.passerelle.document.Field;
import fr.passerelle.mail.Limits;
import fr.passerelle.understanding.hprim.HprimLetter;
import fr.passerelle.understanding.hprim.HprimRead;
import fr.passerelle.understanding.hprim.HprimReader;
import java.util.Optional;

/// Any bytes as a file of HPRIM: letters within limits, a relative by its name, or none.
public final class HprimTarget {
    private HprimTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        HprimRead read =
                HprimReader.read(
                        input,
                        Optional.empty(),
                        Optional.of("lettre.hpr"),
                        HprimReader.Carrier.FILE,
                        "1",
                        Attached.DAY);
        switch (read) {
            case HprimRead.NotHprim() -> {}
            case HprimRead.Foreign(var relative) ->
                    require(!relative.inWords().isBlank(), "a relative without a name");
            case HprimRead.One(var letter, _) -> holds(letter);
            case HprimRead.Several(var letters, _) -> {
                require(letters.size() > 1, "several, and not two");
                require(letters.size() <= Limits.HPRIM_LETTERS, "more letters than are read");
                letters.forEach(HprimTarget::holds);
            }
        }
        Attached.understand("application/octet-stream", input);
    }

    private static void holds(HprimLetter letter) {
        require(letter.results().size() <= Limits.HPRIM_RESULTS, "more results than are read");
        require(letter.lines().size() <= Limits.TEXT_LINES, "more lines than are read");
        // Decision 0022: a NIR is that of whoever pays.
        require(!letter.fields().fiche().says(Field.INS), "a NIR was taken for an INS");
        Attached.holds(letter.fields().fiche());
    }
}
