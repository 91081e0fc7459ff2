package fr.passerelle.understanding.text;

import fr.passerelle.mail.Limits;

/// How far a page is read. A parser makes objects of every tag, and looks at all attributes of a
/// tag for each new one: both are counted before it begins.
final class HtmlBounds {
    private HtmlBounds() {}

    /// Where to stop: the end, or in front of the first tag too many.
    static int end(String html) {
        int length = Math.min(html.length(), Limits.TEXT_CHARS);
        int tags = 0;
        int tag = -1;
        int separators = 0;
        char quote = 0;
        for (int i = 0; i < length; i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (tag < 0) {
                if (c == '<') {
                    if (++tags > Limits.HTML_TAGS) {
                        return i;
                    }
                    // A comment has no attributes, and may hold all the styles of Word; a sign
                    // between two numbers begins nothing.
                    tag = i + 1 < length && beginsName(html.charAt(i + 1)) ? i : -1;
                    separators = 0;
                }
            } else if (c == '>') {
                tag = -1;
            } else if (c == '=' && i + 1 < length && isQuote(html.charAt(i + 1))) {
                // A value in quotes may be a whole picture. A quote that no value begins with is
                // part of a name.
                quote = html.charAt(++i);
            } else if (c <= ' ' || c == '/' || c == '<') {
                // A tag left open before another begins is one more object.
                tags += c == '<' ? 1 : 0;
                if (++separators > Limits.HTML_ATTRIBUTES) {
                    return tag;
                }
            }
        }
        return length;
    }

    private static boolean beginsName(char c) {
        return Character.isLetter(c) || c == '/';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
