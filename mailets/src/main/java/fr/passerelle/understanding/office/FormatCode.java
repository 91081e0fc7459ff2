package fr.passerelle.understanding.office;

import fr.passerelle.understanding.office.NumberFormat.Choice;
import fr.passerelle.understanding.office.NumberFormat.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One section of a number format (ECMA-376 part 1 §18.8.31): its characters with what they are.
///
/// @param condition `>=1000` of `[>=1000]`, empty where there is none
/// @param marks characters that mean something, literal ones not among them
/// @param places the same with the literal ones, in their order
/// @param onlyDigits whether nothing stands there but digits and literal characters
record FormatCode(String condition, String marks, List<Place> places, boolean onlyDigits) {
    private static final String DATES = "ydhsm";

    FormatCode {
        places = List.copyOf(places);
    }

    static List<FormatCode> sections(String code) {
        List<FormatCode> sections = new ArrayList<>();
        int at = 0;
        while (at <= code.length()) {
            Reading reading = new Reading(code, at);
            sections.add(reading.section());
            at = reading.at + 1;
        }
        return sections;
    }

    boolean has(char mark) {
        return marks.indexOf(mark) >= 0;
    }

    boolean isTime() {
        return DATES.chars().anyMatch(mark -> has((char) mark));
    }

    boolean hasZeroOrCondition() {
        return has('0') || !condition.isEmpty();
    }

    Optional<Choice> digits() {
        boolean any = places.stream().anyMatch(place -> place instanceof Place.Digit);
        return onlyDigits && any ? Optional.of(new Choice(condition, places)) : Optional.empty();
    }

    private static final class Reading {
        private final String code;
        private final StringBuilder marks = new StringBuilder();
        private final List<Place> places = new ArrayList<>();
        private String condition = "";
        private boolean onlyDigits = true;
        private int at;

        Reading(String code, int at) {
            this.code = code;
            this.at = at;
        }

        FormatCode section() {
            while (at < code.length() && code.charAt(at) != ';') {
                char c = code.charAt(at);
                switch (c) {
                    case '"' -> quoted();
                    case '[' -> bracket();
                    case '\\' -> literal(at + 1);
                    // The width of a character, a character that fills.
                    case '_', '*' -> at++;
                    case '0', '#', '?' -> {
                        marks.append(c);
                        places.add(new Place.Digit(c == '0'));
                    }
                    case ' ', '-', '/', '(', ')', '|', '\u00a0' -> {
                        places.add(new Place.Itself(c));
                        onlyDigits &= c != '/';
                    }
                    default -> {
                        onlyDigits = false;
                        marks.append(Character.toLowerCase(c));
                    }
                }
                at++;
            }
            return new FormatCode(condition, marks.toString(), places, onlyDigits);
        }

        private void quoted() {
            int end = code.indexOf('"', at + 1);
            int to = end < 0 ? code.length() : end;
            for (int i = at + 1; i < to; i++) {
                places.add(new Place.Itself(code.charAt(i)));
            }
            at = to;
        }

        private void literal(int place) {
            if (place < code.length()) {
                places.add(new Place.Itself(code.charAt(place)));
            }
            at = place;
        }

        /// A colour, a language, a condition, or hours that go on behind 24.
        private void bracket() {
            int end = code.indexOf(']', at);
            int to = end < 0 ? code.length() : end;
            String inside = code.substring(at + 1, to).toLowerCase(Locale.ROOT);
            if (inside.equals("h") || inside.equals("m") || inside.equals("s")) {
                marks.append('h');
                onlyDigits = false;
            } else if (!inside.isEmpty() && "<>=".indexOf(inside.charAt(0)) >= 0) {
                condition = inside;
            }
            at = to;
        }
    }
}
