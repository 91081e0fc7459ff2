package fr.passerelle.cli;

import fr.passerelle.demo.Live;
import fr.passerelle.demo.Once;
import fr.passerelle.demo.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `passerelle demo`: everything live on this machine, with made-up people.
@Command(
        name = "demo",
        description = {
            "Un territoire inventé, en direct sur cette machine.",
            "Un opérateur de messagerie, des médecins et des demandeurs qui écrivent, une page à regarder.",
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

    @Option(
            names = "--vitesse",
            paramLabel = "MINUTES",
            defaultValue = "15",
            description = "Minutes de travail en une seconde réelle (60 : une heure par seconde).")
    private int speed;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port de la page (0 : un port libre).")
    private int page;

    @Option(
            names = "--smtp",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port SMTP de l’opérateur (0 : un port libre).")
    private int smtp;

    @Option(
            names = "--imap",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port IMAP de l’opérateur (0 : un port libre).")
    private int imap;

    @Option(names = "--journal", description = "Montre aussi le journal de la passerelle.")
    private boolean log;

    @Override
    public Integer call() {
        if (!log) {
            System.setProperty("PASSERELLE_LOG", "WARN"); // read when the first line is logged
        }
        Path root = Path.of(System.getProperty("passerelle.root", "."));
        if (once) {
            return Once.play(root, seed, System.out) ? Exit.DONE : Exit.NOT_ALL;
        }
        try (Live live =
                new Live(root, Duration.ofMinutes(speed), seed, new Ports(smtp, imap, page))) {
            Runtime.getRuntime().addShutdownHook(new Thread(live::close, "arrêt"));
            live.introduce(System.out);
            live.run();
        }
        return Exit.DONE;
    }
}
