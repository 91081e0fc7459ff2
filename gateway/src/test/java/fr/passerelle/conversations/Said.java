package fr.passerelle.conversations;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

/// One thing the gateway said or did, as a story writes it.
///
/// @param words behind the verb; for `->` the mail's name without its number, and to whom
record Said(Verb verb, String words) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /// The words of the six steps, and those of the clock, the door out and the case.
    enum Verb {
        DUE("due"),
        OPENED("opened"),
        UNDERSTOOD("understood"),
        FILED("filed"),
        DECIDED("decided"),
        GOES("->"),
        NOTHING("nothing"),
        STATE("state"),
        STUCK("stuck");

        private final String word;

        Verb(String word) {
            this.word = word;
        }

        static Optional<Verb> find(String word) {
            return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
        }
    }

    static Said read(Verb verb, String rest) {
        return new Said(verb, verb == Verb.GOES ? rest.replaceFirst("^[0-9]{2}-", "") : rest);
    }

    /// A mail that left; `name` is its file without number.
    static Said goes(String name, String to) {
        return new Said(Verb.GOES, name + "  to " + to);
    }

    /// The name of the mail, of a `->` only.
    String mail() {
        int gap = words.indexOf(' ');
        return gap < 0 ? words : words.substring(0, gap);
    }

    String line() {
        return "%-10s %s".formatted(verb.word, words).stripTrailing();
    }

    static LocalDateTime clock(String text) {
        return LocalDateTime.parse(text, CLOCK);
    }

    static String clock(LocalDateTime at) {
        return CLOCK.format(at);
    }

    @Override
    public String toString() {
        return line();
    }
}
