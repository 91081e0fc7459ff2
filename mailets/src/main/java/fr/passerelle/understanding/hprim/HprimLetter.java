package fr.passerelle.understanding.hprim;

import fr.passerelle.understanding.intake.ReadFields;
import java.util.List;

/// One letter of a file.
///
/// @param fields what the header says of the patient, as a fiche, with the defects of the letter
/// @param lines the whole text of the letter; lines of the file before it, its header, tags and
///     coded results are empty, so that a line keeps its number
/// @param results what stood between `****LAB****` and the end
public record HprimLetter(
        HprimHeader header, ReadFields fields, List<String> lines, List<LabLine> results) {
    public HprimLetter {
        lines = List.copyOf(lines);
        results = List.copyOf(results);
    }

    /// Says nothing about the patient.
    @Override
    public String toString() {
        return "letter of " + lines.size() + " lines with " + results.size() + " results";
    }
}
