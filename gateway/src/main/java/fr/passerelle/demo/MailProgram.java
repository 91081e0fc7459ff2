package fr.passerelle.demo;

import java.util.Locale;

/// The program somebody writes with: each quotes the mail it answers in its own way.
enum MailProgram {
    /// A ruler and the header fields, the text under it unchanged.
    OUTLOOK,
    /// One line that says who wrote when, then `>` in front of every line.
    THUNDERBIRD,
    /// The same behind « Envoyé de mon iPhone ».
    PHONE,
    /// HTML with the mail inside a `blockquote`.
    WEBMAIL;

    /// Everybody keeps to one program.
    static MailProgram of(String personId) {
        int number = Integer.parseInt(personId.toUpperCase(Locale.ROOT).replaceAll("\\D", "0"));
        return values()[number % values().length];
    }
}
