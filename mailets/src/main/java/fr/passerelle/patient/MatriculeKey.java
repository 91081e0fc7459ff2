package fr.passerelle.patient;

/// The key of a matricule INS: 97 minus the number modulo 97, on 13 characters; the Corsican
/// 2A counts as 19, 2B as 18.
public final class MatriculeKey {
    private static final int NUMBER = 13;

    private MatriculeKey() {}

    /// True where these are 15 characters of the right shape with the right key.
    public static boolean fits(String matricule) {
        if (matricule.length() != NUMBER + 2) {
            return false;
        }
        long number = 0;
        for (int i = 0; i < NUMBER; i++) {
            char c = matricule.charAt(i);
            boolean corsica = i == 6 && (c == 'A' || c == 'B') && matricule.charAt(5) == '2';
            if (corsica) {
                // 2A… becomes 19…, 2B… becomes 18…: the two digits, seen as one number.
                number = number - 1;
                number = number * 10 + (c == 'A' ? 9 : 8);
            } else if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
            } else {
                return false;
            }
        }
        char tens = matricule.charAt(NUMBER);
        char units = matricule.charAt(NUMBER + 1);
        boolean digits = tens >= '0' && tens <= '9' && units >= '0' && units <= '9';
        return digits && (tens - '0') * 10 + (units - '0') == 97 - number % 97;
    }
}
