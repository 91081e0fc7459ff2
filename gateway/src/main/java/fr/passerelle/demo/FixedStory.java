package fr.passerelle.demo;

import fr.passerelle.deciding.CaseId;
import fr.passerelle.deciding.OfferId;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.mail.RawMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The story that `demo --once` plays: two months of a small CPTS, the same each time. It is
/// written so that every way a proposal can go is seen once.
final class FixedStory {
    static final Instant BEGINS = at("2026-03-02T08:00");

    /// Long enough for every question after a yes to be asked and answered.
    static final Instant ENDS = at("2026-06-30T20:00");

    private static final Patient ODILE =
            patient(
                    "QUERMONNE",
                    "Odile",
                    true,
                    1944,
                    "17540 Nuaillé-la-Saulaie",
                    "ALD : oui",
                    "Visites à domicile : oui");
    private static final Patient HENRI =
            patient("VAUBRASSAC", "Henri", false, 1971, "17170 Courçon-le-Vieux");
    private static final Patient SUZANNE =
            patient("LAGOURDIN", "Suzanne", true, 1938, "17170 La Ronde-Forêt");
    private static final Patient KADER =
            patient("BENTAYEBI", "Kader", false, 1986, "17450 Port-Aunis", "C2S ou AME : oui");
    private static final Patient YVONNE =
            patient(
                    "TRESMONTAL",
                    "Yvonne",
                    true,
                    1949,
                    "17290 Saint-Brévin-les-Marais",
                    "ALD : oui");
    private static final Patient LUCIEN =
            patient("FAUGERETTE", "Lucien", false, 1952, "17230 Villedoux-sur-Curé");
    private static final Patient PAULE =
            patient("DOMBREVAL", "Paule", true, 1990, "17999 Ville-d'Ailleurs");
    private static final Patient ISAURE =
            patient("CHANTEREINE", "Isaure", true, 2022, "17450 Port-Aunis", "Médecin femme : oui");
    private static final Patient GASTON =
            patient("MALEPLANCHE", "Gaston", false, 1947, "17170 Courçon-le-Vieux");

    static final List<Patient> PATIENTS =
            List.of(ODILE, HENRI, SUZANNE, KADER, YVONNE, LUCIEN, PAULE, ISAURE, GASTON);

    /// What each doctor does, by the number of the case and of the offer within it; a doctor who
    /// is not named here says yes.
    private static final Map<String, Plan> PLANS =
            Map.ofEntries(
                    Map.entry("C-1001/1", yes("Oui, volontiers.", 3)),
                    Map.entry("C-1002/1", yes("Non, mon agenda est complet.", 5)),
                    Map.entry("C-1002/2", yes("D'accord, je la prends.", 20)),
                    Map.entry("C-1003/1", new Plan.StaysSilent()),
                    Map.entry("C-1003/2", yes("OUI", 2)),
                    Map.entry(
                            "C-1004/1",
                            new Plan.IsAway(
                                    "Bonjour,\n\nJe suis absent jusqu'au 16 mars 2026 et ne lis pas mes messages.")),
                    Map.entry("C-1004/2", yes("ok pour moi", 4)),
                    // A yes that comes when the next doctor has been asked already.
                    Map.entry("C-1005/1", yes("Oui, je la prends.", 24 * 7 + 2)),
                    Map.entry("C-1005/2", new Plan.StaysSilent()),
                    Map.entry(
                            "C-1006/1",
                            new Plan.Hesitates(
                                    "Bonjour, où en est son suivi cardiologique ?",
                                    Duration.ofHours(2),
                                    "Non merci.",
                                    Duration.ofHours(26))),
                    Map.entry("C-1006/2", new Plan.WaitsForReminder("Oui", Duration.ofHours(3))),
                    Map.entry("C-1008/1", yes("Non", 1)),
                    Map.entry("C-1008/2", yes("Oui, avec plaisir", 6)),
                    Map.entry("C-1009/1", yes("Non, désolé.", 4)));

    private FixedStory() {}

    static Plan plan(OfferId offer) {
        return PLANS.getOrDefault(offer.toString(), yes("Oui", 4));
    }

    /// Puts every first mail into its sender's diary.
    static void begin(World world, Robots robots, Handwriting hand) {
        String to = world.settings.address().toString();
        Person dac = world.person("R01");
        Person nurse = world.person("R02");
        Person ccas = world.person("R03");
        Person social = world.person("R04");
        Person ward = world.person("R05");
        request(robots, hand, to, dac, "2026-03-02T08:10", ODILE, Patient.Forgotten.NOTHING);
        request(
                robots,
                hand,
                to,
                nurse,
                "2026-03-02T08:40",
                HENRI,
                Patient.Forgotten.COMMUNE_AND_CONSENT);
        letter(robots, hand, to, ward, "2026-03-02T09:20", SUZANNE, "non déclaré");
        request(robots, hand, to, ccas, "2026-03-02T10:00", KADER, Patient.Forgotten.NOTHING);
        request(robots, hand, to, social, "2026-03-02T11:00", YVONNE, Patient.Forgotten.NOTHING);
        letter(robots, hand, to, ward, "2026-03-02T11:30", GASTON, "Dr Jean Dompierrat");
        // The same request again, a day later: nothing may happen twice.
        request(robots, hand, to, dac, "2026-03-03T09:00", ODILE, Patient.Forgotten.NOTHING);
        request(robots, hand, to, nurse, "2026-03-03T10:00", LUCIEN, Patient.Forgotten.NOTHING);
        plain(
                robots,
                hand,
                to,
                World.STRANGER,
                "2026-03-03T11:00",
                "Offre exceptionnelle",
                "Découvrez notre nouvelle gamme de fours, moins 30 % !");
        request(robots, hand, to, social, "2026-03-03T14:00", PAULE, Patient.Forgotten.NOTHING);
        plain(robots, hand, to, dac, "2026-03-04T09:00", "Statut", "STATUT");
        request(robots, hand, to, ccas, "2026-03-04T10:00", ISAURE, Patient.Forgotten.NOTHING);
        plain(
                robots,
                hand,
                to,
                nurse,
                "2026-03-05T16:00",
                "Question",
                "Bonjour, pouvez-vous me rappeler au cabinet ? Merci.");
        request(robots, hand, to, social, "2026-03-09T10:00", GASTON, Patient.Forgotten.NOTHING);
        List<Patient> inOrder =
                List.of(ODILE, HENRI, SUZANNE, KADER, YVONNE, LUCIEN, PAULE, ISAURE, GASTON);
        for (int i = 0; i < inOrder.size(); i++) {
            robots.follow(new CaseId("C-" + (1001 + i)), inOrder.get(i));
        }
        robots.willMiss(new CaseId("C-1006"), 1);
    }

    private static void request(
            Robots robots,
            Handwriting hand,
            String to,
            Person from,
            String when,
            Patient patient,
            Patient.Forgotten forgotten) {
        plain(
                robots,
                hand,
                to,
                from,
                when,
                "Demande de médecin traitant",
                "Bonjour,\n\nFICHE DE SAISINE\n\n" + patient.fiche(forgotten));
    }

    private static void plain(
            Robots robots,
            Handwriting hand,
            String to,
            Person from,
            String when,
            String subject,
            String text) {
        robots.plan(
                at(when),
                from,
                to,
                now -> hand.letter(from, to, subject, text, Optional.empty(), now));
    }

    private static void letter(
            Robots robots,
            Handwriting hand,
            String to,
            Person from,
            String when,
            Patient patient,
            String doctor) {
        LocalDate left = LocalDateTime.parse(when).toLocalDate();
        byte[] pdf = PdfLetter.of(patient.dischargeLetter(doctor, left));
        robots.plan(
                at(when),
                from,
                to,
                now ->
                        hand.letter(
                                from,
                                to,
                                "Lettre de liaison",
                                "Bonjour,\n\nVeuillez trouver ci-joint la lettre de liaison.",
                                Optional.of(
                                        new Handwriting.Enclosure(
                                                "lettre.pdf",
                                                "application/pdf",
                                                new RawMessage(pdf))),
                                now));
    }

    private static Plan yes(String text, int hours) {
        return new Plan.Answers(text, Duration.ofHours(hours));
    }

    private static Patient patient(
            String surname, String given, boolean woman, int born, String place, String... needs) {
        int number = surname.chars().sum();
        return new Patient(
                surname,
                given,
                woman,
                LocalDate.of(born, 1 + number % 12, 1 + number % 28),
                "%d impasse de la Fausse-Adresse".formatted(number),
                place,
                // 01 99 00 is kept free for works of fiction (ARCEP decision 2018-0881).
                "01 99 00 %02d %02d".formatted(number % 97, number % 89),
                List.of(needs));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(AcceleratedClock.ZONE).toInstant();
    }

    /// Whether this address is a person's who must be answered.
    static boolean mustBeAnswered(EmailAddress address) {
        return !address.equals(World.STRANGER.address());
    }
}
