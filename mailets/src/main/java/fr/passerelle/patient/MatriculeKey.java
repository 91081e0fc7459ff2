package fr.passerelle.patient;

/// The key of a matricule INS: 97 minus the number modulo 97, on 13 characters; the Corsican
/// 2A counts as 19, 2B as 18. It finds every wrong character and every exchange of neighbours.
final class MatriculeKey {
    static final int NUMBER = 13;
    static final int LENGTH = NUMBER + 2;

    /// Where the department stands.
    private static final int DEPARTMENT = 5;

    private MatriculeKey() {}

    /// True for 13 digits, of which the seventh may be a Corsican letter.
    static boolean isNumber(String text) {
        String digits =
                Written.isCorsican(text, DEPARTMENT)
                        ? text.substring(0, DEPARTMENT) + "20" + text.substring(DEPARTMENT + 2)
                        : text;
        return Written.isDigits(digits, NUMBER);
    }

    /// True where the last two are digits and the key of what stands before them.
    ///
    /// @param matricule 15 characters that begin with a number
    static boolean fits(String matricule) {
        String key = matricule.substring(NUMBER);
        return Written.isDigits(key, 2)
                && Integer.parseInt(key) == of(matricule.substring(0, NUMBER));
    }

    /// From 1 to 97.
    private static int of(String number) {
        String digits = number;
        if (Written.isCorsican(number, DEPARTMENT)) {
            String counted = number.charAt(DEPARTMENT + 1) == 'A' ? "19" : "18";
            digits = number.substring(0, DEPARTMENT) + counted + number.substring(DEPARTMENT + 2);
        }
        return (int) (97 - Long.parseLong(digits) % 97);
    }
}
