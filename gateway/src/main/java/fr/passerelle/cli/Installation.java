package fr.passerelle.cli;

import fr.passerelle.answering.Templates;
import fr.passerelle.config.Settings;
import fr.passerelle.config.SettingsFile;
import fr.passerelle.config.TerritoryFile;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.serving.Gateway;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import fr.passerelle.store.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// A configuration file and what it names.
record Installation(Path file, Settings settings) {
    private static final String CHAIN = "mailetcontainer.xml";
    private static final String H2_FILE = "jdbc:h2:file:";

    /// H2: "Database may be already in use".
    private static final int H2_IN_USE = 90020;

    /// H2: the file is enciphered with another password.
    private static final List<Integer> H2_WRONG_KEY = List.of(28000, 90049, 90050);

    /// @throws fr.passerelle.config.ConfigurationRefused with every mistake
    static Installation read(Path file) {
        return new Installation(file, SettingsFile.read(file));
    }

    /// The list of mailets: beside the configuration, or the one that came with the program.
    Path chain() {
        Path beside = file.toAbsolutePath().resolveSibling(CHAIN);
        return Files.exists(beside)
                ? beside
                : Path.of(System.getProperty("passerelle.root", "."), "config", CHAIN);
    }

    /// Where the store is: a relative H2 file is meant from the folder of the configuration.
    String storeUrl() {
        String url = settings.store().url();
        if (!url.startsWith(H2_FILE)) {
            return url;
        }
        int options = url.indexOf(';');
        String path = url.substring(H2_FILE.length(), options < 0 ? url.length() : options);
        Path resolved = file.toAbsolutePath().resolveSibling(path).normalize();
        return H2_FILE + resolved + (options < 0 ? "" : url.substring(options));
    }

    /// Opens the store, which is made where there is none.
    Store openStore() {
        Keys keys = MasterKey.read(settings.store().keyFile());
        try {
            return Store.open(storeUrl(), settings.store().user().orElse(""), password(), keys);
        } catch (StoreFault fault) {
            throw why(fault);
        }
    }

    private String password() {
        return settings.store()
                .passwordFile()
                .map(
                        secret -> {
                            try {
                                return Files.readString(secret).strip();
                            } catch (IOException unreadable) {
                                throw Stop.badUsage(
                                        "Le mot de passe du magasin ne peut pas être lu : "
                                                + secret);
                            }
                        })
                .orElse("");
    }

    private static Stop why(StoreFault fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
                return Stop.tryAgain(
                        "Le magasin est déjà ouvert par un autre programme, sans doute"
                                + " « passerelle serve ». Arrêtez-le d’abord, ou passez par la"
                                + " console.");
            }
            if (cause instanceof SQLException sql && H2_WRONG_KEY.contains(sql.getErrorCode())) {
                return Stop.badUsage("Cette clé maîtresse n’est pas celle du magasin.");
            }
        }
        return Stop.tryAgain("Le magasin ne peut pas être ouvert : " + deepest(fault));
    }

    private static String deepest(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /// What a gateway is made of. All files are read.
    Gateway.Parts parts(Store store, InstantSource clock, RandomGenerator random) {
        return new Gateway.Parts(
                settings,
                PolicyFile.read(settings.policy()),
                TerritoryFile.read(settings.territory()),
                templates(),
                chain(),
                store,
                clock,
                random);
    }

    private Templates templates() {
        List<String> missing = Templates.missing(settings.templates());
        if (!missing.isEmpty()) {
            throw Stop.badUsage(
                    "Il manque des modèles dans %s : %s"
                            .formatted(settings.templates(), String.join(", ", missing)));
        }
        return Templates.load(settings.templates());
    }
}
