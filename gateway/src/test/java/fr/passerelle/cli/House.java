package fr.passerelle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A configuration of its own in a folder of its own: real policy, territory and templates, a
/// store on disk, a folder as the only door.
record House(Path folder) {
    static House in(Path folder) {
        House house = new House(folder);
        house.write(1);
        Session.run("keys", "create", folder.resolve("cle").toString());
        return house;
    }

    /// @param submissionPort of a server on this machine
    void write(int submissionPort) {
        Path root = Session.ROOT.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder.resolve("depot"));
            Files.writeString(
                    config(),
                    """
                    nom: "Passerelle d’essai"
                    adresse: passerelle@cpts-aunis.mssante.example
                    coordination: coordination@cpts-aunis.mssante.example
                    politique: %s/config/policies/aunis-nord.yml
                    territoire: %s/config/territoire.yml
                    modeles: %s/templates
                    magasin:
                      url: "jdbc:h2:file:./data/essai"
                      cle: cle
                    confiance:
                      domaines: [cpts-aunis.mssante.example]
                    portes:
                      dossier:
                        chemin: depot
                        reseau_ferme: oui
                        releve_s: 1
                    sortie:
                      hote: 127.0.0.1
                      port: %d
                      securite: aucune
                    """
                            .formatted(root, root, root, submissionPort));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Path config() {
        return folder.resolve("gateway.yml");
    }

    /// Runs a command with this configuration.
    Session run(String... words) {
        String[] arguments = java.util.Arrays.copyOf(words, words.length + 2);
        arguments[words.length] = "--config";
        arguments[words.length + 1] = config().toString();
        return Session.run(arguments);
    }
}
