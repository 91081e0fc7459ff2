package fr.passerelle.config;

import java.nio.file.Path;

/// Something in a configuration file that cannot be used.
///
/// @param line counted from 1; 0 where it is about the file as a whole
/// @param key dotted path of the key ("portes.imap[2].port"), empty for the file as a whole
/// @param sentence in French, ending in a full stop
public record Mistake(Path file, int line, String key, String sentence) {
    /// The whole of it, on one line.
    public String inWords() {
        StringBuilder words = new StringBuilder();
        words.append(file.getFileName());
        if (line > 0) {
            words.append(", ligne ").append(line);
        }
        if (!key.isEmpty()) {
            words.append(", clé « ").append(key).append(" »");
        }
        return words.append(" : ").append(sentence).toString();
    }
}
