package fr.passerelle.chaos;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The folder of one gateway under test: policy, territory, store. Both processes read it, so
/// that they mean the same gateway.
///
/// @param imapPort of the mail server that stays up; so is `submissionPort`
record Place(Path folder, int imapPort, int submissionPort) {
    static final EmailAddress OWN = EmailAddress.of("passerelle@cpts.mssante.example");
    static final String IMAP_PASSWORD = "mot-de-passe";
    static final Path ROOT = Path.of(System.getProperty("passerelle.root", ".."));

    private static final int DOCTORS = 200;

    /// Writes what the gateway reads: a procedure without a weekly limit of mails, and a
    /// territory with room for every patient, so that each request ends with a doctor's yes.
    void furnish() throws IOException {
        String policy = Files.readString(ROOT.resolve("config/policies/aunis-nord.yml"));
        Files.writeString(
                policy(),
                policy.replace("max_par_semaine: 3", "max_par_semaine: 50")
                        .replace("urgente_en_plus: 2", "urgente_en_plus: 50"));
        StringBuilder territory =
                new StringBuilder(
                        """
                        communes:
                          - {code: "17906", nom: "Nuaillé-la-Saulaie", codes_postaux: ["17540"],
                             latitude: 46.181, longitude: -0.936}
                        professionnels: []
                        medecins:
                        """);
        for (int i = 1; i <= DOCTORS; i++) {
            territory.append(
                    """
                      - {id: M%03d, nom: "Dr Essai %d", adresse: "%s", telephone: "0536490101",
                         commune: "17906", distance_km: 20, visites: oui, accessible: oui,
                         femme: oui, quota: 100}
                    """
                            .formatted(i, i, doctor(i)));
        }
        Files.writeString(territory(), territory);
        Files.writeString(password(), IMAP_PASSWORD);
    }

    static String doctor(int number) {
        return "medecin" + number + "@medecins.mssante.example";
    }

    String storeUrl() {
        return "jdbc:h2:file:" + folder.resolve("store").toAbsolutePath();
    }

    private Path policy() {
        return folder.resolve("politique.yml");
    }

    private Path territory() {
        return folder.resolve("territoire.yml");
    }

    private Path password() {
        return folder.resolve("imap-password");
    }

    Settings settings() {
        return settings(List.of(imapDoor()));
    }

    /// The same with the SMTP door only.
    Settings withoutMailbox() {
        return settings(List.of());
    }

    private Settings.ImapDoor imapDoor() {
        return new Settings.ImapDoor(
                "bal",
                "127.0.0.1",
                imapPort,
                Settings.Security.NONE,
                OWN.toString(),
                password(),
                "INBOX",
                true,
                Duration.ofSeconds(2));
    }

    private Settings settings(List<Settings.ImapDoor> imap) {
        return new Settings(
                "Passerelle d’essai",
                OWN,
                EmailAddress.of("coordination@cpts.mssante.example"),
                policy(),
                territory(),
                ROOT.resolve("templates"),
                new Settings.Store(storeUrl(), Optional.empty(), Optional.empty(), folder),
                new Settings.Trust(
                        Set.of("cpts.mssante.example", "medecins.mssante.example"),
                        Optional.empty()),
                imap,
                Optional.of(
                        new Settings.SmtpDoor(
                                "127.0.0.1",
                                0,
                                false,
                                true,
                                1_000_000,
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty(),
                new Settings.Submission(
                        "127.0.0.1",
                        submissionPort,
                        Settings.Security.NONE,
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Settings.TestIdentities.TAKEN);
    }
}
