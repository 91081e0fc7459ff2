package fr.passerelle.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--config FILE`, the same for every command that needs the configuration.
final class ConfigOption {
    @SuppressWarnings("NullAway.Init") // required: picocli sets it before call()
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FICHIER",
            description = "Le fichier de configuration (config/gateway.yml).")
    private Path file;

    Installation read() {
        return Installation.read(file);
    }

    Path file() {
        return file;
    }
}
