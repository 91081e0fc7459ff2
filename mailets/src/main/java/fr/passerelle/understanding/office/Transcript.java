package fr.passerelle.understanding.office;

import fr.passerelle.mail.Limits;

/// All text in the order in which it is read, to ask what was said between two places: the value of
/// a field that may be a word, or several paragraphs.
final class Transcript {
    private final StringBuilder said = new StringBuilder();

    void say(CharSequence text) {
        if (said.length() + text.length() > Limits.TEXT_CHARS) {
            throw NotRead.tooLong();
        }
        said.append(text);
    }

    int here() {
        return said.length();
    }

    /// @param place one that [#here] gave
    String since(int place) {
        return said.substring(place);
    }
}
