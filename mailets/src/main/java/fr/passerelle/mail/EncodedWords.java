package fr.passerelle.mail;

/// Encoded words in header values (RFC 2047).
final class EncodedWords {
    private EncodedWords() {}

    static String decode(String value) {
        return value;
    }
}
