package fr.passerelle.conversations;

import fr.passerelle.mail.Door;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/// One line of a story.
sealed interface Line {
    /// Counted from 1.
    int number();

    /// As it stands in the file.
    String text();

    /// A title, a comment or an empty line.
    record Silent(int number, String text) implements Line {}

    /// The procedure or the territory the story plays in.
    record Setting(int number, String text, What what, String name) implements Line {
        enum What {
            POLICY,
            TERRITORY
        }
    }

    /// The clock moves; every due date on the way is seen to at its own instant.
    record At(int number, String text, LocalDateTime at) implements Line {}

    /// A mail comes in through a door.
    record Comes(int number, String text, String file, Door door) implements Line {}

    /// What the gateway must say or do.
    record Expected(int number, String text, Said said) implements Line {}

    /// Doors a story can name: the operator's closed network, or the wide world.
    Door CLOSED = new Door("imap:bal", true);

    Door OPEN = new Door("smtp:monde", false);

    /// @throws IllegalArgumentException with a sentence that names the line
    static Line read(int number, String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.startsWith("#")) {
            return new Silent(number, text);
        }
        int gap = 0;
        while (gap < bare.length() && bare.charAt(gap) != ' ') {
            gap++;
        }
        String verb = bare.substring(0, gap);
        String rest = bare.substring(gap).strip();
        return switch (verb) {
            case "policy", "territory" ->
                    new Setting(
                            number,
                            text,
                            Setting.What.valueOf(verb.toUpperCase(Locale.ROOT)),
                            rest);
            case "at" -> new At(number, text, Said.clock(rest));
            case "<-" -> comes(number, text, rest);
            default ->
                    Said.Verb.find(verb)
                            .<Line>map(known -> new Expected(number, text, Said.read(known, rest)))
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "line "
                                                            + number
                                                            + ": no verb is called "
                                                            + verb));
        };
    }

    private static Line comes(int number, String text, String rest) {
        int gap = rest.indexOf(' ');
        String file = gap < 0 ? rest : rest.substring(0, gap);
        String through = gap < 0 ? "" : rest.substring(gap).strip();
        Optional<Door> door =
                switch (through) {
                    case "" -> Optional.of(CLOSED);
                    case "open" -> Optional.of(OPEN);
                    default -> Optional.empty();
                };
        return new Comes(
                number,
                text,
                file,
                door.orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "line " + number + ": no door is called " + through)));
    }
}
