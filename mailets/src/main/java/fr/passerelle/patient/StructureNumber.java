package fr.passerelle.patient;

/// Which structure it is, as documents write it (IdNat_Struct, OID 1.2.250.1.71.4.2.2): one digit
/// for the kind, then the number.
public sealed interface StructureNumber {
    String OID = "1.2.250.1.71.4.2.2";

    /// `0` and the ADELI of the practice's owner.
    record OfAdeli(Adeli adeli) implements StructureNumber {}

    /// `1` and a FINESS.
    record OfFiness(Finess finess) implements StructureNumber {}

    /// `2` and a SIREN.
    record OfSiren(Siren siren) implements StructureNumber {}

    /// `3` and a SIRET.
    record OfSiret(Siret siret) implements StructureNumber {}

    /// `4` and the RPPS of the practice's owner.
    record OfRpps(Rpps rpps) implements StructureNumber {}

    /// A SIRET without the digit in front is known by its length, and doubted; nine digits may be
    /// a FINESS or a SIREN, and so are neither.
    static Checked<StructureNumber> read(String written) {
        String number = Written.compact(written);
        if (number.length() < 2) {
            return new Checked.NotOne<>(Doubt.NUMBER_SHAPE);
        }
        if (number.length() == 14) {
            return Siret.read(number)
                    .<StructureNumber>as(OfSiret::new)
                    .doubted(Doubt.NUMBER_WITHOUT_PREFIX);
        }
        String rest = number.substring(1);
        return switch (number.charAt(0)) {
            case '0' -> Adeli.read(rest).as(OfAdeli::new);
            case '1' -> Finess.read(rest).as(OfFiness::new);
            case '2' -> Siren.read(rest).as(OfSiren::new);
            case '3' -> Siret.read(rest).as(OfSiret::new);
            case '4' -> Rpps.read(rest).as(OfRpps::new);
            default -> new Checked.NotOne<>(Doubt.NUMBER_SHAPE);
        };
    }
}
