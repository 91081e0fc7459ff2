package fr.passerelle.understanding.hprim;

import java.util.Locale;
import java.util.Optional;

/// A line that opens or closes something: `****LAB****`, `****FIN****`, `****FINFICHIER****`.
enum Tag {
    LAB,
    END,
    END_OF_FILE;

    /// People end their texts with fewer.
    private static final int LEAST_STARS = 4;

    /// Further stars, blanks and case do not matter, as long as nothing else stands on the line.
    static Optional<Tag> find(String line) {
        String text = line.strip();
        int stars = 0;
        while (stars < text.length() && text.charAt(stars) == '*') {
            stars++;
        }
        if (stars < LEAST_STARS) {
            return Optional.empty();
        }
        int end = text.length();
        while (end > stars && text.charAt(end - 1) == '*') {
            end--;
        }
        return switch (text.substring(stars, end).strip().toUpperCase(Locale.ROOT)) {
            case "LAB" -> Optional.of(LAB);
            case "FIN" -> Optional.of(END);
            case "FINFICHIER", "FIN FICHIER" -> Optional.of(END_OF_FILE);
            case String _ -> Optional.empty();
        };
    }
}
