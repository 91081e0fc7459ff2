package fr.passerelle.cli;

import fr.passerelle.mail.Received;
import fr.passerelle.store.Store;
import fr.passerelle.store.StuckMessages;
import fr.passerelle.store.StuckMessages.Stuck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `passerelle stuck`: the messages that wait for a person.
@Command(name = "stuck", description = "Les messages en panne, qui attendent une personne.")
final class StuckCommand implements Runnable {
    private static final String WHICH = "Le message, tel que « stuck list » le nomme (m-42).";

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.FRENCH)
                    .withZone(ZoneId.of("Europe/Paris"));

    @SuppressWarnings("NullAway.Init") // picocli sets it before a command runs
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Que faire des messages en panne ? list, show, export, reprocess ou drop");
    }

    @Command(name = "list", description = "Les énumère, le plus ancien d’abord.")
    int list(@Mixin ConfigOption config) {
        return inStore(
                config,
                (store, stuck) -> {
                    List<Stuck> all = store.read(stuck::list);
                    if (all.isEmpty()) {
                        out().println("Aucun message en panne.");
                    }
                    all.forEach(
                            each ->
                                    out().println(
                                                    "%s  %s  %s  %s"
                                                            .formatted(
                                                                    each.reference(),
                                                                    WHEN.format(each.at()),
                                                                    each.door(),
                                                                    why(each))));
                    return Exit.DONE;
                });
    }

    @Command(name = "show", description = "Dit ce que l’on sait d’un message.")
    int show(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "MESSAGE", description = WHICH) String message,
            @Option(names = "--corps", description = "Montre aussi le message lui-même.")
                    boolean body) {
        String reference = reference(message);
        return inStore(
                config,
                (store, stuck) -> {
                    Stuck it =
                            store.read(tx -> stuck.find(tx, reference))
                                    .orElseThrow(() -> notStuck(reference));
                    out().println("message   " + it.reference());
                    out().println("arrivé    le " + WHEN.format(it.at()) + ", par " + it.door());
                    out().println("taille    " + it.size() + " octets");
                    out().println("essais    " + it.attempts());
                    out().println("panne     " + why(it));
                    if (body) {
                        out().println();
                        out().println(printable(received(store, stuck, reference).raw().bytes()));
                    }
                    return Exit.DONE;
                });
    }

    @Command(
            name = "export",
            description = "Écrit le message, tel qu’il est arrivé, dans un fichier.")
    int export(
            @Mixin ConfigOption config,
            @Parameters(index = "0", paramLabel = "MESSAGE", description = WHICH) String message,
            @Parameters(index = "1", paramLabel = "FICHIER.eml", description = "À créer.")
                    Path file) {
        String reference = reference(message);
        return inStore(
                config,
                (store, stuck) -> {
                    byte[] raw = received(store, stuck, reference).raw().bytes();
                    try {
                        MasterKey.createOwnersOnly(file);
                        Files.write(file, raw, StandardOpenOption.WRITE);
                    } catch (FileAlreadyExistsException there) {
                        throw Stop.badUsage("Ce fichier existe déjà : " + file);
                    } catch (IOException fault) {
                        throw Stop.tryAgain("Ce fichier ne peut pas être écrit : " + file);
                    }
                    out().println(
                                    "%s est dans %s, lisible par vous seul."
                                            .formatted(reference, file));
                    return Exit.DONE;
                });
    }

    @Command(name = "reprocess", description = "Remet un message dans la file.")
    int reprocess(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "MESSAGE", description = WHICH) String message) {
        String reference = reference(message);
        return inStore(
                config,
                (store, stuck) -> {
                    if (!store.call(
                            tx ->
                                    stuck.reprocess(
                                            tx, reference, InstantSource.system().instant()))) {
                        throw notStuck(reference);
                    }
                    out().println(reference + " sera repris dès que la passerelle tourne.");
                    return Exit.DONE;
                });
    }

    @Command(name = "drop", description = "Renonce à un message ; sa trace reste.")
    int drop(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "MESSAGE", description = WHICH) String message,
            @Option(names = "--oui", description = "Oui, vraiment.") boolean yes) {
        String reference = reference(message);
        if (!yes) {
            throw Stop.badUsage(
                    "Rien n’est fait. Plus personne ne répondra à %s : ajoutez --oui si c’est bien"
                                    .formatted(reference)
                            + " ce que vous voulez.");
        }
        return inStore(
                config,
                (store, stuck) -> {
                    if (!store.call(tx -> stuck.drop(tx, reference))) {
                        throw notStuck(reference);
                    }
                    out().println(reference + " est abandonné.");
                    return Exit.DONE;
                });
    }

    private static int inStore(ConfigOption config, ToIntBiFunction<Store, StuckMessages> work) {
        try (Store store = config.read().openStore()) {
            return work.applyAsInt(store, new StuckMessages(store.keys()));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String reference(String message) {
        String digits = message.startsWith("m-") ? message.substring(2) : message;
        if (digits.isEmpty()
                || digits.length() > 18
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Stop.badUsage("« %s » n’est pas le nom d’un message (m-42).".formatted(message));
        }
        return "m-" + digits;
    }

    private static Stop notStuck(String reference) {
        return Stop.badUsage(reference + " n’est pas en panne, ou n’existe pas.");
    }

    private static Received received(Store store, StuckMessages stuck, String reference) {
        return store.read(tx -> stuck.message(tx, reference))
                .orElseThrow(() -> notStuck(reference));
    }

    private static String why(Stuck stuck) {
        String step =
                switch (stuck.step()) {
                    case "received" -> "rien n’a pu en être fait";
                    case "opened" -> "ouvert, pas encore compris";
                    case "understood" -> "compris, pas encore classé";
                    case "filed" -> "classé, pas encore décidé";
                    case "decided" -> "décidé, pas encore répondu";
                    default -> stuck.step();
                };
        return step + " (" + stuck.because() + ")";
    }

    /// A terminal obeys control characters: a message must not be able to talk to it.
    private static String printable(byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8);
        StringBuilder safe = new StringBuilder(text.length());
        text.chars()
                .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && (c < 0x7f || c > 0x9f)))
                .forEach(c -> safe.append((char) c));
        return safe.toString();
    }
}
