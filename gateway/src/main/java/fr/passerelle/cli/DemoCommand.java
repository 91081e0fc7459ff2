package fr.passerelle.cli;

import fr.passerelle.demo.Once;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--graine",
            paramLabel = "N",
            defaultValue = "1",
            description = "Graine du hasard : la même donne la même histoire.")
    private long seed;

    @Override
    public Integer call() {
        Path root = Path.of(System.getProperty("passerelle.root", "."));
        if (once) {
            return Once.play(root, seed, System.out) ? Exit.DONE : Exit.NOT_ALL;
        }
        return Exit.TRY_AGAIN;
    }
}
