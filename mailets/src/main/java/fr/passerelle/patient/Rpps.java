package fr.passerelle.patient;

/// Number of a professional in the Répertoire partagé: 11 digits, the last one by Luhn's formula.
/// In a document an 8 stands in front ([ProfessionalNumber]), which the formula leaves out.
///
/// @param number 11 digits
public record Rpps(String number) {
    private static final int LENGTH = 11;

    /// Blanks, dots and hyphens do not matter.
    public static Checked<Rpps> read(String written) {
        String number = Written.compact(written);
        if (!Written.isDigits(number, LENGTH)) {
            return new Checked.NotOne<>(Doubt.NUMBER_SHAPE);
        }
        return Checked.keyed(new Rpps(number), Luhn.fits(number));
    }
}
