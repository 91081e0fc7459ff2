package fr.passerelle.xml;

import fr.passerelle.mail.Limits;
import java.util.ArrayList;
import java.util.List;

/// One pass over the marks of a document, before the parser is asked: how deep, how many, how
/// long, and whether there is a document type. Up to the first place where a document is not
/// well-formed this sees what the parser will see; behind it neither goes on.
final class Markup {
    private static final int PLACES = 128;

    /// What ends a name.
    private static final boolean[] ENDS = new boolean[128];

    static {
        for (char c : ">/='\"? \t\r\n<".toCharArray()) {
            ENDS[c] = true;
        }
    }

    private final String text;

    /// Names by the last bits of their hash, as the tables of Woodstox (and of everybody who
    /// takes the hash of `String`) place them, whatever the size of the table.
    private final List<List<String>> names = new ArrayList<>(PLACES);

    private int different;

    /// Namespaces declared on each of the elements that are open.
    private final int[] declared = new int[Limits.XML_DEPTH + 1];

    private int depth;
    private int elements;
    private int inScope;

    private Markup(String text) {
        this.text = text;
        for (int i = 0; i < PLACES; i++) {
            names.add(new ArrayList<>(4));
        }
    }

    /// Returns when the document is within all bounds.
    static void check(String text) {
        new Markup(text).run();
    }

    private void run() {
        int at = text.indexOf('<');
        while (at >= 0) {
            int end = past(at);
            at = end < 0 ? -1 : text.indexOf('<', end);
        }
    }

    /// The offset behind the mark at this place, -1 where it does not end or cannot be one: the
    /// parser will say so.
    private int past(int at) {
        if (text.startsWith("<!--", at)) {
            return behind("-->", at + 4);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return behind("]]>", at + 9);
        }
        if (text.startsWith("<!", at)) {
            throw unsafe(XmlRead.Danger.DOCTYPE, at);
        }
        if (text.startsWith("<?", at)) {
            name(at + 2, nameEnd(at + 2), at);
            return behind("?>", at + 2);
        }
        if (text.startsWith("</", at)) {
            if (depth > 0) {
                inScope -= declared[depth];
                depth--;
            }
            return behind(">", at + 2);
        }
        return startTag(at);
    }

    private int behind(String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? -1 : at + mark.length();
    }

    private int startTag(int start) {
        if (++elements > Limits.XML_ELEMENTS) {
            throw unsafe(XmlRead.Danger.TOO_MANY_ELEMENTS, start);
        }
        if (++depth > Limits.XML_DEPTH) {
            throw unsafe(XmlRead.Danger.TOO_DEEP, start);
        }
        declared[depth] = 0;
        int at = nameEnd(start + 1);
        name(start + 1, at, start);
        int attributes = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '>') {
                if (text.charAt(at - 1) == '/') {
                    inScope -= declared[depth];
                    depth--;
                }
                return at + 1;
            }
            if (c == '"' || c == '\'') {
                int end = text.indexOf(c, at + 1);
                if (end - at > Limits.XML_ATTRIBUTE_CHARS) {
                    throw unsafe(XmlRead.Danger.TOO_MUCH_TEXT, at);
                }
                if (end < 0) {
                    return -1;
                }
                at = end + 1;
            } else if (c > ' ' && c != '=' && c != '/') {
                int end = nameEnd(at);
                attribute(at, end, start);
                if (++attributes > Limits.XML_ATTRIBUTES) {
                    throw unsafe(XmlRead.Danger.TOO_MANY_ATTRIBUTES, start);
                }
                at = end;
            } else {
                at++;
            }
        }
        return -1;
    }

    private void attribute(int from, int to, int start) {
        name(from, to, start);
        if (text.startsWith("xmlns", from)) {
            declared[depth]++;
            if (++inScope > Limits.XML_NAMESPACES) {
                throw unsafe(XmlRead.Danger.TOO_MANY_NAMESPACES, start);
            }
        }
    }

    private static boolean endsName(char c) {
        return c < ENDS.length && ENDS[c];
    }

    /// Always behind `from`, so that a scan goes on over anything.
    private int nameEnd(int from) {
        int at = from + 1;
        while (at < text.length() && !endsName(text.charAt(at))) {
            at++;
        }
        return Math.min(at, text.length());
    }

    private void name(int from, int to, int mark) {
        if (from >= to) {
            return;
        }
        if (to - from > Limits.XML_NAME_CHARS) {
            throw unsafe(XmlRead.Danger.TOO_MUCH_TEXT, mark);
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash & 0xff) >> 1;
        // Nearly every name of a document stands there for the hundredth time.
        for (String known : names.get(place)) {
            if (known.length() == to - from && text.startsWith(known, from)) {
                return;
            }
        }
        names.get(place).add(text.substring(from, to));
        if (++different > Limits.XML_NAMES || names.get(place).size() > Limits.XML_NAMES_TOGETHER) {
            throw unsafe(XmlRead.Danger.TOO_MANY_NAMES, mark);
        }
    }

    private Stopped unsafe(XmlRead.Danger danger, int at) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Stopped(new XmlRead.Unsafe<>(danger, new Place("", line, at - lineStart + 1)));
    }
}
