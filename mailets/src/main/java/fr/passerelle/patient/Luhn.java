package fr.passerelle.patient;

/// The check digit of ISO/IEC 7812-1 annex B. It finds every wrong digit and every exchange of
/// neighbours but 09 and 90.
final class Luhn {
    private Luhn() {}

    /// @param digits ASCII digits only
    static boolean fits(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
