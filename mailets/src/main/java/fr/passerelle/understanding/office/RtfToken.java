package fr.passerelle.understanding.office;

import java.util.OptionalInt;

/// A piece of RTF (RTF 1.9, "RTF syntax").
sealed interface RtfToken {
    record Open() implements RtfToken {}

    record Close() implements RtfToken {}

    /// `\word` or `\word12`.
    record Control(String word, OptionalInt number) implements RtfToken {
        int or(int otherwise) {
            return number.orElse(otherwise);
        }

        /// On, unless it is followed by 0.
        boolean isOn() {
            return or(1) != 0;
        }
    }

    /// A backslash and one character.
    record Symbol(char character) implements RtfToken {}

    /// A byte of text, as it stands or as `\'hh`.
    record Letter(int octet) implements RtfToken {}

    record End() implements RtfToken {}
}
