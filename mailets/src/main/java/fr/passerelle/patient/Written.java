package fr.passerelle.patient;

import java.util.Locale;

/// A number as people write it, made one word.
final class Written {
    /// More than any number here has with blanks between all its digits.
    private static final int MAX_CHARS = 64;

    private static final String BETWEEN = " .-/\t\u00A0\u2009\u202F";

    private Written() {}

    /// Without blanks, dots, hyphens and strokes, in capitals; empty where it is too long to be
    /// a number.
    static String compact(String number) {
        if (number.length() > MAX_CHARS) {
            return "";
        }
        StringBuilder compact = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (BETWEEN.indexOf(c) < 0) {
                compact.append(c);
            }
        }
        return compact.toString().toUpperCase(Locale.ROOT);
    }

    /// True for as many ASCII digits as this, and nothing else.
    static boolean isDigits(String text, int count) {
        if (text.length() != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// ASCII only: whoever writes Arabic digits means the same, and no register prints them.
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// True where `text` begins with the department of a part of Corsica.
    static boolean isCorsican(String text, int at) {
        return text.length() > at + 1
                && text.charAt(at) == '2'
                && (text.charAt(at + 1) == 'A' || text.charAt(at + 1) == 'B');
    }
}
