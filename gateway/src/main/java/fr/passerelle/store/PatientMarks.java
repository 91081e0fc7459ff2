package fr.passerelle.store;

import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// By what a patient is recognised: the INS with its authority, and the traits. Only keyed
/// hashes of these are stored.
public record PatientMarks(Optional<String> ins, Optional<String> traits) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^A-Z]+");

    /// Traits need birth name, first given name and birth date; with one of them missing the
    /// patient is not recognised by traits at all.
    public static PatientMarks of(Fiche fiche) {
        Optional<String> ins = fiche.ins().map(i -> i.oid() + "/" + i.matricule());
        Optional<String> name =
                fiche.value(Field.BIRTH_NAME).or(() -> fiche.value(Field.USED_NAME));
        Optional<String> given = fiche.value(Field.GIVEN_NAMES);
        Optional<String> born = fiche.value(Field.BIRTH_DATE);
        Optional<String> traits =
                name.isPresent() && given.isPresent() && born.isPresent()
                        ? Optional.of(
                                letters(name.get())
                                        + "/"
                                        + letters(firstOf(given.get()))
                                        + "/"
                                        + born.get())
                        : Optional.empty();
        return new PatientMarks(ins, traits);
    }

    private static String firstOf(String givenNames) {
        String text = givenNames.strip();
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != ',') {
            end++;
        }
        return text.substring(0, end);
    }

    private static String letters(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return NOT_LETTERS.matcher(plain.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
