package fr.passerelle.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `passerelle keys`: the master key.
@Command(name = "keys", description = "La clé maîtresse, sans laquelle rien ne se relit.")
final class KeysCommand implements Runnable {
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Que faire de la clé ? create");
    }

    @Command(
            name = "create",
            description = "Crée une clé maîtresse dans un nouveau fichier, lisible par vous seul.")
    int create(@Parameters(paramLabel = "FICHIER", description = "Le fichier à créer.") Path file) {
        try {
            MasterKey.create(file);
        } catch (FileAlreadyExistsException there) {
            throw Stop.badUsage(
                    "Ce fichier existe déjà, je n’y touche pas : "
                            + file
                            + ". Sans sa clé, un magasin ne se relit plus jamais.");
        } catch (IOException fault) {
            throw Stop.tryAgain("La clé ne peut pas être écrite dans " + file + ".");
        }
        spec.commandLine()
                .getOut()
                .println(
                        "Clé maîtresse créée : "
                                + file
                                + ". Gardez-en une copie en lieu sûr, ailleurs que les sauvegardes"
                                + " du magasin.");
        return Exit.DONE;
    }
}
