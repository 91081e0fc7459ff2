package fr.passerelle.answering;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// A language a patient speaks, from a closed list: the referrer's own words are free text and
/// are never shown to a doctor who has not said yes.
enum SpokenLanguage {
    ENGLISH("anglais", "English"),
    ARABIC("arabe", "Arabic"),
    ARMENIAN("armenien", "arménien", "Armenian"),
    BERBER("berbere", "berbère", "Berber"),
    CHINESE("chinois", "Chinese"),
    SPANISH("espagnol", "Spanish"),
    GEORGIAN("georgien", "géorgien", "Georgian"),
    ITALIAN("italien", "Italian"),
    PORTUGUESE("portugais", "Portuguese"),
    ROMANIAN("roumain", "Romanian"),
    RUSSIAN("russe", "Russian"),
    TURKISH("turc", "Turkish"),
    UKRAINIAN("ukrainien", "Ukrainian"),
    SIGN_LANGUAGE("signes", "langue des signes", "sign language"),
    OTHER("", "autre que le français", "other than French");

    private final String sought;
    private final String french;
    private final String english;

    SpokenLanguage(String french, String english) {
        this(french, french, english);
    }

    SpokenLanguage(String sought, String french, String english) {
        this.sought = sought;
        this.french = french;
        this.english = english;
    }

    /// Empty for French, with which no doctor needs help.
    static Optional<SpokenLanguage> of(String written) {
        String folded =
                Normalizer.normalize(written, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT);
        for (SpokenLanguage language : values()) {
            if (language != OTHER && folded.contains(language.sought)) {
                return Optional.of(language);
            }
        }
        return folded.startsWith("francais") ? Optional.empty() : Optional.of(OTHER);
    }

    String in(Language language) {
        return switch (language) {
            case FRENCH -> french;
            case ENGLISH -> english;
        };
    }
}
