package fr.passerelle.config;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.form.FormLayout;
import fr.passerelle.understanding.form.Learning;
import fr.passerelle.understanding.form.Learnt;
import fr.passerelle.understanding.form.Learnt.Found;
import fr.passerelle.understanding.form.Learnt.Guess;
import fr.passerelle.understanding.intake.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A form that was looked at, as a file of `config/forms`: what is known, what is likely and why,
/// and, as comments, what a person must say.
public final class LearntForm {
    private static final int MOST_LABELS = 60;
    private static final int FEWEST_LABELS = 3;
    private static final int ENOUGH = 5;

    private final Learnt learnt;
    private final Map<Field, List<Found>> placed = new EnumMap<>(Field.class);
    private final List<Found> left = new ArrayList<>();
    private final List<Found> otherwise = new ArrayList<>();

    public LearntForm(Learnt learnt) {
        this.learnt = learnt;
        for (Found found : learnt.questions()) {
            switch (found.guess()) {
                case Guess.Known(var field) -> place(field, found);
                case Guess.Alike(var field, _) -> place(field, found);
                case Guess.KnownOtherwise _ -> otherwise.add(found);
                case Guess.OfKind _, Guess.Nothing _ -> left.add(found);
            }
        }
    }

    private void place(Field field, Found found) {
        if (Labels.whole(found.label()).isEmpty()) {
            left.add(found);
        } else {
            placed.computeIfAbsent(field, _ -> new ArrayList<>()).add(found);
        }
    }

    /// Whether every question has its field.
    public boolean isComplete() {
        return left.isEmpty() && !placed.isEmpty();
    }

    /// Whether there is anything to make a file of.
    public boolean isAny() {
        return !placed.isEmpty();
    }

    /// @param file whose name stands in for a title where the form has none
    public List<String> lines(String file) {
        List<String> lines = new ArrayList<>();
        String name = learnt.title().orElse(file);
        lines.add(
                "# Proposition à partir de « "
                        + plain(file)
                        + " ». À relire avant de la ranger dans");
        lines.add(
                "# config/forms : ce qui est « sûr » est connu de la fiche de référence, ce qui est");
        lines.add("# « probable » ne l’est que par ses mots.");
        lines.add("nom: " + quoted(name));
        lines.add("");
        lines.add("reconnue_par:");
        learnt.title()
                .filter(
                        title ->
                                placed.values().stream()
                                        .flatMap(List::stream)
                                        .noneMatch(it -> is(it, title)))
                .ifPresent(title -> lines.add("  titres: [" + quoted(title) + "]"));
        int labels = placed.values().stream().mapToInt(List::size).sum();
        int enough = Math.clamp(labels, FEWEST_LABELS, ENOUGH);
        lines.add("  etiquettes: " + Math.min(enough, MOST_LABELS));
        lines.add("");
        lines.add("champs:");
        placed.forEach((field, found) -> field(field, found, lines));
        otherwise(lines);
        left(lines);
        return lines;
    }

    private static boolean is(Found found, String title) {
        return Labels.whole(found.label()).equals(Labels.whole(title));
    }

    private static void field(Field field, List<Found> found, List<String> lines) {
        lines.add("  " + field.key() + ":");
        found.stream()
                .map(it -> "    # « " + plain(it.label()) + " » : " + why(it.guess()))
                .distinct()
                .forEach(lines::add);
        lines.add(
                "    etiquettes: ["
                        + found.stream()
                                .map(Found::label)
                                .distinct()
                                .map(LearntForm::quoted)
                                .collect(Collectors.joining(", "))
                        + "]");
        List<String> names =
                found.stream().map(Found::name).filter(name -> !name.isEmpty()).toList();
        boolean boxes = names.size() > 1;
        if (!names.isEmpty() && !boxes) {
            lines.add("    noms_de_champ: [" + quoted(names.getFirst()) + "]");
        }
        choices(field, found, lines);
    }

    private static void choices(Field field, List<Found> found, List<String> lines) {
        if (FormLayout.values(field).isEmpty()) {
            return;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        found.stream()
                .flatMap(it -> it.choices().stream())
                .distinct()
                .forEach(
                        words -> {
                            Optional<String> value = Learning.value(field, words);
                            value.ifPresentOrElse(
                                    it ->
                                            values.computeIfAbsent(it, _ -> new ArrayList<>())
                                                    .add(words),
                                    () -> unknown.add(words));
                        });
        if (!values.isEmpty() && field.kind() != Field.Kind.YES_NO) {
            lines.add("    choix:");
            values.forEach(
                    (value, words) ->
                            lines.add(
                                    "      "
                                            + value
                                            + ": ["
                                            + words.stream()
                                                    .map(LearntForm::quoted)
                                                    .collect(Collectors.joining(", "))
                                            + "]"));
        }
        unknown.forEach(
                words ->
                        lines.add(
                                "      # À compléter : que veut dire la case « "
                                        + plain(words)
                                        + " » ?"));
    }

    private static String why(Guess guess) {
        return switch (guess) {
            case Guess.Known _ -> "sûr, synonyme connu.";
            case Guess.Alike(_, var like) -> "probable, mots proches de « " + plain(like) + " ».";
            case Guess.OfKind _, Guess.Nothing _, Guess.KnownOtherwise _ -> "";
        };
    }

    private void otherwise(List<String> lines) {
        if (!otherwise.isEmpty()) {
            lines.add("");
            lines.add(
                    "# Compris sans rien écrire ici (personne, rubrique, cadre) : "
                            + named(otherwise));
        }
    }

    private static String named(List<Found> found) {
        return found.stream()
                .map(it -> "« " + plain(it.label()) + " »")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void left(List<String> lines) {
        if (left.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("# À compléter : je ne sais pas à quel champ correspond");
        for (Found found : left) {
            String kind =
                    found.guess() instanceof Guess.OfKind(var blank)
                            ? switch (blank) {
                                case DATE -> " (une date)";
                                case YES_NO -> " (oui ou non)";
                                case TEXT, NAME, YEAR, PHONE, COMMUNE, INS, SEX, MT_SITUATION -> "";
                            }
                            : "";
            lines.add("#   " + quoted(found.label()) + kind);
        }
        lines.add("# Mettez chacun sous son champ, ou dans « ignorer ». Les champs possibles :");
        List<String> free = new ArrayList<>();
        for (Field field : Field.values()) {
            if (!placed.containsKey(field)) {
                free.add(field.key());
            }
        }
        Collections.sort(free);
        lines.add("#   " + String.join(", ", free));
    }

    /// On one line, without what could end a comment.
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String quoted(String text) {
        return "\"" + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
