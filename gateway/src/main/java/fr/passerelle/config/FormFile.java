package fr.passerelle.config;

import fr.passerelle.document.Field;
import fr.passerelle.understanding.form.FormLayout;
import fr.passerelle.understanding.form.FormLayout.Cell;
import fr.passerelle.understanding.form.FormLayout.Dates;
import fr.passerelle.understanding.form.FormLayout.Question;
import fr.passerelle.understanding.form.FormLayout.Recognised;
import fr.passerelle.understanding.form.FormLayout.Section;
import fr.passerelle.understanding.form.Forms;
import fr.passerelle.understanding.intake.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a fiche de saisine of a CPTS (`config/forms/*.yml`); the commented sample is
/// `config/forms/reference.yml`. A closed vocabulary: which words ask for which field, and nothing
/// that could be a program.
public final class FormFile {
    /// A title alone is a weak sign, and two labels stand in any letter.
    private static final int FEWEST_LABELS = 3;

    private static final int MOST_LABELS = 60;
    private static final int DEFAULT_LABELS = 5;

    /// Every message is held against each of them.
    private static final int MOST_FILES = 50;

    /// « B4 », « Demande!B4 ».
    private static final Pattern CELL =
            Pattern.compile("(?:([^!]{1,60})!)?([A-Za-z]{1,3}[0-9]{1,6})");

    private FormFile() {}

    /// @throws ConfigurationRefused with every mistake of the file
    public static FormLayout read(Path file) {
        return Yaml.read(file, FormFile::layout);
    }

    /// Every `.yml` of a folder, in the order of their names, over the reference fiche.
    ///
    /// @throws ConfigurationRefused with every mistake of all files
    public static Forms readAll(Path folder) {
        Map<Path, FormLayout> layouts = new LinkedHashMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        List<Path> files = files(folder);
        if (files.size() > MOST_FILES) {
            throw refused(folder, "plus de " + MOST_FILES + " fiches dans ce dossier.");
        }
        for (Path file : files) {
            try {
                layouts.put(file, read(file));
            } catch (ConfigurationRefused refused) {
                mistakes.addAll(refused.mistakes());
            }
        }
        sameTitles(layouts, mistakes);
        if (!mistakes.isEmpty()) {
            throw new ConfigurationRefused(mistakes);
        }
        // The reference fiche is known anyhow.
        FormLayout reference = FormLayout.reference();
        return Forms.of(layouts.values().stream().filter(it -> !it.equals(reference)).toList());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        } catch (IOException unreadable) {
            throw refused(folder, "ce dossier de fiches est introuvable ou illisible.");
        }
    }

    private static ConfigurationRefused refused(Path folder, String sentence) {
        return new ConfigurationRefused(List.of(new Mistake(folder, 0, "", sentence)));
    }

    private static void sameTitles(Map<Path, FormLayout> layouts, List<Mistake> mistakes) {
        Map<String, Path> titles = new HashMap<>();
        layouts.forEach(
                (file, layout) -> {
                    for (String title : layout.recognised().titles()) {
                        Path other = titles.putIfAbsent(Labels.whole(title), file);
                        if (other != null && !other.equals(file)) {
                            mistakes.add(
                                    new Mistake(
                                            file,
                                            0,
                                            "reconnue_par.titres",
                                            "« %s » est déjà un titre de la fiche %s."
                                                    .formatted(title, other.getFileName())));
                        }
                    }
                });
    }

    private static FormLayout layout(YamlMap root) {
        Used used = new Used();
        String name = root.text("nom");
        Recognised recognised =
                root.map("reconnue_par", map -> recognised(map, used))
                        .orElseGet(() -> new Recognised(List.of(), DEFAULT_LABELS));
        Dates dates = root.says("dates") ? root.word("dates", dates()) : Dates.DAY_FIRST;
        Map<Field, Question> questions =
                root.map("champs", map -> questions(map, used)).orElse(Map.of());
        List<String> person = labels(root, "personne", "une personne", used);
        List<String> names = labels(root, "nom_seul", "un nom", used);
        List<String> ignored = labels(root, "ignorer", "rien", used);
        Map<Section, List<String>> sections = new EnumMap<>(Section.class);
        root.findMap("rubriques")
                .ifPresent(
                        map -> {
                            for (Section section : Section.values()) {
                                String word = FormLayout.word(section);
                                sections.put(
                                        section, labels(map, word, "la rubrique " + word, used));
                            }
                        });
        if (recognised.titles().isEmpty() && used.labels() < recognised.labels()) {
            root.mistake(
                    "reconnue_par",
                    "sans titre, et avec moins de %d étiquettes, cette fiche ne serait jamais reconnue."
                            .formatted(recognised.labels()));
        }
        return new FormLayout(name, recognised, dates, questions, person, names, ignored, sections);
    }

    private static Recognised recognised(YamlMap map, Used used) {
        List<String> titles = map.says("titres") ? map.texts("titres") : List.of();
        for (String title : titles) {
            if (Labels.whole(title).isEmpty()) {
                map.mistake("titres", "« " + title + " » : attendu, un titre de un à neuf mots.");
            }
            used.title(title);
        }
        return new Recognised(
                titles, map.number("etiquettes", FEWEST_LABELS, MOST_LABELS, DEFAULT_LABELS));
    }

    private static Map<String, Dates> dates() {
        Map<String, Dates> words = new LinkedHashMap<>();
        words.put("jour-mois-annee", Dates.DAY_FIRST);
        words.put("mois-jour-annee", Dates.MONTH_FIRST);
        return words;
    }

    private static Map<Field, Question> questions(YamlMap map, Used used) {
        Map<Field, Question> questions = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            map.findMap(field.key())
                    .ifPresent(each -> questions.put(field, question(each, field, used)));
        }
        return questions;
    }

    private static Question question(YamlMap map, Field field, Used used) {
        List<String> labels = labels(map, "etiquettes", field.key(), used);
        List<String> names = map.says("noms_de_champ") ? map.texts("noms_de_champ") : List.of();
        for (String name : names) {
            used.name(name, field)
                    .ifPresent(
                            other ->
                                    map.mistake(
                                            "noms_de_champ",
                                            "« %s » est déjà le champ de « %s »."
                                                    .formatted(name, other.key())));
        }
        Question question =
                new Question(labels, names, cells(map, field, used), choices(map, field));
        if (labels.isEmpty()
                && names.isEmpty()
                && question.cells().isEmpty()
                && question.choices().isEmpty()) {
            map.mistake(
                    "etiquettes",
                    "rien ne dit où ce champ se trouve : il faut etiquettes, noms_de_champ,"
                            + " cellules ou choix.");
        }
        return question;
    }

    /// Labels, none of which may ask for two things.
    private static List<String> labels(YamlMap map, String key, String meaning, Used used) {
        List<String> labels = map.says(key) ? map.texts(key) : List.of();
        for (String label : labels) {
            String whole = Labels.whole(label);
            Optional<String> other = used.label(whole, meaning);
            if (whole.isEmpty()) {
                map.mistake(
                        key, "« %s » : attendu, une étiquette de un à neuf mots.".formatted(label));
            } else if (other.isPresent()) {
                map.mistake(
                        key,
                        "l’étiquette « %s » désigne déjà « %s ».".formatted(label, other.get()));
            } else if (used.isTitle(whole)) {
                map.mistake(
                        key,
                        "« %s » est aussi un titre de la fiche : on ne saurait pas lequel des deux"
                                        .formatted(label)
                                + " est écrit.");
            }
        }
        return labels;
    }

    private static List<Cell> cells(YamlMap map, Field field, Used used) {
        List<Cell> cells = new ArrayList<>();
        for (String written : map.says("cellules") ? map.texts("cellules") : List.<String>of()) {
            Matcher cell = CELL.matcher(written);
            if (!cell.matches()) {
                map.mistake(
                        "cellules",
                        "« %s » : attendu, une cellule comme Demande!B4.".formatted(written));
                continue;
            }
            used.cell(written.toUpperCase(Locale.ROOT), field)
                    .ifPresent(
                            other ->
                                    map.mistake(
                                            "cellules",
                                            "« %s » est déjà la cellule de « %s »."
                                                    .formatted(written, other.key())));
            cells.add(
                    new Cell(
                            Optional.ofNullable(cell.group(1)).orElse(""),
                            cell.group(2).toUpperCase(Locale.ROOT)));
        }
        return cells;
    }

    /// Under each value, the words that mean it.
    private static Map<String, String> choices(YamlMap map, Field field) {
        Map<String, String> choices = new LinkedHashMap<>();
        Set<String> values = new TreeSet<>(FormLayout.values(field));
        if (values.isEmpty()) {
            map.refuse(
                    "choix",
                    "ce champ est gardé tel qu’il est écrit ; seuls les champs à réponse fermée ont"
                            + " des choix.");
            return choices;
        }
        map.findMap("choix")
                .ifPresent(
                        words -> {
                            Map<String, String> keys = new HashMap<>();
                            for (String value : values) {
                                choices(words, value, keys, choices);
                            }
                        });
        return choices;
    }

    private static void choices(
            YamlMap words, String value, Map<String, String> keys, Map<String, String> into) {
        for (String choice : words.says(value) ? words.texts(value) : List.<String>of()) {
            String whole = Labels.whole(choice);
            Optional<String> other = Optional.ofNullable(keys.putIfAbsent(whole, value));
            if (whole.isEmpty()) {
                words.mistake(value, "« %s » : attendu, un à neuf mots.".formatted(choice));
            } else if (other.filter(it -> !it.equals(value)).isPresent()) {
                words.mistake(
                        value, "« %s » veut déjà dire « %s ».".formatted(choice, other.get()));
            }
            into.put(choice, value);
        }
    }

    /// What the words of one file mean so far.
    private static final class Used {
        private final Map<String, String> labels = new HashMap<>();
        private final Map<String, Field> names = new HashMap<>();
        private final Map<String, Field> cells = new HashMap<>();
        private final Set<String> titles = new TreeSet<>();

        void title(String title) {
            titles.add(Labels.whole(title));
        }

        boolean isTitle(String whole) {
            return titles.contains(whole);
        }

        /// What else this label means already.
        Optional<String> label(String whole, String meaning) {
            return Optional.ofNullable(labels.putIfAbsent(whole, meaning))
                    .filter(other -> !other.equals(meaning));
        }

        Optional<Field> name(String name, Field field) {
            return Optional.ofNullable(names.putIfAbsent(name.toLowerCase(Locale.ROOT), field))
                    .filter(other -> other != field);
        }

        Optional<Field> cell(String cell, Field field) {
            return Optional.ofNullable(cells.putIfAbsent(cell, field))
                    .filter(other -> other != field);
        }

        int labels() {
            return labels.size() + names.size() + cells.size();
        }
    }
}
