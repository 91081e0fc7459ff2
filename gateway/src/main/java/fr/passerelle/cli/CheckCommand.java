package fr.passerelle.cli;

import fr.passerelle.answering.OutgoingSeal;
import fr.passerelle.answering.Submission;
import fr.passerelle.answering.Templates;
import fr.passerelle.chain.ChainRefused;
import fr.passerelle.config.ConfigurationRefused;
import fr.passerelle.config.FormFile;
import fr.passerelle.config.Settings;
import fr.passerelle.config.Territory;
import fr.passerelle.config.TerritoryFile;
import fr.passerelle.deciding.Policy;
import fr.passerelle.deciding.PolicyFile;
import fr.passerelle.receiving.Doors;
import fr.passerelle.serving.Gateway;
import fr.passerelle.serving.Pictures;
import fr.passerelle.serving.Unlocking;
import fr.passerelle.store.Keys;
import fr.passerelle.store.Store;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.whitelist.Lookout;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `passerelle check`: everything that can be known before the first message comes. Files are
/// read first, and only then does it knock at doors.
@Command(
        name = "check",
        description = {
            "Relit la configuration et ce qu’elle nomme, puis frappe à chaque porte.",
            "Rien n’est lu dans les boîtes, rien n’est envoyé, rien n’est écrit."
        })
final class CheckCommand implements Callable<Integer> {
    /// RFC 6890: an address, and not a name that begins like one.
    private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}");

    @Mixin private final ConfigOption config = new ConfigOption();

    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    @Spec
    private CommandSpec spec;

    private boolean well = true;

    @Override
    public Integer call() {
        Optional<Installation> read = reading(config::read);
        if (read.isPresent()) {
            Installation installation = read.get();
            good("configuration", String.valueOf(config.file().getFileName()));
            files(installation);
            testIdentities(installation.settings());
            pictures(installation.settings());
            whiteList(installation.settings());
            doors(installation.settings());
        }
        out().println(well ? "Tout est prêt." : "Il reste à corriger ce qui est marqué d’un ✗.");
        return well ? Exit.DONE : Exit.NOT_ALL;
    }

    private void files(Installation installation) {
        Settings settings = installation.settings();
        Optional<Policy> policy = reading(() -> PolicyFile.read(settings.policy()));
        policy.ifPresent(
                it -> good("procédure", "« %s », version %d".formatted(it.id(), it.version())));
        Optional<Territory> territory = reading(() -> TerritoryFile.read(settings.territory()));
        territory.ifPresent(
                it ->
                        good(
                                "territoire",
                                "communes : %d, médecins : %d, professionnels : %d"
                                        .formatted(
                                                it.communes().size(),
                                                it.doctors().size(),
                                                it.professionals().size())));
        boolean complete = templates(settings);
        boolean known = forms(settings);
        key(settings);
        if (policy.isPresent() && territory.isPresent() && complete && known) {
            chain(installation);
        }
    }

    private boolean templates(Settings settings) {
        List<String> missing = Templates.missing(settings.templates());
        if (!missing.isEmpty()) {
            missing.forEach(
                    path ->
                            bad(
                                    "modèles",
                                    "il manque " + settings.templates().resolve(path).normalize()));
            return false;
        }
        try {
            Templates.load(settings.templates());
        } catch (IllegalArgumentException wrong) {
            bad("modèles", String.valueOf(wrong.getMessage()));
            return false;
        }
        good("modèles", settings.templates().normalize() + ", tous là");
        return true;
    }

    private boolean forms(Settings settings) {
        if (settings.forms().isEmpty()) {
            good("formulaires", "la fiche de référence");
            return true;
        }
        Optional<Forms> read = reading(() -> FormFile.readAll(settings.forms().get()));
        read.ifPresent(
                it ->
                        good(
                                "formulaires",
                                it.names().isEmpty()
                                        ? "la fiche de référence"
                                        : "la fiche de référence, "
                                                + String.join(", ", it.names())));
        return read.isPresent();
    }

    private void key(Settings settings) {
        reading(
                () -> {
                    Keys keys = MasterKey.read(settings.store().keyFile());
                    good("clé", "lue");
                    return keys;
                });
    }

    /// The chain is put together as `serve` does it, on a store that is nowhere.
    private void chain(Installation installation) {
        reading(
                () -> {
                    try (Store nowhere =
                                    Store.open(
                                            "jdbc:h2:mem:" + UUID.randomUUID(),
                                            "",
                                            "",
                                            new Keys(Keys.freshMaster()));
                            Gateway gateway =
                                    new Gateway(
                                            installation.parts(
                                                    nowhere,
                                                    InstantSource.system(),
                                                    new Random()))) {
                        good("chaîne", String.valueOf(installation.chain().getFileName()));
                        gateway.seal().ifPresent(this::seal);
                        return gateway.settings();
                    }
                });
    }

    /// Not a mistake, but nothing to overlook.
    private void testIdentities(Settings settings) {
        switch (settings.testIdentities()) {
            case FOR_A_PERSON -> good("identités de test", "mises à part, pour une personne");
            case TAKEN ->
                    good(
                            "identités de test",
                            "traitées comme les vraies ; jamais là où il y a de vrais patients");
        }
    }

    private void pictures(Settings settings) {
        Pictures.Seen seen = Pictures.look(settings.ocr());
        line(seen.ok(), "images", seen.sentenceFr());
    }

    private void whiteList(Settings settings) {
        settings.trust()
                .whiteList()
                .flatMap(wanted -> reading(() -> Lookout.of(wanted, InstantSource.system())))
                .map(Lookout::seen)
                .ifPresent(seen -> line(seen.ok(), "liste blanche", seen.sentenceFr()));
    }

    private void seal(OutgoingSeal seal) {
        for (SealCheck.Line each : SealCheck.look(seal, InstantSource.system().instant())) {
            line(each.ok(), each.what(), each.sentence());
        }
    }

    private void doors(Settings settings) {
        for (Doors.Seen seen : Doors.look(settings)) {
            line(seen.ok(), "porte " + seen.door(), seen.sentenceFr());
        }
        reading(() -> Unlocking.lookAtOcsp(settings.trust()))
                .flatMap(seen -> seen)
                .ifPresent(seen -> line(seen.ok(), seen.door(), seen.sentenceFr()));
        Settings.Submission submission = settings.submission();
        String where = submission.host() + ", port " + submission.port();
        if (submission.security() == Settings.Security.NONE && !isHere(submission.host())) {
            bad("sortie", where + " : sans chiffrement, seulement vers cette machine.");
            return;
        }
        if (submission.passwordFile().filter(secret -> !Files.isReadable(secret)).isPresent()) {
            bad("sortie", "Le fichier du mot de passe ne peut pas être lu.");
            return;
        }
        Optional<String> trouble = Submission.look(submission, settings.address());
        line(
                trouble.isEmpty(),
                "sortie",
                trouble.map(why -> "Pas de connexion à %s (%s).".formatted(where, why))
                        .orElse("Connexion faite à " + where + "."));
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || LOOPBACK.matcher(host).matches() || host.equals("::1");
    }

    /// What was read, or empty where the reason why not has been printed.
    private <T> Optional<T> reading(Supplier<T> what) {
        try {
            return Optional.of(what.get());
        } catch (ConfigurationRefused refused) {
            refused.mistakes().forEach(mistake -> mark(false, mistake.inWords()));
        } catch (ChainRefused refused) {
            refused.sentences().forEach(sentence -> mark(false, sentence));
        } catch (Stop stop) {
            mark(false, String.valueOf(stop.getMessage()));
        }
        return Optional.empty();
    }

    private void good(String what, String sentence) {
        line(true, what, sentence);
    }

    private void bad(String what, String sentence) {
        line(false, what, sentence);
    }

    private void line(boolean ok, String what, String sentence) {
        mark(ok, what + " : " + sentence);
    }

    private void mark(boolean ok, String sentence) {
        well &= ok;
        out().println((ok ? "✓ " : "✗ ") + sentence);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
