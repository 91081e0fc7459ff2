package fr.passerelle.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `passerelle demo`: everything live on this machine, with made-up people.
@Command(
        name = "demo",
        description = {
            "Un opérateur de messagerie, un territoire et des personnes inventés, en direct sur cette machine.",
            "Ctrl+C arrête tout ; rien ne reste sur le disque."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--once",
            description =
                    "Joue une histoire fixe, vérifie les promesses, s’arrête (0 : toutes tenues).")
    private boolean once;

    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getErr()
                .println(once ? "L’histoire n’est pas encore écrite." : "Pas encore en direct.");
        return Exit.TRY_AGAIN;
    }
}
