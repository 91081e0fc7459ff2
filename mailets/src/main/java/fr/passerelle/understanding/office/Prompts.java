package fr.passerelle.understanding.office;

import fr.passerelle.understanding.text.Phrases;
import java.util.List;
import java.util.Set;

/// The sentences that office programs put where something is to be typed ("Cliquez ici pour entrer
/// du texte."). A document that lost the mark which says so keeps the sentence: it is no value.
final class Prompts {
    private static final List<String> ALL =
            List.copyOf(
                    Phrases.sections(Prompts.class, "prompts.txt").getOrDefault("all", List.of()));

    /// How they begin: most texts have none of these words.
    private static final Set<String> BEGINNINGS = Set.of("Cli", "Cho");

    private Prompts() {}

    static String without(String text) {
        if (BEGINNINGS.stream().noneMatch(text::contains)) {
            return text;
        }
        String rest = text;
        for (String prompt : ALL) {
            rest = rest.replace(prompt, "");
        }
        return rest;
    }
}
