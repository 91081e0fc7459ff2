package fr.passerelle.demo;

import fr.passerelle.console.Spoken;
import fr.passerelle.deciding.CaseState;
import fr.passerelle.deciding.LetterKind;
import fr.passerelle.store.Timelines;
import fr.passerelle.store.Timelines.CaseLine;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What `demo --once` prints at the end.
final class Summary {
    private final World world;
    private final PrintStream out;

    Summary(World world, PrintStream out) {
        this.world = world;
        this.out = out;
    }

    void print(Witness witness, List<Promise> promises) {
        out.println();
        out.println("Quatre mois d’une petite CPTS inventée, du 2 mars au 30 juin 2026.");
        out.println("receiving → opening → understanding → filing → deciding → answering");
        out.println();
        out.println("Messages reçus");
        witness.kinds().forEach((kind, count) -> line(Spoken.kind(kind), count));
        out.println();
        out.println("Messages envoyés");
        Map<LetterKind, Integer> mails = world.store().read(new Timelines()::mails);
        mails.forEach((kind, count) -> line(Spoken.letter(kind), count));
        out.println();
        out.println("Les demandes");
        List<CaseLine> cases = world.store().read(new Timelines()::cases);
        cases.stream()
                .sorted(Comparator.comparing((CaseLine line) -> line.id().value()))
                .forEach(this::path);
        out.println();
        out.println("Les promesses");
        for (Promise promise : promises) {
            out.printf(
                    "  %s %-38s %s%n",
                    promise.held() ? "✔" : "✘", promise.sentence(), promise.found());
        }
        out.println();
        out.println(
                promises.stream().allMatch(Promise::held)
                        ? "Toutes les promesses sont tenues."
                        : "Une promesse au moins n’est pas tenue.");
    }

    private void line(String what, int count) {
        out.printf("  %4d  %s%n", count, what);
    }

    /// "C-1001  terminée : M01 oui"
    private void path(CaseLine line) {
        CaseState state = line.state();
        String offers =
                state.offers().values().stream()
                        .map(offer -> offer.volunteer() + " " + Spoken.standing(offer.standing()))
                        .collect(Collectors.joining(", puis "));
        out.printf(
                "  %-7s %-26s %s%n",
                line.id(),
                Spoken.status(state.status()),
                offers.isEmpty() ? "personne à solliciter" : offers);
    }
}
