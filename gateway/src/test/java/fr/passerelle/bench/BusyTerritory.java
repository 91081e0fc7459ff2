package fr.passerelle.bench;

import fr.passerelle.config.Territory;
import fr.passerelle.config.Territory.Commune;
import fr.passerelle.config.Territory.Doctor;
import fr.passerelle.config.Territory.Professional;
import fr.passerelle.mail.EmailAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A made-up territory that never runs out of doctors: as many communes and volunteers as a large
/// CPTS has, with quotas that no run uses up. Otherwise a benchmark would soon measure how fast
/// requests are handed to the coordinator.
final class BusyTerritory {
    static final String DOMAIN = "cpts-aunis.mssante.example";
    static final EmailAddress OWN = EmailAddress.of("passerelle@" + DOMAIN);
    static final int COMMUNES = 20;
    static final int PROFESSIONALS = 20;
    private static final int DOCTORS = 80;
    private static final int ENOUGH = 1_000_000;

    private BusyTerritory() {}

    static Territory territory() {
        List<Commune> communes = new ArrayList<>();
        for (int i = 0; i < COMMUNES; i++) {
            communes.add(
                    new Commune(
                            code(i),
                            commune(i),
                            List.of(postalCode(i)),
                            46.1 + 0.02 * i,
                            -1.1 + 0.03 * (i % 5)));
        }
        List<Doctor> doctors = new ArrayList<>();
        for (int i = 0; i < DOCTORS; i++) {
            // All doctors of a commune at one place: the one not asked for longest is the next.
            doctors.add(
                    new Doctor(
                            "M%03d".formatted(i + 1),
                            "Dr Camille Essai" + (char) ('a' + i % 26) + (char) ('a' + i / 26),
                            EmailAddress.of("medecin" + i + "@medecins.mssante.example"),
                            Optional.of("05364902%02d".formatted(i)),
                            code(i % COMMUNES),
                            Optional.empty(),
                            Optional.empty(),
                            60,
                            true,
                            true,
                            i % 2 == 0,
                            ENOUGH));
        }
        List<Professional> professionals = new ArrayList<>();
        for (int i = 0; i < PROFESSIONALS; i++) {
            professionals.add(
                    new Professional(
                            "R%02d".formatted(i + 1),
                            "Dominique Modèle",
                            "infirmière",
                            "cabinet des Essais",
                            EmailAddress.of(professional(i)),
                            Optional.of("05469900%02d".formatted(i)),
                            "ps"));
        }
        return new Territory(communes, doctors, professionals);
    }

    static String commune(int i) {
        return "Villessai-" + (char) ('A' + i % COMMUNES);
    }

    static String postalCode(int i) {
        return "179%02d".formatted(i % COMMUNES);
    }

    private static String code(int i) {
        return "178%02d".formatted(i);
    }

    static String professional(int i) {
        return "demandeur" + i % PROFESSIONALS + "@" + DOMAIN;
    }

    /// The Aunis Nord policy without its limit of mails a week, which a benchmark passes in its
    /// first second.
    static Path policyWithoutMailBudget(Path original, Path into) throws IOException {
        String text =
                Files.readString(original)
                        .lines()
                        .filter(line -> !line.contains("budget_mails"))
                        .collect(Collectors.joining("\n", "", "\n"));
        Path policy = into.resolve("politique.yml");
        Files.writeString(policy, text, StandardCharsets.UTF_8);
        return policy;
    }
}
