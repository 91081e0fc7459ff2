package fr.passerelle.cli;

import fr.passerelle.deciding.PolicyFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `passerelle policy`: a CPTS's procedure.
@Command(name = "policy", description = "La procédure d’une CPTS.")
final class PolicyCommand implements Runnable {
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Que faire de la procédure ? describe");
    }

    @Command(name = "describe", description = "Dit la procédure en phrases.")
    int describe(
            @Parameters(paramLabel = "FICHIER", description = "config/policies/….yml") Path file) {
        PolicyFile.read(file).describe().forEach(spec.commandLine().getOut()::println);
        return Exit.DONE;
    }
}
