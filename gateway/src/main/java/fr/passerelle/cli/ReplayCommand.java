package fr.passerelle.cli;

import fr.passerelle.store.Replay;
import fr.passerelle.store.Store;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `passerelle replay`: what the store says, rebuilt from what happened.
@Command(
        name = "replay",
        description = {
            "Refait chaque dossier à partir de ses événements et compare, octet par octet.",
            "0 : tout concorde ; 1 : non. Rien n’est écrit."
        })
final class ReplayCommand implements Callable<Integer> {
    @Mixin private final ConfigOption config = new ConfigOption();

    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Store store = config.read().openStore()) {
            Replay.Outcome outcome = Replay.of(store).run();
            outcome.differences().forEach(each -> out.println(inWords(each)));
            out.println(
                    "%s, %s : %s."
                            .formatted(
                                    many(outcome.cases(), "dossier"),
                                    many(outcome.events(), "événement"),
                                    outcome.differences().isEmpty()
                                            ? "tout concorde"
                                            : many(outcome.differences().size(), "différence")));
            return outcome.differences().isEmpty() ? Exit.DONE : Exit.NOT_ALL;
        }
    }

    private static String many(long number, String noun) {
        return number + " " + noun + (number > 1 ? "s" : "");
    }

    private static String inWords(Replay.Difference difference) {
        int seq = difference.seq();
        String what =
                switch (difference.kind()) {
                    case CHAIN_BROKEN ->
                            "l’événement %d, ou celui d’avant, a été changé".formatted(seq);
                    case EVENT_MISSING -> "il manque l’événement %d".formatted(seq);
                    case END -> "le dernier événement devrait être le numéro %d".formatted(seq);
                    case UNREADABLE -> "ses événements ne se lisent plus";
                    case STATE -> "son état n’est pas celui que ses événements donnent";
                    case STATUS -> "son statut n’est pas celui que ses événements donnent";
                    case OFFER -> "la proposition %d n’est pas celle des événements".formatted(seq);
                    case NO_CASE -> "il y a des événements, mais pas de dossier";
                };
        return difference.caseId() + " : " + what + ".";
    }
}
