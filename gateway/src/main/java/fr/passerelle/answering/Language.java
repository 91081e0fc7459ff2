package fr.passerelle.answering;

import java.util.Locale;

/// The two languages every text exists in.
public enum Language {
    FRENCH("fr", Locale.FRANCE),
    ENGLISH("en", Locale.UK);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /// As in a template's file name ("fr").
    public String code() {
        return code;
    }

    Locale locale() {
        return locale;
    }

    String yesOrNo(boolean yes) {
        return switch (this) {
            case FRENCH -> yes ? "oui" : "non";
            case ENGLISH -> yes ? "yes" : "no";
        };
    }
}
