package fr.passerelle.filing;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import fr.passerelle.patient.Ins;
import fr.passerelle.patient.NameMatch;
import fr.passerelle.patient.PersonName;
import java.util.List;
import java.util.Optional;

/// Whether two fiches can be of one patient, by what both say. People answer the last mail they
/// find, also with the form of their next patient, and type a parent's INS for a child: then
/// nothing may be laid over the file of another.
enum Likeness {
    /// Nothing contradicts; one slip of the pen is a correction.
    SAME,
    /// One thing is quite different (a twin, a new name), or several are a little: a person
    /// looks.
    DOUBTFUL,
    /// At least two things are quite different.
    OTHER;

    /// Longer names than this are compared by their beginnings.
    private static final int NAME = 60;

    static Likeness of(Fiche one, Fiche other) {
        if (worldDiffers(one, other)) {
            return OTHER;
        }
        int slips = 0;
        int contradictions = insDiffers(one, other) ? 1 : 0;
        Field name =
                one.says(Field.BIRTH_NAME) && other.says(Field.BIRTH_NAME)
                        ? Field.BIRTH_NAME
                        : Field.USED_NAME;
        List<Field> compared =
                namesAgree(one, other)
                        ? List.of(Field.BIRTH_DATE)
                        : List.of(name, Field.GIVEN_NAMES, Field.BIRTH_DATE);
        for (Field field : compared) {
            Optional<String> here = one.value(field).map(value -> plain(field, value));
            Optional<String> there = other.value(field).map(value -> plain(field, value));
            if (here.isEmpty() || there.isEmpty() || alike(here.get(), there.get())) {
                continue;
            }
            if (edits(here.get(), there.get()) <= (here.get().length() < 6 ? 1 : 2)) {
                slips++;
            } else {
                contradictions++;
            }
        }
        if (contradictions > 1) {
            return OTHER;
        }
        return contradictions == 1 || slips > 1 ? DOUBTFUL : SAME;
    }

    /// Accents, hyphens, another order, the name used in the place of the birth name: neither a
    /// slip nor a contradiction.
    private static boolean namesAgree(Fiche one, Fiche other) {
        Optional<PersonName> here = LikenessSearch.name(one);
        Optional<PersonName> there = LikenessSearch.name(other);
        return here.isPresent()
                && there.isPresent()
                && switch (here.get().compare(there.get())) {
                    case NameMatch.Same _, NameMatch.Close _ -> true;
                    case NameMatch.Different _ -> false;
                };
    }

    /// What is of a test is of nobody, whatever else is the same.
    private static boolean worldDiffers(Fiche one, Fiche other) {
        return one.ins().isPresent()
                && other.ins().isPresent()
                && !one.ins().map(Ins::world).equals(other.ins().map(Ins::world));
    }

    private static boolean insDiffers(Fiche one, Fiche other) {
        return one.ins().isPresent() && other.ins().isPresent() && !one.ins().equals(other.ins());
    }

    private static String plain(Field field, String value) {
        if (field == Field.BIRTH_DATE) {
            return value;
        }
        String letters = PersonName.letters(value);
        return letters.length() <= NAME ? letters : letters.substring(0, NAME);
    }

    /// "Marie" and "Marie Louise" do not contradict each other.
    private static boolean alike(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /// Letters put in, left out or changed (Levenshtein's distance).
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
