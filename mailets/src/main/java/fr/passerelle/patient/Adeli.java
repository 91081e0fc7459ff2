package fr.passerelle.patient;

import java.util.Set;

/// Number of a professional in the former ADELI lists: 9 digits, the last one by Luhn's formula;
/// the first two are a department. Being replaced by the RPPS.
///
/// @param number 9 characters; a Corsican one has 2A or 2B in front
public record Adeli(String number) {
    private static final int LENGTH = 9;

    /// The key of a Corsican number is not checked: we know no published one to check the rule
    /// against.
    public static Checked<Adeli> read(String written) {
        String number = Written.compact(written);
        boolean corsican = Written.isCorsican(number, 0);
        if (!Written.isDigits(corsican ? "20" + number.substring(2) : number, LENGTH)) {
            return new Checked.NotOne<>(Doubt.NUMBER_SHAPE);
        }
        return corsican
                ? new Checked.Warned<>(new Adeli(number), Set.of(Doubt.NUMBER_KEY_UNCHECKED))
                : Checked.keyed(new Adeli(number), Luhn.fits(number));
    }
}
