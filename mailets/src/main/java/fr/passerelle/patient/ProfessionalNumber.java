package fr.passerelle.patient;

import java.util.Set;

/// Who a professional is, as documents write it (IdNat_PS, OID 1.2.250.1.71.4.2.1): one digit for
/// the kind, then the number.
public sealed interface ProfessionalNumber {
    String OID = "1.2.250.1.71.4.2.1";

    /// `8` and an RPPS.
    record OfRpps(Rpps rpps) implements ProfessionalNumber {}

    /// `0` and an ADELI.
    record OfAdeli(Adeli adeli) implements ProfessionalNumber {}

    /// `3` or `5`: a number that a structure gives its own people, `structure/number`.
    ///
    /// @param number as written, with its prefix
    record Local(String number) implements ProfessionalNumber {}

    /// A number without the digit in front is known by its length, and doubted.
    static Checked<ProfessionalNumber> read(String written) {
        String number = Written.compact(written);
        if (number.length() < 2) {
            return new Checked.NotOne<>(Doubt.NUMBER_SHAPE);
        }
        String rest = number.substring(1);
        char kind = number.charAt(0);
        if (kind == '8' && rest.length() == 11) {
            return Rpps.read(rest).as(OfRpps::new);
        }
        if (kind == '0' && rest.length() == 9) {
            return Adeli.read(rest).as(OfAdeli::new);
        }
        if ((kind == '3' || kind == '5') && rest.length() > 11) {
            return new Checked.Warned<>(new Local(written.strip()), Set.of(Doubt.NUMBER_LOCAL));
        }
        Checked<ProfessionalNumber> rpps = Rpps.read(number).as(OfRpps::new);
        Checked<ProfessionalNumber> adeli = Adeli.read(number).as(OfAdeli::new);
        return (rpps.value().isPresent() ? rpps : adeli).doubted(Doubt.NUMBER_WITHOUT_PREFIX);
    }
}
