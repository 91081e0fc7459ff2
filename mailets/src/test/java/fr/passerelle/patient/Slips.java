package fr.passerelle.patient;

import java.util.ArrayList;
import java.util.List;

/// Slips of the pen in a number.
final class Slips {
    private Slips() {}

    /// Each digit replaced by each other one.
    static List<String> digits(String number) {
        List<String> slips = new ArrayList<>();
        for (int i = 0; i < number.length(); i++) {
            for (char c = '0'; c <= '9'; c++) {
                if (Character.isDigit(number.charAt(i)) && number.charAt(i) != c) {
                    slips.add(number.substring(0, i) + c + number.substring(i + 1));
                }
            }
        }
        return slips;
    }

    /// Each two neighbours that differ, exchanged.
    static List<String> exchanges(String number) {
        List<String> slips = new ArrayList<>();
        for (int i = 1; i < number.length(); i++) {
            char before = number.charAt(i - 1);
            char after = number.charAt(i);
            if (before != after) {
                slips.add(number.substring(0, i - 1) + after + before + number.substring(i + 1));
            }
        }
        return slips;
    }
}
