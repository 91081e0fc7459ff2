package fr.passerelle.demo;

import fr.passerelle.config.Territory.Commune;
import fr.passerelle.deciding.OfferId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What people do in the live demonstration: drawn by lot, the same for the same seed.
final class Chance {
    private static final List<String> SURNAMES =
            List.of(
                    "QUERMONNE",
                    "VAUBRASSAC",
                    "LAGOURDIN",
                    "BENTAYEBI",
                    "TRESMONTAL",
                    "FAUGERETTE",
                    "DOMBREVAL",
                    "CHANTEREINE",
                    "MALEPLANCHE",
                    "OURSELIN",
                    "PERDRIAT",
                    "GUIMBRETIERE",
                    "SANTERRACHE",
                    "KERLOUANEC",
                    "DIABAGATE",
                    "FONTVIEILLARD",
                    "ZAMORANO",
                    "LEPROUST");
    private static final List<String> WOMEN =
            List.of("Odile", "Suzanne", "Yvonne", "Paule", "Isaure", "Awa");
    private static final List<String> MEN =
            List.of("Henri", "Kader", "Lucien", "Gaston", "Mario", "Yann");
    private static final List<String> YES =
            List.of(
                    "Oui",
                    "OUI",
                    "oui, volontiers",
                    "D'accord",
                    "ok pour moi",
                    "Oui, avec plaisir");
    private static final List<String> NO =
            List.of("Non", "Non, mon agenda est complet.", "non merci", "Non, désolé.", "NON");
    private static final List<String> NEEDS =
            List.of(
                    "ALD : oui",
                    "Visites à domicile : oui",
                    "C2S ou AME : oui",
                    "Mobilité réduite : oui");

    private final RandomGenerator random;
    private final List<Commune> communes;
    private final Map<String, Plan> drawn = new HashMap<>();

    Chance(RandomGenerator random, List<Commune> communes) {
        this.random = random;
        this.communes = communes;
    }

    /// Drawn once for each proposal: the reminder meets the same doctor in the same mood.
    Plan plan(OfferId offer) {
        return drawn.computeIfAbsent(offer.toString(), _ -> draw());
    }

    private Plan draw() {
        int lot = random.nextInt(100);
        if (lot < 42) {
            return new Plan.Answers(one(YES), hours(1, 20));
        }
        if (lot < 66) {
            return new Plan.Answers(one(NO), hours(1, 20));
        }
        if (lot < 76) {
            return new Plan.WaitsForReminder(one(YES), hours(1, 6));
        }
        if (lot < 82) {
            // Long after the deadline: welcome if nobody else has said yes.
            return new Plan.Answers(one(YES), hours(24 * 6, 24 * 9));
        }
        if (lot < 88) {
            return new Plan.IsAway("Bonjour, je suis en congés et ne lis pas mes messages.");
        }
        return lot < 92
                ? new Plan.Hesitates(
                        "Bonjour, quels sont ses traitements ?",
                        hours(1, 5),
                        one(YES),
                        hours(10, 30))
                : new Plan.StaysSilent();
    }

    Patient patient(LocalDate today) {
        Commune commune = communes.get(random.nextInt(communes.size()));
        List<String> needs = new ArrayList<>();
        for (String need : NEEDS) {
            if (random.nextInt(100) < 20) {
                needs.add(need);
            }
        }
        return patient(commune, today, needs);
    }

    /// Somebody whom every doctor of that commune can be asked to take.
    Patient patientWithoutNeeds(Commune commune, LocalDate today) {
        return patient(commune, today, List.of());
    }

    private Patient patient(Commune commune, LocalDate today, List<String> needs) {
        boolean woman = random.nextBoolean();
        return new Patient(
                one(SURNAMES),
                one(woman ? WOMEN : MEN),
                woman,
                today.minusDays(random.nextInt(1_000, 33_000)),
                random.nextInt(1, 200) + " impasse de la Fausse-Adresse",
                commune.postalCodes().getFirst() + " " + commune.name(),
                // 01 99 00 is kept free for works of fiction (ARCEP decision 2018-0881).
                "01 99 00 %02d %02d".formatted(random.nextInt(100), random.nextInt(100)),
                needs);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    Duration hours(int from, int to) {
        return Duration.ofMinutes(random.nextInt(from * 60, to * 60));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
