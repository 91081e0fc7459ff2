package fr.passerelle.patient;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The names of the months and how they are cut short, in French and English.
public final class Months {
    private static final String[] NAMES = {
        "janvier janv jan january",
        "fevrier fevr fev february feb",
        "mars mar march",
        "avril avr april apr",
        "mai may",
        "juin june jun",
        "juillet juil july jul",
        "aout august aug",
        "septembre sept sep september",
        "octobre oct october",
        "novembre nov november",
        "decembre dec december"
    };

    private static final Map<String, Integer> NUMBERS = numbers();

    private Months() {}

    /// From 1 to 12.
    ///
    /// @param word in lower case, without accents
    public static OptionalInt of(String word) {
        Integer number = NUMBERS.get(word);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int month = 0; month < NAMES.length; month++) {
            for (String name : NAMES[month].split(" ", -1)) {
                numbers.put(name, month + 1);
            }
        }
        return Map.copyOf(numbers);
    }
}
