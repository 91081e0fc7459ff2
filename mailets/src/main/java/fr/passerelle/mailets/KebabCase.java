package fr.passerelle.mailets;

/// A record's name as configuration writes it: `FollowUp` is `follow-up`.
final class KebabCase {
    private KebabCase() {}

    static String of(String name) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                words.append('-');
            }
            words.append(Character.toLowerCase(c));
        }
        return words.toString();
    }
}
