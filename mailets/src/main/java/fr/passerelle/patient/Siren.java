package fr.passerelle.patient;

/// Number of a legal person (INSEE, Sirene): 9 digits, the last one by Luhn's formula.
///
/// @param number 9 digits
public record Siren(String number) {
    private static final int LENGTH = 9;

    public static Checked<Siren> read(String written) {
        String number = Written.compact(written);
        if (!Written.isDigits(number, LENGTH)) {
            return new Checked.NotOne<>(Doubt.NUMBER_SHAPE);
        }
        return Checked.keyed(new Siren(number), Luhn.fits(number));
    }
}
