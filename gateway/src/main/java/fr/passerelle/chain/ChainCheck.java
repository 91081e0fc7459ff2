package fr.passerelle.chain;

import fr.passerelle.mail.Step;
import fr.passerelle.mailets.StepMailet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.XMLConfiguration;
import org.apache.commons.configuration2.builder.FileBasedConfigurationBuilder;
import org.apache.commons.configuration2.builder.fluent.Parameters;
import org.apache.commons.configuration2.convert.DisabledListDelimiterHandler;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.tree.ImmutableNode;

/// Reads the chain's file as the container will, and refuses one that could not do its work: a
/// step before the step it needs, a step that nobody makes, a mailet that does not exist, and
/// `matcher=` for `match=`, which James would silently take for "every message".
final class ChainCheck {
    private static final Set<String> ATTRIBUTES =
            Set.of("match", "class", "onMailetException", "onMatchException");

    private static final List<Step> MADE_BY_MAILETS =
            Arrays.stream(Step.values()).filter(step -> step != Step.RECEIVING).toList();

    private final String fileName;
    private final MailetShelf shelf;
    private final List<String> sentences = new ArrayList<>();

    ChainCheck(String fileName, MailetShelf shelf) {
        this.fileName = fileName;
        this.shelf = shelf;
    }

    /// The `processors` element, checked.
    HierarchicalConfiguration<ImmutableNode> read(Path file) {
        XMLConfiguration whole;
        try {
            whole =
                    new FileBasedConfigurationBuilder<>(XMLConfiguration.class)
                            .configure(
                                    new Parameters()
                                            .xml()
                                            .setListDelimiterHandler(
                                                    new DisabledListDelimiterHandler())
                                            .setFile(file.toFile()))
                            .getConfiguration();
        } catch (ConfigurationException unreadable) {
            throw new ChainRefused(
                    List.of(fileName + " : ce fichier n’est pas un document XML lisible."));
        }
        if (whole.configurationsAt("processors.processor").isEmpty()) {
            throw new ChainRefused(
                    List.of(
                            fileName
                                    + " : aucun élément <processor> sous <processors> ; la chaîne"
                                    + " est vide."));
        }
        check(whole);
        if (!sentences.isEmpty()) {
            throw new ChainRefused(sentences);
        }
        return whole.configurationAt("processors");
    }

    private void check(XMLConfiguration whole) {
        EnumSet<Step> made = EnumSet.of(Step.RECEIVING);
        Set<String> visited = new HashSet<>();
        Optional<String> next = Optional.of("root");
        while (next.isPresent() && visited.add(next.get())) {
            next = walk(whole, next.get(), made);
        }
        for (Step step : MADE_BY_MAILETS) {
            if (!made.contains(step)) {
                sentences.add(
                        "%s : l’étape « %s » manque ; ajoutez <mailet match=\"All\" class=\"%s\"/>."
                                .formatted(fileName, step.word(), usualMailet(step)));
            }
        }
        if (processor(whole, "error").isEmpty()) {
            sentences.add(
                    fileName
                            + " : il manque <processor state=\"error\"> avec la mailet SetAside ;"
                            + " sans lui un message en faute serait perdu de vue.");
        } else {
            walk(whole, "error", EnumSet.allOf(Step.class));
            faults(whole);
        }
    }

    /// A message in fault that reaches the end of its processor is gone: James drops it.
    private void faults(XMLConfiguration whole) {
        boolean kept =
                processor(whole, "error").stream()
                        .flatMap(each -> each.configurationsAt("mailet").stream())
                        .anyMatch(
                                mailet ->
                                        mailet.getString("[@class]", "").equals("SetAside")
                                                && seesAll(mailet));
        if (!kept) {
            sentences.add(
                    fileName
                            + ", processor « error » : il y manque <mailet match=\"All\""
                            + " class=\"SetAside\"/> ; sans elle un message en faute serait perdu.");
        }
    }

    /// Checks one processor; gives the processor that its mails go on to.
    private Optional<String> walk(XMLConfiguration whole, String state, Set<Step> made) {
        Optional<HierarchicalConfiguration<ImmutableNode>> processor = processor(whole, state);
        if (processor.isEmpty()) {
            sentences.add(
                    "%s : il n’y a pas de <processor state=\"%s\">.".formatted(fileName, state));
            return Optional.empty();
        }
        Optional<String> next = Optional.empty();
        boolean over = false;
        int number = 0;
        for (HierarchicalConfiguration<ImmutableNode> mailet :
                processor.get().configurationsAt("mailet")) {
            number++;
            String name = mailet.getString("[@class]", "");
            String where =
                    "%s, processor « %s », mailet n° %d (%s)"
                            .formatted(fileName, state, number, name.isEmpty() ? "?" : name);
            attributes(mailet, where);
            if (over) {
                sentences.add(
                        where
                                + " : rien n’arrive jusqu’ici ; ToProcessor, plus haut, a déjà envoyé"
                                + " tous les messages ailleurs.");
            }
            if (name.equals("ToProcessor")) {
                String target = mailet.getString("processor", "");
                target(whole, target, where);
                if (seesAll(mailet) && !over) {
                    next = Optional.of(target).filter(to -> processor(whole, to).isPresent());
                    over = true;
                }
            }
            matcher(mailet.getString("[@match]", "All"), where);
            if (shelf.find(name).isEmpty()) {
                sentences.add(where + " : cette mailet n’existe pas.");
            }
            shelf.findStep(name).ifPresent(step -> step(step, mailet, where, made));
        }
        return next;
    }

    private void target(XMLConfiguration whole, String target, String where) {
        if (target.isEmpty()) {
            sentences.add(where + " : il y manque <processor>…</processor>, où aller.");
        } else if (processor(whole, target).isEmpty()) {
            sentences.add(
                    "%s : il n’y a pas de <processor state=\"%s\">.".formatted(where, target));
        }
    }

    private static boolean seesAll(HierarchicalConfiguration<ImmutableNode> mailet) {
        return mailet.getString("[@match]", "All").equals("All");
    }

    private void attributes(HierarchicalConfiguration<ImmutableNode> mailet, String where) {
        for (Iterator<String> keys = mailet.getKeys(); keys.hasNext(); ) {
            String key = keys.next();
            if (!key.startsWith("[@") || ATTRIBUTES.contains(key.substring(2, key.length() - 1))) {
                continue;
            }
            String attribute = key.substring(2, key.length() - 1);
            sentences.add(
                    where
                            + (attribute.equals("matcher")
                                    ? " : écrivez match=\"…\" et non matcher=\"…\" ; James"
                                            + " prendrait sinon tous les messages."
                                    : " : l’attribut « " + attribute + " » n’existe pas."));
        }
    }

    private void matcher(String match, String where) {
        int condition = match.indexOf('=');
        String name = condition < 0 ? match : match.substring(0, condition);
        if (!name.equals("All") && shelf.findMatcher(name).isEmpty()) {
            sentences.add(where + " : le matcher « " + name + " » n’existe pas.");
        }
    }

    private void step(
            StepMailet step,
            HierarchicalConfiguration<ImmutableNode> mailet,
            String where,
            Set<Step> made) {
        if (!made.contains(step.needs())) {
            sentences.add(
                    "%s : cette étape (« %s ») a besoin de « %s », qui ne vient pas avant elle."
                            .formatted(where, step.makes().word(), step.needs().word()));
        }
        for (String ignoring : List.of("onMailetException", "[@onMailetException]")) {
            if (mailet.containsKey(ignoring)) {
                sentences.add(
                        where
                                + " : une étape n’a pas de « onMailetException » ; ce qui échoue est"
                                + " annulé et repris, jamais sauté.");
            }
        }
        if (!seesAll(mailet)) {
            sentences.add(
                    where + " : une étape doit voir tous les messages ; écrivez match=\"All\".");
        }
        if (!made.add(step.makes()) && step.makes() != step.needs()) {
            sentences.add(
                    "%s : l’étape « %s » est déjà faite plus haut."
                            .formatted(where, step.makes().word()));
        }
    }

    private static Optional<HierarchicalConfiguration<ImmutableNode>> processor(
            XMLConfiguration whole, String state) {
        return whole.configurationsAt("processors.processor").stream()
                .filter(each -> each.getString("[@state]", "").equals(state))
                .findFirst();
    }

    private static String usualMailet(Step step) {
        return switch (step) {
            case RECEIVING -> "";
            case OPENING -> "OpenMail";
            case UNDERSTANDING -> "UnderstandMail";
            case FILING -> "FileMail";
            case DECIDING -> "DecideOnMail";
            case ANSWERING -> "AnswerMail";
        };
    }
}
