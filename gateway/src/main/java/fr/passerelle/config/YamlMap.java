package fr.passerelle.config;

import fr.passerelle.mail.EmailAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A mapping of a YAML file. Asking for a key makes it known; keys nobody asked for are
/// mistakes. A value that is missing or wrong is noted as a mistake and answered with a
/// placeholder, so that reading goes on to the next one.
public final class YamlMap {
    private static final EmailAddress NO_ADDRESS = new EmailAddress("nobody", "invalid");
    private static final int MAX_SHOWN = 60;

    private final Yaml yaml;
    private final String path;
    private final int line;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlMap(Yaml yaml, MappingNode node, String path) {
        this.yaml = yaml;
        this.path = path;
        this.line = Yaml.line(node);
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                yaml.refuse(Yaml.line(entry.getKeyNode()), path, "une clé doit être un mot.");
                continue;
            }
            NodeTuple first = entries.putIfAbsent(key.getValue(), entry);
            if (first != null) {
                yaml.refuse(
                        Yaml.line(key),
                        at(key.getValue()),
                        "clé écrite deux fois (déjà ligne " + Yaml.line(first.getKeyNode()) + ").");
            }
        }
    }

    /// Notes a mistake that only the reader can see.
    public void mistake(String key, String sentence) {
        yaml.refuse(lineOf(key), at(key), sentence);
    }

    /// Whether the key is there.
    public boolean says(String key) {
        known.add(key);
        return entries.containsKey(key);
    }

    /// A key that must not be there, and why.
    public void refuse(String key, String sentence) {
        if (says(key)) {
            mistake(key, sentence);
        }
    }

    public String text(String key) {
        return scalar(key).map(node -> text(key, node)).orElse("");
    }

    public Optional<String> findText(String key) {
        return says(key) ? Optional.of(text(key)) : Optional.empty();
    }

    public String text(String key, String otherwise) {
        return findText(key).orElse(otherwise);
    }

    public int number(String key, int from, int to) {
        Optional<ScalarNode> node = scalar(key);
        if (node.isEmpty()) {
            return from;
        }
        String wanted = "un nombre entier de " + from + " à " + to;
        if (!node.get().getTag().equals(Tag.INT)) {
            expected(key, wanted, node.get());
            return from;
        }
        try {
            int number = Integer.parseInt(node.get().getValue());
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Too large, or written in another base: told below like any other wrong number.
        }
        expected(key, wanted, node.get());
        return from;
    }

    public int number(String key, int from, int to, int otherwise) {
        return says(key) ? number(key, from, to) : otherwise;
    }

    public OptionalInt findNumber(String key, int from, int to) {
        return says(key) ? OptionalInt.of(number(key, from, to)) : OptionalInt.empty();
    }

    public double decimal(String key, double from, double to) {
        Optional<ScalarNode> node = scalar(key);
        if (node.isEmpty()) {
            return from;
        }
        Tag tag = node.get().getTag();
        if (tag.equals(Tag.FLOAT) || tag.equals(Tag.INT)) {
            try {
                double number = Double.parseDouble(node.get().getValue());
                if (number >= from && number <= to) {
                    return number;
                }
            } catch (NumberFormatException _) {
                // `.inf` and numbers in another base: told below.
            }
        }
        expected(key, "un nombre de " + plain(from) + " à " + plain(to), node.get());
        return from;
    }

    public Optional<Double> findDecimal(String key, double from, double to) {
        return says(key) ? Optional.of(decimal(key, from, to)) : Optional.empty();
    }

    public boolean yes(String key) {
        Optional<ScalarNode> node = scalar(key);
        if (node.isEmpty()) {
            return false;
        }
        return switch (node.get().getValue()) {
            case "oui", "true" -> true;
            case "non", "false" -> false;
            default -> {
                expected(key, "oui ou non", node.get());
                yield false;
            }
        };
    }

    public boolean yes(String key, boolean otherwise) {
        return says(key) ? yes(key) : otherwise;
    }

    public LocalDate date(String key) {
        Optional<ScalarNode> node = scalar(key);
        if (node.isEmpty()) {
            return LocalDate.EPOCH;
        }
        try {
            return LocalDate.parse(node.get().getValue());
        } catch (DateTimeParseException e) {
            expected(key, "une date comme 2026-03-02", node.get());
            return LocalDate.EPOCH;
        }
    }

    public EmailAddress address(String key) {
        Optional<ScalarNode> node = scalar(key);
        if (node.isEmpty()) {
            return NO_ADDRESS;
        }
        Optional<EmailAddress> address = EmailAddress.find(node.get().getValue());
        if (address.isEmpty()) {
            expected(key, "une adresse de messagerie", node.get());
        }
        return address.orElse(NO_ADDRESS);
    }

    /// A path, resolved against the folder of the file.
    public Path file(String key) {
        Path folder =
                Optional.ofNullable(yaml.file().toAbsolutePath().getParent())
                        .orElse(yaml.file().toAbsolutePath());
        Optional<ScalarNode> node = scalar(key);
        if (node.isEmpty()) {
            return folder;
        }
        try {
            return folder.resolve(text(key, node.get())).normalize();
        } catch (InvalidPathException e) {
            expected(key, "un chemin de fichier", node.get());
            return folder;
        }
    }

    public Optional<Path> findFile(String key) {
        return says(key) ? Optional.of(file(key)) : Optional.empty();
    }

    /// One word of a closed list.
    ///
    /// @param words in the order in which the mistake lists them; never empty
    public <T> T word(String key, Map<String, T> words) {
        Optional<ScalarNode> node = scalar(key);
        T placeholder = words.values().iterator().next();
        if (node.isEmpty()) {
            return placeholder;
        }
        T meaning = words.get(node.get().getValue());
        if (meaning == null) {
            expected(key, oneOf(words.keySet()), node.get());
            return placeholder;
        }
        return meaning;
    }

    /// The mapping under this key.
    public Optional<YamlMap> map(String key) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            missing(key);
            return Optional.empty();
        }
        return asMap(key, at(key), node.get());
    }

    public Optional<YamlMap> findMap(String key) {
        return says(key) ? map(key) : Optional.empty();
    }

    /// What a mapping under this key reads as; a missing one is noted and read as an empty one
    /// would be, without further mistakes.
    public <T> Optional<T> map(String key, Function<YamlMap, T> reader) {
        return map(key).map(reader);
    }

    /// A list of mappings.
    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        int number = 0;
        for (Node node : list(key)) {
            number++;
            asMap(key, at(key) + "[" + number + "]", node).ifPresent(maps::add);
        }
        return maps;
    }

    public List<YamlMap> findMaps(String key) {
        return says(key) ? maps(key) : List.of();
    }

    /// A list of texts.
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        int number = 0;
        for (Node node : list(key)) {
            number++;
            String where = key + "[" + number + "]";
            if (node instanceof ScalarNode scalar) {
                texts.add(text(where, scalar));
            } else {
                expected(where, "un texte", node);
            }
        }
        return texts;
    }

    /// A list of words of a closed list, each at most once.
    public <T> List<T> words(String key, Map<String, T> words) {
        List<T> meanings = new ArrayList<>();
        int number = 0;
        for (Node node : list(key)) {
            number++;
            String where = key + "[" + number + "]";
            T meaning = node instanceof ScalarNode scalar ? words.get(scalar.getValue()) : null;
            if (meaning == null) {
                expected(where, oneOf(words.keySet()), node);
            } else if (meanings.contains(meaning)) {
                yaml.refuse(Yaml.line(node), at(where), "écrit deux fois dans cette liste.");
            } else {
                meanings.add(meaning);
            }
        }
        return meanings;
    }

    void refuseUnknownKeys() {
        entries.forEach(
                (key, entry) -> {
                    if (!known.contains(key)) {
                        yaml.refuse(
                                Yaml.line(entry.getKeyNode()),
                                at(key),
                                "clé inconnue. Clés possibles ici : "
                                        + String.join(", ", known)
                                        + ".");
                    }
                });
    }

    private Optional<Node> value(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private Optional<ScalarNode> scalar(String key) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            missing(key);
            return Optional.empty();
        }
        if (node.get() instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar);
        }
        expected(key, "une valeur", node.get());
        return Optional.empty();
    }

    private String text(String key, ScalarNode node) {
        if (!node.getTag().equals(Tag.STR)) {
            yaml.refuse(
                    Yaml.line(node),
                    at(key),
                    "attendu : un texte ; « "
                            + shown(node.getValue())
                            + " » se lit comme un nombre ou un mot réservé, écrivez-le entre"
                            + " guillemets.");
        } else if (node.getValue().isBlank()) {
            expected(key, "un texte", node);
        }
        return node.getValue();
    }

    private List<Node> list(String key) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            missing(key);
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        expected(key, "une liste", node.get());
        return List.of();
    }

    private Optional<YamlMap> asMap(String key, String where, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(yaml.open(mapping, where));
        }
        expected(key, "des clés et leurs valeurs", node);
        return Optional.empty();
    }

    private void missing(String key) {
        yaml.refuse(line, at(key), "clé manquante.");
    }

    private void expected(String key, String what, Node found) {
        String read =
                switch (found) {
                    case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "rien";
                    case ScalarNode scalar -> "« " + shown(scalar.getValue()) + " »";
                    case SequenceNode _ -> "une liste";
                    default -> "des clés et leurs valeurs";
                };
        yaml.refuse(Yaml.line(found), at(key), "attendu : " + what + " ; lu : " + read + ".");
    }

    private int lineOf(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null ? line : Yaml.line(entry.getKeyNode());
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String oneOf(Set<String> words) {
        return words.size() == 1
                ? "« " + words.iterator().next() + " » (seule valeur connue)"
                : "un mot parmi " + String.join(", ", words);
    }

    private static String shown(String value) {
        return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? Long.toString((long) number)
                : Double.toString(number).replace('.', ',');
    }
}
