package fr.passerelle.patient;

/// Number of a health or social structure (FINESS): 9 characters, the last one by Luhn's formula,
/// the first two a department. In the Corsican ones A counts as 1 and B as 2: so it is with every
/// number that the prefectures of Ajaccio and Bastia print.
///
/// @param number 9 characters, Corsican letters kept
public record Finess(String number) {
    private static final int LENGTH = 9;

    public static Checked<Finess> read(String written) {
        String number = Written.compact(written);
        String digits =
                Written.isCorsican(number, 0)
                        ? "2" + (number.charAt(1) == 'A' ? '1' : '2') + number.substring(2)
                        : number;
        if (!Written.isDigits(digits, LENGTH)) {
            return new Checked.NotOne<>(Doubt.NUMBER_SHAPE);
        }
        return Checked.keyed(new Finess(number), Luhn.fits(digits));
    }
}
