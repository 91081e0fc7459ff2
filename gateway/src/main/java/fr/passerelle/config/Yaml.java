package fr.passerelle.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads YAML 1.2 files strictly, at the level of nodes, so that each mistake has its line. All
/// mistakes of a file are found in one reading: what cannot be read stands in for itself with a
/// placeholder until the end, and then nothing of it is handed out.
public final class Yaml {
    /// A territory of some thousand doctors is well below one megabyte.
    private static final int MAX_BYTES = 8 << 20;

    /// Anchors have no place in these files.
    private static final int MAX_ALIASES = 16;

    private final Path file;
    private final List<YamlMap> opened = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    private Yaml(Path file) {
        this.file = file;
    }

    /// Reads a file whose root is a mapping.
    ///
    /// @param reader asks the mapping for every key that may be there; any other is a mistake
    /// @throws ConfigurationRefused with all mistakes
    public static <T> T read(Path file, Function<YamlMap, T> reader) {
        Yaml yaml = new Yaml(file);
        Optional<YamlMap> root = yaml.root();
        Optional<T> read = root.map(reader);
        yaml.opened.forEach(YamlMap::refuseUnknownKeys);
        if (read.isEmpty() || !yaml.mistakes.isEmpty()) {
            yaml.mistakes.sort(Comparator.comparingInt(Mistake::line).thenComparing(Mistake::key));
            throw new ConfigurationRefused(yaml.mistakes);
        }
        return read.get();
    }

    private Optional<YamlMap> root() {
        LoadSettings settings =
                LoadSettings.builder()
                        .setSchema(new CoreSchema())
                        .setCodePointLimit(MAX_BYTES)
                        .setMaxAliasesForCollections(MAX_ALIASES)
                        .setAllowDuplicateKeys(true)
                        .build();
        try {
            if (Files.size(file) > MAX_BYTES) {
                refuse(0, "", "ce fichier est trop grand.");
                return Optional.empty();
            }
            Optional<Node> node = new Compose(settings).composeString(Files.readString(file));
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Optional.of(open(mapping, ""));
            }
            refuse(0, "", "ce fichier devrait contenir des clés et leurs valeurs.");
        } catch (CharacterCodingException e) {
            refuse(0, "", "ce fichier n’est pas écrit en UTF-8.");
        } catch (IOException e) {
            refuse(0, "", "ce fichier est introuvable ou illisible.");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            refuse(
                    line,
                    "",
                    "ce n’est pas du YAML à cet endroit : vérifiez le retrait, les deux-points et"
                            + " les guillemets.");
        } catch (YamlEngineException e) {
            refuse(0, "", "ce fichier n’est pas du YAML.");
        }
        return Optional.empty();
    }

    YamlMap open(MappingNode node, String path) {
        YamlMap map = new YamlMap(this, node, path);
        opened.add(map);
        return map;
    }

    void refuse(int line, String key, String sentence) {
        mistakes.add(new Mistake(file, line, key, sentence));
    }

    Path file() {
        return file;
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
