package fr.passerelle.filing;

import fr.passerelle.config.Territory;
import fr.passerelle.config.Territory.Commune;
import fr.passerelle.deciding.Facts;
import fr.passerelle.deciding.Facts.Flag;
import fr.passerelle.document.Fiche;
import fr.passerelle.document.Field;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What deciding may know of a fiche: bands and flags, nothing that identifies.
final class FactsOfFiche {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");
    private static final int OLD = 70;
    private static final int LITTLE = 5;

    private final Map<String, Commune> byName = new HashMap<>();
    private final Map<String, Optional<Commune>> byPostalCode = new HashMap<>();

    FactsOfFiche(Territory territory) {
        for (Commune commune : territory.communes()) {
            byName.put(plain(commune.name()), commune);
            for (String code : commune.postalCodes()) {
                // Several communes share a postal code: then it names none of them.
                byPostalCode.merge(code, Optional.of(commune), (_, _) -> Optional.empty());
            }
        }
    }

    Facts of(Fiche fiche, LocalDate today, boolean afterDischarge) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Map.of(
                        Field.ALD, Flag.ALD,
                        Field.CSS_AME, Flag.CSS_AME,
                        Field.HOME_VISITS, Flag.HOME_VISITS,
                        Field.ACCESSIBILITY, Flag.ACCESSIBILITY,
                        Field.WOMAN_DOCTOR, Flag.WOMAN_DOCTOR,
                        Field.PREGNANCY, Flag.PREGNANCY,
                        Field.ISOLATION, Flag.ISOLATION,
                        Field.DEPENDENCE, Flag.DEPENDENCE)
                .forEach(
                        (field, flag) -> {
                            if (fiche.yes(field).orElse(false)) {
                                flags.add(flag);
                            }
                        });
        fiche.birthYear()
                .ifPresent(
                        year -> {
                            if (today.getYear() - year >= OLD) {
                                flags.add(Flag.AGE_MIN_70);
                            } else if (today.getYear() - year <= LITTLE) {
                                flags.add(Flag.AGE_MAX_5);
                            }
                        });
        if (afterDischarge || fiche.says(Field.DISCHARGE_DATE)) {
            flags.add(Flag.RECENT_DISCHARGE);
        }
        return new Facts(
                fiche.birthYear().map(year -> year / 10 * 10),
                commune(fiche).map(Commune::code),
                flags);
    }

    /// By its name, else by a postal code that only one commune of the territory has. A name is
    /// never corrected: a commune that is not found is not in the territory, and a person
    /// looks.
    Optional<Commune> commune(Fiche fiche) {
        Optional<Commune> named =
                fiche.value(Field.COMMUNE)
                        .flatMap(name -> Optional.ofNullable(byName.get(plain(name))));
        return named.or(
                () -> {
                    List<String> codes = postalCodes(fiche);
                    return codes.size() == 1
                            ? byPostalCode.getOrDefault(codes.getFirst(), Optional.empty())
                            : Optional.empty();
                });
    }

    private static List<String> postalCodes(Fiche fiche) {
        return fiche.value(Field.POSTAL_CODE).map(code -> List.of(code.strip())).orElse(List.of());
    }

    /// Letters only, without accents, so that "Saint-Éloi" and "SAINT ELOI" are one; digits
    /// around the name (a postal code in front of it) fall away with the rest.
    private static String plain(String name) {
        String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return NOT_LETTERS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
