package fr.passerelle.patient;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A commune in the code officiel géographique (INSEE, COG): five characters, `2A` and `2B` in
/// Corsica, `97` and `98` overseas, `99` and a country abroad. It is not a postal code: several
/// communes share one, and one commune has several.
///
/// @param code five characters
public record CommuneCode(String code) {
    private static final String PARIS = "75056";
    private static final String LYON = "69123";
    private static final String MARSEILLE = "13055";

    /// Five digits may be meant as a postal code; nothing here can tell.
    public static Checked<CommuneCode> read(String written) {
        String code = Written.compact(written);
        boolean corsican = Written.isCorsican(code, 0);
        boolean shape =
                Written.isDigits(corsican ? "20" + code.substring(2) : code, 5)
                        && !code.startsWith("00");
        return shape
                ? new Checked.Valid<>(new CommuneCode(code))
                : new Checked.NotOne<>(Doubt.COMMUNE_SHAPE);
    }

    /// Two characters, three overseas (`971`), `99` abroad.
    public String department() {
        return isOverseas() ? code.substring(0, 3) : code.substring(0, 2);
    }

    public boolean isAbroad() {
        return code.startsWith("99");
    }

    public boolean isOverseas() {
        return code.startsWith("97") || code.startsWith("98");
    }

    /// The city of an arrondissement of Paris (75101 to 75120), Lyon (69381 to 69389) or
    /// Marseille (13201 to 13216); any other commune is its own.
    public CommuneCode city() {
        if (isBetween("75101", "75120")) {
            return new CommuneCode(PARIS);
        }
        if (isBetween("69381", "69389")) {
            return new CommuneCode(LYON);
        }
        return isBetween("13201", "13216") ? new CommuneCode(MARSEILLE) : this;
    }

    private boolean isBetween(String first, String last) {
        return code.compareTo(first) >= 0 && code.compareTo(last) <= 0;
    }

    /// Whether this postal code is one of the commune's, as far as a table says so.
    ///
    /// @param table postal codes of communes, of arrondissements or of their city
    /// @return empty where it is, and where the table does not know the commune
    public Optional<Doubt> doubt(String postalCode, Map<CommuneCode, Set<String>> table) {
        Optional<Set<String>> known =
                Optional.ofNullable(table.get(this))
                        .or(() -> Optional.ofNullable(table.get(city())));
        return known.filter(codes -> !codes.contains(Written.compact(postalCode)))
                .map(_ -> Doubt.COMMUNE_OTHER_POSTAL_CODE);
    }
}
