package fr.passerelle.bench;

import fr.passerelle.answering.Submission;
import fr.passerelle.answering.Templates;
import fr.passerelle.config.Settings;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.mail.EmailAddress;
import fr.passerelle.receiving.Doors;
import fr.passerelle.serving.Gateway;
import fr.passerelle.serving.SubmissionCarrier;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The whole gateway in a process of its own: SMTP in, H2 on disk, the chain, SMTP out. As in
/// production but for the territory ([BusyTerritory]) and the mail budget of the policy. Runs
/// until its standard input ends.
public final class GatewayUnderLoad {
    private static final long MAX_SIZE = 40L * 1024 * 1024;

    private GatewayUnderLoad() {}

    /// @param arguments root of the project, folder for the store, port in, port of the sink, and
    ///     any further domains to trust
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        int in = Integer.parseInt(arguments[2]);
        int out = Integer.parseInt(arguments[3]);
        Set<String> further =
                Arrays.stream(arguments).skip(4).collect(Collectors.toUnmodifiableSet());
        Settings settings = settings(root, folder, in, out, further);
        try (Store store = Store.open(settings.store().url(), "", "", new Keys(new byte[32]));
                Gateway gateway =
                        new Gateway(
                                new Gateway.Parts(
                                        settings,
                                        PolicyFile.read(settings.policy()),
                                        BusyTerritory.territory(),
                                        Templates.load(settings.templates()),
                                        root.resolve("config/mailetcontainer.xml"),
                                        store,
                                        InstantSource.system(),
                                        new SecureRandom()));
                Submission submission = new Submission(settings.submission(), settings.address())) {
            gateway.start(new SubmissionCarrier(submission));
            try (Doors doors =
                    Doors.open(
                            settings, "bench.example", gateway.journal(), InstantSource.system())) {
                System.out.println(
                        "pid=%d in=%d out=%d store=%s"
                                .formatted(
                                        ProcessHandle.current().pid(),
                                        doors.smtpPort().orElseThrow(),
                                        out,
                                        folder));
                while (System.in.read() >= 0) {
                    // Until it ends.
                }
            }
        }
    }

    static Settings settings(Path root, Path folder, int in, int out, Set<String> further)
            throws IOException {
        Set<String> trusted = new HashSet<>(further);
        trusted.add(BusyTerritory.DOMAIN);
        trusted.add("medecins.mssante.example");
        return new Settings(
                "Passerelle d’essai",
                BusyTerritory.OWN,
                EmailAddress.of("coordination@" + BusyTerritory.DOMAIN),
                BusyTerritory.policyWithoutMailBudget(
                        root.resolve("config/policies/aunis-nord.yml"), folder),
                root.resolve("config/territoire.yml"),
                root.resolve("templates"),
                new Settings.Store(
                        "jdbc:h2:file:" + folder.resolve("store").toAbsolutePath(),
                        Optional.empty(),
                        Optional.empty(),
                        folder),
                new Settings.Trust(trusted, Optional.empty()),
                List.of(),
                Optional.of(
                        new Settings.SmtpDoor(
                                "127.0.0.1",
                                in,
                                false,
                                true,
                                MAX_SIZE,
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty(),
                new Settings.Submission(
                        "127.0.0.1",
                        out,
                        Settings.Security.NONE,
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Settings.TestIdentities.TAKEN);
    }
}
